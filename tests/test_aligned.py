"""What the aligned export adds to our statements, word for word."""

from __future__ import annotations

from pyoxigraph import RdfFormat, Triple, parse

from hillgraph.export.aligned import aligned
from hillgraph.model.kinds import model

MODEL = model()
PREFIXES = "".join(f"PREFIX {name}: <{start}>\n" for name, start in MODEL.prefixes.items())


def read(turtle: str) -> list[Triple]:
    """Return the statements of *turtle*, in its order, with every prefix declared."""
    return [
        Triple(quad.subject, quad.predicate, quad.object)
        for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    ]


def test_a_membership_has_a_member_an_organization_and_its_days() -> None:
    """ORG's own three statements, and the days where schema.org looks for them."""
    tie = """caucus_membership:K000397.capac a hg:CaucusMembership ; hg:from person:K000397 ;
        hg:to caucus:capac ; hg:since "2021-01-03"^^xsd:date ; hg:role "member" ;
        prov:wasDerivedFrom document:press.1 ."""

    assert list(aligned(MODEL, read(tie))) == read(
        """caucus_membership:K000397.capac a org:Membership ; org:member person:K000397 ;
        org:organization caucus:capac ; schema:startDate "2021-01-03"^^xsd:date ."""
    )


def test_a_cosponsorship_is_a_participation_in_the_introduction() -> None:
    """ELI-DL's participations belong to activities; the role tells a cosponsor from the sponsor."""
    tie = """cosponsorship:K000400.119-hr-4687 a hg:Cosponsorship ; hg:from person:K000400 ;
        hg:to bill:119-hr-4687 ; hg:isOriginal false ."""

    assert list(aligned(MODEL, read(tie))) == read(
        """cosponsorship:K000400.119-hr-4687 a eli-dl:Participation ;
            eli-dl:participation_role hg:CosponsorshipRole ; eli-dl:had_participant_person person:K000400 .
        <https://w3id.org/hillgraph/id/bill/119-hr-4687#introduction>
            eli-dl:had_participation cosponsorship:K000400.119-hr-4687 ."""
    )


def test_a_referral_is_an_activity_of_its_bill() -> None:
    """Its day is the day of the activity, and of nothing else."""
    tie = """referral:119-hr-4687.hsju00 a hg:Referral ; hg:from bill:119-hr-4687 ; hg:to committee:hsju00 ;
        hg:since "2025-07-23"^^xsd:date ."""

    assert list(aligned(MODEL, read(tie))) == read(
        """referral:119-hr-4687.hsju00 a eli-dl:Activity ; eli-dl:forms_part_of bill:119-hr-4687 ;
        eli-dl:had_participant_organization committee:hsju00 ;
        eli-dl:activity_date "2025-07-23"^^xsd:date ."""
    )


def test_a_bill_is_a_process_with_its_introduction() -> None:
    """The participations need an activity to hang on, with its day and its Congress."""
    bill = """bill:119-hr-4687 a hg:Bill ; rdfs:label "H.R. 4687"@en ; hg:title "A title" ;
        hg:describedIn document:billstatus.119-hr-4687 ; hg:congress congress:119 ;
        hg:introducedOn "2025-07-23"^^xsd:date ."""

    assert list(aligned(MODEL, read(bill))) == read(
        """bill:119-hr-4687 a eli-dl:LegislativeProcess .
        <https://w3id.org/hillgraph/id/bill/119-hr-4687#introduction> a eli-dl:Activity ;
            eli-dl:activity_label "introduction"@en ; eli-dl:forms_part_of bill:119-hr-4687 .
        bill:119-hr-4687 eli-dl:process_title "A title" ;
            schema:subjectOf document:billstatus.119-hr-4687 .
        <https://w3id.org/hillgraph/id/bill/119-hr-4687#introduction>
            eli-dl:parliamentary_term congress:119 ; eli-dl:activity_date "2025-07-23"^^xsd:date ."""
    )


def test_a_person_is_a_person_of_foaf() -> None:
    """Statements that are in standard words already are not said twice."""
    person = """person:K000397 a hg:Person ; foaf:familyName "Kim" ; hg:birthDate "1962-10-18"^^xsd:date ;
        hg:cosponsors bill:119-hr-4687 ."""

    assert list(aligned(MODEL, read(person))) == read(
        """person:K000397 a foaf:Person ; schema:birthDate "1962-10-18"^^xsd:date ."""
    )


def test_an_observation_belongs_to_the_data_set_of_its_kind() -> None:
    """The Data Cube asks for exactly one, and the ontology holds its structure."""
    tie = """issuance:E-4.KR.2025-01 a hg:Issuance ; hg:from visa:E-4 ; hg:to country:KR ; hg:number 7 ."""

    assert list(aligned(MODEL, read(tie))) == read(
        "issuance:E-4.KR.2025-01 a qb:Observation ; qb:dataSet hg:IssuanceDataSet ."
    )


def test_what_is_not_ours_is_left_alone() -> None:
    """A node of somebody else's is not ours to classify."""
    assert list(aligned(MODEL, read("<https://example.org/1> a hg:Person ."))) == []
