"""A small Congress in the official form: bills with a sponsor, cosponsors and an action each."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

MEMBERS = ("Z000001", "Z000002", "Z000003", "Z000004")
FORM = """\
<?xml version="1.0" encoding="utf-8" standalone="no"?>
<billStatus><version>3.0.0</version><bill>
<number>{number}</number><updateDate>{updated}T08:00:00Z</updateDate><type>HR</type>
<introducedDate>2025-01-09</introducedDate><congress>119</congress>
<actions><item><actionDate>2025-01-09</actionDate><text>Introduced in House</text><type>IntroReferral</type>
<actionCode>1000</actionCode><sourceSystem><code>9</code><name>Library of Congress</name></sourceSystem>
</item></actions>
<sponsors>{sponsor}</sponsors><cosponsors>{cosponsors}</cosponsors>
<titles><item><titleType>Display Title</titleType><title>{title}</title></item></titles>
<title>{title}</title></bill></billStatus>
"""
MEMBER = """\
<item><bioguideId>{id}</bioguideId><fullName>Rep. Person, {id} [D-CA-{district}]</fullName>
<firstName>{id}</firstName><lastName>Person</lastName><party>D</party><state>CA</state>\
<district>{district}</district>{rest}</item>"""
JOINED = (
    "<sponsorshipDate>{day}</sponsorshipDate><isOriginalCosponsor>{original}</isOriginalCosponsor>{withdrawn}"
)


def bill(
    number: int,
    *,
    updated: str = "2025-06-01",
    title: str = "",
    joined: str = "2025-02-03",
    withdrawn: str = "",
) -> str:
    """Return the file of H.R. *number*: three members *joined*, and one of them may have *withdrawn*."""
    order = [MEMBERS[(number + place) % len(MEMBERS)] for place in range(len(MEMBERS))]
    cosponsors = "".join(
        _member(who, joined=joined, withdrawn=withdrawn if place == 0 else "")
        for place, who in enumerate(order[1:])
    )
    return FORM.format(
        number=number,
        updated=updated,
        title=title or f"Sample Act {number}",
        sponsor=_member(order[0]),
        cosponsors=cosponsors,
    )


def folder_of(numbers: Iterable[int], folder: Path) -> Path:
    """Write the bills with these *numbers* into a new *folder*, under their official names."""
    folder.mkdir()
    for number in numbers:
        (folder / named(number)).write_text(bill(number), encoding="utf-8")
    return folder


def zip_of(folder: Path, path: Path) -> Path:
    """Pack the files of *folder* as the publisher does."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, file.name)
    return path


def named(number: int) -> str:
    """Return the official name of the file of H.R. *number*."""
    return f"BILLSTATUS-119hr{number}.xml"


def _member(who: str, *, joined: str = "", withdrawn: str = "") -> str:
    gone = f"<sponsorshipWithdrawnDate>{withdrawn}</sponsorshipWithdrawnDate>" if withdrawn else ""
    rest = JOINED.format(day=joined, original="False", withdrawn=gone) if joined else ""
    return MEMBER.format(id=who, district=int(who[-1]), rest=rest)
