"""Members of Congress, committees and agencies, as free text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from hillgraph.sources.lobbying.roles import FIRST_WORDS, OCCUPATIONS

BLANK = r"[ \u00a0]{1,3}"
NATION = rf"(?:\b(?:U\.{BLANK}?S\.|U\.?S\b\.?|United{BLANK}States){BLANK})?"
HOUSE = (
    r"(?i:reps?\b\.?|representatives?|congress(?:man|men|woman|women|member|person)|cong\.|del\.|delegate"
    r"|speaker)"
)
SENATE = r"(?i:sens?\b\.?|senators?)"
LEADER = (
    rf"(?:(?P<of>(?i:house|senate)){BLANK})?"
    rf"(?i:(?:majority|minority|republican|democratic){BLANK}(?:leader|whip)|chair(?:man|woman)?|ranking{BLANK}member)"
)
NO_NAME = (
    rf"(?!(?i:{FIRST_WORDS}|house|joint|rep|representative|sen|senate|senator|us|white|jr|sr|ii|iii|iv)\b)"
)
NAME_WORD = rf"{NO_NAME}[^\W\d_a-z](?:\.(?:[A-Z]\.){{0,2}}|[^\W\d_]*(?:['’-](?!s\b)[^\W\d_]+){{0,3}})"
PARTICLES = rf"(?:(?:[Dd]e|[Dd]el|[Dd]er|[Dd]i|[Ll]a|[Ll]e|[Ll]os|[Ss]t\.?|[Vv]an|[Vv]on){BLANK}){{0,2}}"
NAME = rf"{PARTICLES}{NAME_WORD}(?:{BLANK}{PARTICLES}{NAME_WORD}){{0,4}}(?:,?[ ](?i:jr|sr|ii|iii|iv)\b\.?)?"
DISTRICT = (
    r"(?:[ ]{0,2}(?:[(\[](?:[RDI][ ]?[-–,][ ]?)?(?P<state>[A-Z]{2})(?:[ ]?-[ ]?(?:\d{1,2}|AL))?[)\]]"
    r"|,?[ ][RDI][ ]?-[ ]?(?P<home>[A-Z]{2})(?:[ ]?-[ ]?(?:\d{1,2}|AL))?(?!\w)))?"
)
WORD = r"[^\W\d_a-z][\w'’-]*"
LINK = rf"{BLANK}(?:(?i:and|&|for|of|on|the|to){BLANK}){{0,3}}"
WORDS = rf"{WORD}(?:{LINK}{WORD}){{0,8}}"
COMMITTEE = r"(?i:(?:sub)?(?:committees?|cmtes?\b\.?|comm\.|cte\b\.?|panel))"
FIELDS = (
    r"(?i:aging|agriculture|appropriations?|armed\sservices|banking|budget|commerce|education|energy|environment|epw"
    r"|ethics|finance|financial\sservices|foreign\s(?:affairs|relations)|government\sreform|health|help|homeland"
    r"|hsgac|indian\saffairs|intelligence|judiciary|labor|natural\sresources|oversight|resources|rules|science"
    r"|small\sbusiness|transportation|veterans['’]?|ways\s(?:and|&)\smeans)"
)
AGENCY = (
    r"(?:Administration|Agency|Air[ ]Force|Army|Authority|Board|Bureau|Coast[ ]Guard|Commission|Corps|Council"
    r"|Institutes?|Marine|Navy|Service|ADMINISTRATION|AGENCY|ARMY|BUREAU|COMMISSION|NAVY|SERVICE)\b"
)
ANCHOR = re.compile(
    rf"""
    (?<!\w)(?:
      (?P<member>(?<![Ss]tate[ ])(?<!STATE[ ])(?<![Tt]rade[ ])(?<!TRADE[ ])(?<![Ss]pecial[ ])
        (?i:(?:personal{BLANK})?office{BLANK}of{BLANK}(?:the{BLANK})?)?(?i:(?:then|former)[- ])?{NATION}
        (?:(?P<house>{HOUSE})|(?P<senate>{SENATE})|(?P<leader>{LEADER})){BLANK}
        (?P<name>{NAME})(?:['’]s?(?!\w))?{DISTRICT}(?:['’]s?(?!\w))?(?:{BLANK}(?i:(?:personal{BLANK})?office)\b)?)
    | (?P<committee>
        (?P<chamber>{NATION}(?i:house|senate|joint)\b|[HS]\.){BLANK}
          (?:(?:{WORD}{LINK}){{0,7}}{COMMITTEE}(?:{BLANK}(?i:on|for)(?:{BLANK}the)?{BLANK}{WORDS})?
            | (?:{COMMITTEE}{BLANK}on{BLANK})?{FIELDS}(?!\w)(?:{LINK}{WORD}){{0,5}})
      | (?:{WORD}{LINK}){{0,3}}?{COMMITTEE}{BLANK}(?i:on|for)(?:{BLANK}the)?{BLANK}{WORDS})
    | (?P<agency>
        {NATION}(?i:department|dept\b\.?|dep['’]t\b\.?){BLANK}of{BLANK}(?:the{BLANK})?{WORDS}
      | (?i:office{BLANK}of{BLANK})(?:the{BLANK})?{WORDS}
      | (?i:(?:the{BLANK})?white{BLANK}house)(?:{BLANK}{WORDS})?
      | {NATION}(?!(?i:{OCCUPATIONS})\b){WORD}{LINK}(?:{WORD}{LINK}){{0,5}}?{AGENCY}
      | (?-i:(?<=,[ ])[A-Z]{{3,6}})(?!\w))
    | (?P<other>{NATION}(?i:house{BLANK}of{BLANK}representatives|house|senate)\b(?:{BLANK}{WORDS})?)
    )
    """,
    re.VERBOSE,
)
ENDED = r"(?=\s{0,2}(?:[,;:/()&\[–—-]|and\b|['’]?\d|\Z))"
ALSO = re.compile(
    rf"(?:[ ]?,[ ]?(?:and[ ])?|[ ](?:and|&)[ ]|[ ]?/[ ]?)(?P<name>{NAME})(?:['’]s?(?!\w))?{ENDED}"
)
PLURAL = ("s", "men", "women")
BETWEEN = re.compile(r"\s{0,2}[,/]?\s{0,2}(?:(?:of|at|in|within)\s)?(?:the\s)?")
LONGEST = 300
KINDS = ("member", "committee", "agency", "other")


class Body(NamedTuple):
    """Whose office, which committee or agency, as it is spelled, with what the words around it say."""

    kind: str
    spelled: str
    chamber: str | None
    state: str | None
    start: int
    end: int


def bodies(text: str, start: int, end: int) -> list[Body]:
    """Return the bodies that a stretch of *text* names; a part and its whole are one body."""
    found: list[Body] = []
    for each in _named(text, start, end):
        last = found[-1] if found else None
        short = last is not None and each.end - last.start < LONGEST
        if last and short and _one(last, each) and BETWEEN.fullmatch(text, last.end, each.start):
            kind = min(last.kind, each.kind, key=KINDS.index)
            spelled = text[last.start : each.end]
            found[-1] = Body(kind, spelled, last.chamber or each.chamber, None, last.start, each.end)
        else:
            found.append(each)
    return found


def _named(text: str, start: int, end: int) -> Iterator[Body]:
    before = start
    for match in ANCHOR.finditer(text, start, end):
        if match.start() < before:
            continue
        kind = next(each for each in KINDS if match[each])
        chamber = _chamber(match, kind)
        spelled = match["name"] if kind == "member" else match[0]
        yield Body(kind, spelled.strip(), chamber, match["state"] or match["home"], *match.span())
        title = match["house"] or match["senate"] or ""
        at = match.end() if title.lower().rstrip(".").endswith(PLURAL) else end
        while also := ALSO.match(text, at, end):
            yield Body(kind, also["name"], chamber, None, also.start("name"), also.end())
            before = at = also.end()


def _chamber(match: re.Match[str], kind: str) -> str | None:
    if kind == "agency":
        return None
    if kind == "member":
        said = "house" if match["house"] else "senate" if match["senate"] else match["of"] or ""
    else:
        said = match["chamber"] or match[0]
    words = said.lower()
    return next((chamber for chamber in ("house", "senate") if chamber in words), None)


def _one(first: Body, second: Body) -> bool:
    kinds = {first.kind, second.kind}
    return "member" not in kinds and (len(kinds) == 1 or "other" in kinds)
