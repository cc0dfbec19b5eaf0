"""The form of a filing, and of whoever is named in it: every field, and whether it is read.

msgspec decodes by it; a field that is not here stops the reading with its path. What repeats from filing to
filing (`Raw` without a default) is decoded by its own form once for all that spell it alike. The others typed
`Ignored` are passed over for the reason beside them.

Source: OpenAPI description of the lobbying-disclosure REST service, version 1.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Raw, Struct

NONE = Raw(b"")
ABSENT = (NONE, Raw(b"null"))

Text = str | None
Number = Annotated[int, Meta(ge=1)]
Year = Annotated[int, Meta(ge=1995, le=2200)]
Half = Literal["mid_year", "year_end"]
Period = Literal["first_quarter", "second_quarter", "third_quarter", "fourth_quarter", "mid_year", "year_end"]
Method = Literal["a", "b", "c"]

Ignored = Raw  # a label of another field's code, an address within the service, or as said beside it


class Registrant(Struct, frozen=True, forbid_unknown_fields=True):
    """Who files, as the register has it now: a firm, or an organization for itself."""

    id: Number
    name: str
    house_registrant_id: int | None = None
    description: Text = None
    address_1: Text = None
    address_2: Text = None
    address_3: Text = None
    address_4: Text = None
    city: Text = None
    state: Text = None
    zip: Text = None
    country: Text = None
    country_display: Text = None
    ppb_country: Text = None
    ppb_country_display: Text = None
    dt_updated: Text = None
    url: Ignored = NONE
    state_display: Ignored = NONE
    contact_name: Ignored = NONE  # whom to call about the filing, who need not lobby
    contact_telephone: Ignored = NONE  # as above


class Client(Struct, frozen=True, forbid_unknown_fields=True):
    """For whom one registrant files; the same organization has another *id* with each registrant.

    *client_id* counts the clients of the registrant, and is in the House's files too. *registrant* is
    there where the client is not within a filing.
    """

    id: Number
    name: str
    client_id: int | str | None = None
    general_description: Text = None
    client_government_entity: bool | None = None
    client_self_select: bool | None = None
    state: Text = None
    country: Text = None
    country_display: Text = None
    ppb_state: Text = None
    ppb_country: Text = None
    ppb_country_display: Text = None
    effective_date: date | None = None
    registrant: Raw = NONE
    url: Ignored = NONE
    state_display: Ignored = NONE
    ppb_state_display: Ignored = NONE


class Lobbyist(Struct, frozen=True, forbid_unknown_fields=True):
    """A name as one registrant reports it; the same person has another *id* with each.

    *registrant* is there where the lobbyist is not within a filing.
    """

    id: Number
    last_name: Text = None
    first_name: Text = None
    middle_name: Text = None
    nickname: Text = None
    prefix_display: Text = None
    suffix_display: Text = None
    registrant: Raw = NONE
    prefix: Ignored = NONE
    suffix: Ignored = NONE


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """A lobbyist on one issue of a filing; *new* says that earlier filings didn't list the name."""

    lobbyist: Raw
    covered_position: Text = None
    new: bool | None = None


class Entity(Struct, frozen=True, forbid_unknown_fields=True):
    """A chamber or an agency that was contacted."""

    id: Number
    name: str


class Activity(Struct, frozen=True, forbid_unknown_fields=True):
    """What was lobbied on under one issue, by whom, where."""

    general_issue_code: str
    general_issue_code_display: str
    lobbyists: Raw
    government_entities: Raw
    description: Text = None
    foreign_entity_issues: Text = None


class Outside(Struct, frozen=True, forbid_unknown_fields=True):
    """An organization affiliated with the client, or a foreign entity behind it; such have no number."""

    name: Text
    contribution: Text = None
    ownership_percentage: Text = None
    address: Text = None
    address_1: Text = None
    address_2: Text = None
    address_3: Text = None
    address_4: Text = None
    city: Text = None
    state: Text = None
    zip: Text = None
    country: Text = None
    country_display: Text = None
    ppb_city: Text = None
    ppb_state: Text = None
    ppb_country: Text = None
    ppb_country_display: Text = None
    url: Text = None
    state_display: Ignored = NONE
    ppb_state_display: Ignored = NONE


class Conviction(Struct, frozen=True, forbid_unknown_fields=True):
    """A conviction of a lobbyist that the law has disclosed."""

    lobbyist: Lobbyist
    date: Text = None
    description: Text = None


class Filing(Struct, frozen=True, forbid_unknown_fields=True):
    """A registration (LD-1) or a report of activity (LD-2)."""

    filing_uuid: str
    filing_type: str
    filing_type_display: str
    filing_year: Year
    filing_period: Period
    registrant: Raw
    client: Raw
    lobbying_activities: list[Activity]
    filing_document_url: Text = None
    income: Text = None
    expenses: Text = None
    expenses_method: Method | None = None
    dt_posted: Text = None
    termination_date: date | None = None
    conviction_disclosures: list[Conviction] = []
    foreign_entities: list[Outside] = []
    affiliated_organizations: list[Outside] = []
    url: Ignored = NONE
    filing_period_display: Ignored = NONE
    filing_document_content_type: Ignored = NONE
    expenses_method_display: Ignored = NONE
    posted_by_name: Ignored = NONE  # who sent it in, who need not lobby
    registrant_country: Ignored = NONE  # where the registrant was at the time: `Registrant` has it as of now
    registrant_ppb_country: Ignored = NONE
    registrant_address_1: Ignored = NONE
    registrant_address_2: Ignored = NONE
    registrant_different_address: Ignored = NONE
    registrant_city: Ignored = NONE
    registrant_state: Ignored = NONE
    registrant_zip: Ignored = NONE
