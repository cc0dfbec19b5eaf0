"""Former positions: what of a covered position is certain enough to be a tie, not words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from hillgraph.model.names import split
from hillgraph.model.records import Origin, Record, Thing, Tie, Value
from hillgraph.model.slugs import slug
from hillgraph.sources.lobbying.committees import named
from hillgraph.sources.lobbying.known import Known
from hillgraph.sources.lobbying.members import joined
from hillgraph.sources.lobbying.offices import SEGMENT, Office, offices
from hillgraph.sources.lobbying.parties import GOVERNMENT
from hillgraph.sources.lobbying.roles import in_capitals
from hillgraph.sources.stated import stated
from hillgraph.sources.states import delegates, states

BY_A_STATE = re.compile(
    r"\b(?:state['’]?s?\s(?:assembly|capitol|delegate|house|legislat\w+|rep\b|representative|sen\b|senat\w+)"
    r"|general\s(?:assembly|court)|house\sof\sdelegates|legislature|assembly\s?(?:man|member|woman)?"
    r"|city\scouncil|parliament)\b",
    re.IGNORECASE,
)
DELEGATE = re.compile(r"\bdel(?:egate\b|\.)?\s{0,3}\Z", re.IGNORECASE)
ITSELF = re.compile(
    r"(?:former\s|u\.?s\.?\s)*(?:delegate|member|representative|senator|congress(?:man|woman|member|person))"
    r"(?:\sof\s(?:the\s)?(?:u\.?s\.?\s)?(?:congress|house.*|senate))?",
    re.IGNORECASE,
)
ROLES_TOO = {"LA", "PA"}  # a Legislative or Press Assistant more often than Louisiana or Pennsylvania
TITLE = (
    r"(?i:the|then|former|state|house|senate|majority|minority|republican|democratic|leader|whip|speaker"
    r"|chair\w*|reps?\b\.?|representatives?|congress\w+|sens?\b\.?|senators?)"
)
CAPITAL = r"washington,?\s?d\.?\s?c\b"
ROOM = 40


class Post(NamedTuple):
    """A former position: at which body, with which legislator, as what, in which years, as printed."""

    body: str
    legislator: str | None
    role: str
    since: int | None
    until: int | None
    printed: str


def records(person: str, position: str, origin: Origin, known: Known, by: int) -> Iterator[Record]:
    """Yield the offices and ties that a covered *position*, told of *person* in a year, is certain to mean.

    A second time in one role at one body is numbered, by its years.
    """
    times: Counter[tuple[str, str]] = Counter()
    for post in sorted(_posts(position, known, by), key=lambda each: (each.since or 0, each.until or 0)):
        times[post.body, slug(post.role)] += 1
        if post.legislator:
            yield _office(post.body, known.labels[post.legislator], origin)
        properties: dict[str, Value | None] = {
            "role": post.role,
            "with_legislator": f"person:{post.legislator}" if post.legislator else None,
            "since_year": post.since,
            "until_year": post.until,
            "text": (post.printed,),
        }
        nth = times[post.body, slug(post.role)]
        yield Tie("former_position", person, post.body, origin, None, None, stated(properties), nth)


def _posts(text: str, known: Known, by: int) -> Iterator[Post]:
    """Yield each office in *text* whose holder or committee is certain, once."""
    found: dict[tuple[object, ...], Post] = {}
    for office in offices(text) if known.members or known.committees else ():
        role = in_capitals(office.role or "")
        if not slug(role) or ITSELF.fullmatch(role) or _elsewhere(office, text):
            continue
        legislator = _legislator(office, text, known, by)
        body = f"organization:office-of-{legislator}" if legislator else named(office, known.committees)
        if body:
            post = Post(body, legislator, role, office.since, office.until, text[slice(*office.span)])
            found.setdefault(post[:-1], post)
    yield from found.values()


def _legislator(office: Office, text: str, known: Known, by: int) -> str | None:
    """Return whose office it is; where no chamber is told a chairman may be an agency's."""
    if office.chamber is None:
        return None
    if DELEGATE.search(_before(office, text)) and office.state not in delegates():
        return None
    return joined(office, known.members, complete=known.complete, by=by)


def _elsewhere(office: Office, text: str) -> bool:
    """Say whether a State's legislature may be meant: the text speaks of one, or a State is named beside."""
    segment = _segment(office, text)
    if BY_A_STATE.search(segment) or _chamber_of_a_state().search(segment):
        return True
    if _state_before().search(_before(office, text)):
        return True
    end = _place(office, text) + len(office.holder)
    return office.kind == "committee" and _state_after().match(text, end, end + ROOM) is not None


def _segment(office: Office, text: str) -> str:
    """Return the part of *text*, between semicolons or line breaks, in which an office stands."""
    start = office.span[0]
    return next(each[0] for each in SEGMENT.finditer(text) if each.start() <= start < each.end())


def _before(office: Office, text: str) -> str:
    """Return what stands before the name of who or what an office is of."""
    place = _place(office, text)
    return text[max(0, place - ROOM) : place]


def _place(office: Office, text: str) -> int:
    """Return where the name begins, which may have been put into capitals to be read."""
    found = re.compile(re.escape(office.holder), re.IGNORECASE).search(text, *office.span)
    return found.start() if found else office.span[0]


@cache
def _chamber_of_a_state() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names()})(?:['’]s)?\s{{1,3}}(?:house|senate)\b", re.IGNORECASE)


@cache
def _state_before() -> re.Pattern[str]:
    codes = "|".join(sorted({*states()} - ROLES_TOO))
    return re.compile(rf"\b(?:(?i:{_names()})|{codes})(?:['’]s)?(?:\s{{1,3}}{TITLE}){{0,4}}\s{{0,3}}\Z")


@cache
def _state_after() -> re.Pattern[str]:
    return re.compile(
        rf"[\s,(–-]{{0,4}}(?:(?:of|for|in)\s)?(?:the\s)?(?:state\sof\s)?(?!{CAPITAL})(?:{_names()})\b",
        re.IGNORECASE,
    )


def _names() -> str:
    return "|".join(re.escape(each) for each in sorted(states().values()))


@lru_cache(maxsize=4096)
def _office(name: str, legislator: str, origin: Origin) -> Thing:
    """Return a legislator's office, the same object each time."""
    return Thing(*split(name), origin, {"label": f"Office of {legislator}"}, GOVERNMENT)
