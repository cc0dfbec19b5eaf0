"""What somebody was, written out: ``LD`` is a Legislative Director."""

from __future__ import annotations

import re

TITLES = {
    "aa": "Administrative Assistant",
    "cos": "Chief of Staff",
    "dcos": "Deputy Chief of Staff",
    "la": "Legislative Assistant",
    "lc": "Legislative Correspondent",
    "ld": "Legislative Director",
    "psm": "Professional Staff Member",
    "sa": "Staff Assistant",
    "sla": "Senior Legislative Assistant",
}
SHORT = {
    "adm": "Administrative",
    "admin": "Administrative",
    "adv": "Advisor",
    "adviser": "Advisor",
    "assoc": "Associate",
    "asst": "Assistant",
    "atty": "Attorney",
    "comm": "Communications",
    "comms": "Communications",
    "coord": "Coordinator",
    "corr": "Correspondent",
    "dep": "Deputy",
    "dir": "Director",
    "exec": "Executive",
    "gen": "General",
    "int'l": "International",
    "jr": "Junior",
    "leg": "Legislative",
    "legis": "Legislative",
    "mgr": "Manager",
    "prof": "Professional",
    "sec": "Secretary",
    "sect": "Secretary",
    "spec": "Special",
    "sr": "Senior",
}
WORD = re.compile(r"[^\W\d_][\w'’.]*")
SMALL = {"and", "at", "for", "in", "of", "on", "the", "to", "with"}
OCCUPATIONS = (
    "administrator|advisor|adviser|aide|analyst|assistant|asst|associate|attorney|chief|clerk|clerkship"
    "|coordinator|cos|counsel|counselor|dcos|dep|deputy|detailee|dir|director|fellow|intern|investigator|la|lc"
    "|ld|liaison|manager|member|parliamentarian|prof|psm|researcher|sa|scheduler|secretary|senior|sla"
    "|speechwriter|sr|staff|staffer"
)
FIRST_WORDS = (
    f"{OCCUPATIONS}|administrative|admin|comms?|communications|economic|exec|executive|general|health|law|leg|legis"
    "|legislative|majority|military|minority|national|office|personal|policy|press|professional|special|state"
    "|systems|tax|trade"
)


def written_out(spelled: str) -> str:
    """Return a role with its abbreviations written out, in capitals and small letters."""
    words = WORD.sub(_word, " ".join(spelled.split()))
    if words.isupper():
        return " ".join(
            part.lower() if part.lower() in SMALL else part.capitalize() for part in words.split()
        )
    return words


def in_capitals(role: str) -> str:
    """Return *role* with a capital on each word but small ones, so that one role is spelt one way."""
    first, *others = role.split() or [""]
    return " ".join(
        [first[:1].upper() + first[1:]]
        + [each.lower() if each.lower() in SMALL else each[:1].upper() + each[1:] for each in others]
    )


def _word(match: re.Match[str]) -> str:
    bare = match[0].replace(".", "").replace("’", "'").lower()
    if bare in TITLES and (match[0][:1].isupper() or len(bare) > 2):
        return TITLES[bare]
    return SHORT.get(bare) or match[0]
