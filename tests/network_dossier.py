"""A small Congress as a dossier, whose networks can be worked out by hand.

Of the 118th, hr-1 (by Ann) has the cosponsors Bea from the first day, Cal later, and Dot who withdrew; hr-2
(by Cal) has Ann, Bea and, later, Dot; hres-3 (by Ann) has Bea; s-1 (by Eve) has none. Of the 119th, hr-1 (by
Bea) has Ann. Ann and Bea are Democrats, Cal and Dot, a Delegate, and Eve, a Senator, are Republicans.
"""

from __future__ import annotations

import pytest

import hillgraph
from hillgraph.graph import Graph
from tests.conftest import write_dossier

ANN, BEA, CAL, DOT, EVE = (f"person:Z00000{number}" for number in range(1, 6))
DOCUMENTS = "documents:\n" + "".join(
    f"  - {{id: document:record.{number}, title: Record {number}, updated_on: 2024-09-01}}\n"
    for number in range(1, 5)
)
TIE = "from,to,since,document\n"
NETWORK = {
    "documents.yml": DOCUMENTS,
    "things.yml": """\
things:
  - {id: congress:118, label: 118th Congress, document: document:record.1}
  - {id: congress:119, label: 119th Congress, document: document:record.1}
  - {id: chamber:house, label: House, document: document:record.1}
  - {id: chamber:senate, label: Senate, document: document:record.1}
  - {id: party:democratic, label: Democratic Party, document: document:record.1}
  - {id: party:republican, label: Republican Party, document: document:record.1}
  - {id: subject:lamps, label: Lamps, document: document:record.1}
  - {id: committee:hslh00, label: Lighthouses, chamber: chamber:house, document: document:record.1}
  - {id: committee:hslm00, label: Lamps, chamber: chamber:house, document: document:record.1}
  - {id: committee:hslm01, label: Wicks, part_of: committee:hslm00, document: document:record.1}
  - {id: committee:hsxx00, label: Nobody Else, chamber: chamber:house, document: document:record.1}
  - {id: caucus:oil, label: Oil Caucus, document: document:record.1}
  - {id: caucus:wax, label: Wax Caucus, document: document:record.1}
  - {id: organization:chandlers, label: The Chandlers, document: document:record.1}
  - {id: organization:bright, label: Bright LLP, document: document:record.1}
  - {id: organization:office-of-ann, label: Office of Ann, document: document:record.1}
  - {id: person:lou, label: Lou, document: document:record.1}
  - id: filing:lda.1
    label: Filing 1
    register: LDA
    in_force: true
    posted_on: 2023-04-01
    document: document:record.3
  - id: filing:lda.2
    label: Filing 2
    register: LDA
    in_force: true
    posted_on: 2023-07-01
    document: document:record.4
  - id: filing:lda.3
    label: Filing 3
    register: LDA
    in_force: false
    posted_on: 2023-07-02
    document: document:record.4
""",
    "person.csv": f"""\
id,label,bioguide,icpsr,govtrack,document
{ANN},Ann,Z000001,21 | 41,401,document:record.1
{BEA},Bea,Z000002,22,402,document:record.1
{CAL},Cal,Z000003,23,403,document:record.1
{DOT},Dot,Z000004,,,document:record.1
{EVE},Eve,Z000005,25,405,document:record.1
""",
    "bill.csv": """\
id,label,congress,bill_type,number,introduced_on,subject,document
bill:118-hr-1,H.R. 1,congress:118,hr,1,2023-01-10,subject:lamps,document:record.1
bill:118-hr-2,H.R. 2,congress:118,hr,2,2023-02-10,,document:record.2
bill:118-hres-3,H.Res. 3,congress:118,hres,3,2023-03-10,,document:record.1
bill:118-s-1,S. 1,congress:118,s,1,2023-01-10,,document:record.1
bill:119-hr-1,H.R. 1,congress:119,hr,1,2025-01-10,,document:record.1
""",
    "sponsorship.csv": f"""\
{TIE}{ANN},bill:118-hr-1,2023-01-10,document:record.1
{CAL},bill:118-hr-2,2023-02-10,document:record.2
{ANN},bill:118-hres-3,,document:record.1
{EVE},bill:118-s-1,2023-01-10,document:record.1
{BEA},bill:119-hr-1,2025-01-10,document:record.1
""",
    "cosponsorship.csv": f"""\
from,to,since,is_original,withdrawn_on,document
{BEA},bill:118-hr-1,2023-01-10,true,,document:record.1
{CAL},bill:118-hr-1,2023-03-01,false,,document:record.1
{DOT},bill:118-hr-1,2023-03-01,false,2023-04-01,document:record.1
{ANN},bill:118-hr-2,2023-02-10,true,,document:record.2
{BEA},bill:118-hr-2,2023-02-10,true,,document:record.2
{DOT},bill:118-hr-2,2023-05-01,false,,document:record.2
{BEA},bill:118-hres-3,2023-03-10,true,,document:record.1
{ANN},bill:119-hr-1,2025-02-01,false,,document:record.1
""",
    "party_membership.csv": "from,to,congress,document\n"
    + "".join(f"{who},party:democratic,congress:118,document:record.1\n" for who in (ANN, BEA))
    + "".join(f"{who},party:republican,congress:118,document:record.1\n" for who in (CAL, DOT, EVE)),
    "service.csv": f"""\
from,to,congress,state,nominate1,document
{ANN},chamber:house,congress:118,CA,-0.500,document:record.1
{BEA},chamber:house,congress:118,NY,-0.300,document:record.1
{CAL},chamber:house,congress:118,TX,0.600,document:record.1
{DOT},chamber:house,congress:118,GU,,document:record.1
{EVE},chamber:senate,congress:118,UT,0.400,document:record.1
""",
    "referral.csv": f"{TIE}bill:118-hr-1,committee:hslh00,2023-01-10,document:record.1\n",
    "committee_membership.csv": f"""\
from,to,role,since,until,observed_on,document
{ANN},committee:hslh00,member,,2023-03-01,,document:record.1
{BEA},committee:hslh00,member,,,2024-09-01,document:record.1
{CAL},committee:hslh00,chair,,,2024-09-01,document:record.1
{BEA},committee:hslm00,chair,,,2024-09-01,document:record.2
{CAL},committee:hslm00,member,,,2024-09-01,document:record.2
{CAL},committee:hslm01,chair,,,2024-09-01,document:record.2
{DOT},committee:hsxx00,chair,,,2024-09-01,document:record.2
""",
    "caucus_membership.csv": f"""\
from,to,role,since,until,document
{ANN},caucus:oil,member,,,document:record.1
{BEA},caucus:oil,member,,,document:record.1
{BEA},caucus:wax,member,,,document:record.2
{CAL},caucus:wax,member,,,document:record.2
{DOT},caucus:wax,member,2023-06-01,,document:record.2
""",
    "engagement.csv": """\
from,to,register,since,until,document
organization:bright,organization:chandlers,LDA,2023-01-01,2023-06-30,document:record.3
organization:bright,organization:chandlers,press,2024-01-01,,document:record.4
""",
    "lobbying_activity.csv": """\
from,to,client,document
filing:lda.1,bill:118-hr-1,organization:chandlers,document:record.3
filing:lda.2,bill:118-hr-1,organization:chandlers,document:record.4
filing:lda.3,bill:118-hr-2,organization:chandlers,document:record.4
""",
    "former_position.csv": f"""\
from,to,role,with_legislator,since_year,until_year,document
person:lou,organization:office-of-ann,aide,{ANN},2015,2018,document:record.3
person:lou,organization:office-of-ann,counsel,{ANN},2019,2020,document:record.3
person:lou,committee:hslh00,clerk,,2021,2022,document:record.4
""",
}


@pytest.fixture(scope="session")
def lamps(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """Build that small Congress, once."""
    folder = tmp_path_factory.mktemp("lamps")
    hillgraph.build(folder / "store", dossiers=[write_dossier(NETWORK, folder / "lamps")])
    return hillgraph.open(folder / "store")
