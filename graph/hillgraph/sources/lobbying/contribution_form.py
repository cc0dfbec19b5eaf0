"""The form of a report of contributions, of the service's constants, and of what holds them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from hillgraph.sources.lobbying.form import (
    NONE,
    Half,
    Ignored,
    Text,
    Year,
)

Present = Raw | UnsetType


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One contribution; its names are as typed, without any number."""

    contribution_type_display: str
    amount: str
    contributor_name: Text = None
    payee_name: Text = None
    honoree_name: Text = None
    date: date | None = None
    contribution_type: Ignored = NONE


class Contributions(Struct, frozen=True, forbid_unknown_fields=True):
    """A half-year's report (LD-203) of a registrant or of one of its lobbyists."""

    filing_uuid: str
    filing_type: Annotated[str, Meta(pattern="^(MM|MA|YY|YA)$")]
    filing_type_display: str
    filing_year: Year
    filing_period: Half
    filer_type: Literal["lobbyist", "registrant"]
    registrant: Raw
    no_contributions: bool
    contribution_items: list[Item]
    lobbyist: Raw = NONE
    pacs: list[str] = []
    comments: Text = None
    dt_posted: Text = None
    filing_document_url: Text = None
    url: Ignored = NONE
    filing_period_display: Ignored = NONE
    filing_document_content_type: Ignored = NONE
    filer_type_display: Ignored = NONE
    contact_name: Ignored = NONE  # whom to call about the filing
    address_1: Ignored = NONE  # that of the filer, often a home
    address_2: Ignored = NONE
    city: Ignored = NONE
    state: Ignored = NONE
    state_display: Ignored = NONE
    zip: Ignored = NONE
    country: Ignored = NONE
    country_display: Ignored = NONE


class Constant(Struct, frozen=True, forbid_unknown_fields=True):
    """A code and what it stands for; a government entity has a number in its place."""

    name: str
    value: str | None = None
    id: int | None = None


class Page(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of a list."""

    results: list[Raw]
    count: Ignored = NONE
    next: Ignored = NONE
    previous: Ignored = NONE


class Shape(Struct, frozen=True):
    """What an object must have to be a page, a filing, and so on; whatever else is in it."""

    results: Present = UNSET
    lobbying_activities: Present = UNSET
    contribution_items: Present = UNSET
    client_self_select: Present = UNSET
    house_registrant_id: Present = UNSET
    last_name: Present = UNSET
    filing_uuid: Present = UNSET
    filing_year: Present = UNSET
