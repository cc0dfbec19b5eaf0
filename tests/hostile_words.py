"""Words made to break a page, and a view in which each stands wherever a word can stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hillgraph.query.facts import Source
from hillgraph.render.view import Edge, Fact, Line, Node, View
from tests.pictured import pictured

RUNNING = (
    "</script><script>document.title='ran'</script>",
    "<!--<script>",
    "--></script></style></title><img src=x onerror=document.title='ran'>",
    "]]><svg/onload=alert(1)>",
    "\" autofocus onfocus='alert(1)' x=\"",
    "</textarea></noscript><iframe srcdoc='<script>alert(1)</script>'>",
    "<base href=//example.org/><meta http-equiv=refresh content=0>",
    "{{7*7}}{% raw %}${alert(1)}`",
    "&lt;script&gt;&#60;b&#62;",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "__proto__",
    "constructor",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01 javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "blob:https://example.org/0",
    "file:///etc/hostname",
    "//example.org/x",
    "\\\\example.org\\x",
    "?x",
    "#x",
    "https://example.org/\"onmouseover='alert(1)'",
    "https://example.org/\u202egpj.exe",
    "https://example.org@example.net/",
    "https://[::bad",
)
UNSEEN = (
    "user\u202etxt.exe",
    "\u202d\u202e" * 20 + "abc",
    "a\u2066b\u2067c\u2068d",
    "a\u202ab\u202bc\u200fd",
    "a\0b",
    "a" + "".join(map(chr, range(1, 32))) + "b",
    "a\x7f\x80\x9bb",
    "a\u2028b\u2029c",
    "a\ufeffb\ufffe\uffffc",
    "a\u200bb\u200dc\u2060d",
    "a\U000e0041b",
    "   ",
    "\u00a0\u3000",
    "\u00ad",
)
LONG = (
    "x" * 10_000,
    "W" * 10_000,
    "한" * 10_000,
    "م" * 1_000,
    "A\u00a0" * 1_000,
    "_/" * 5_000,
    "👩‍👩‍👧‍👦" * 200,
    "Z" + "\u0301\u0323\u0360" * 300,
    "word " * 2_000,
)
FOREIGN = (
    "👩‍👩‍👧‍👦🇰🇷👍🏽",
    "Z̷̢̧̛͙̼͇̹̗a̵̡̛͕͙͓͖̭l̶̡̨̛͕͙͓͖̭g̵̡̛͕͙͓͖̭ơ̶̡̨͕͙͓͖̭" + "\u0301\u0323\u0360" * 40,
    "جمعية التجارة الدولية الكورية",
    "איגוד הסחר הבין-לאומי (1999)",
    "Young Kim (קים 119) of מדינה",
    "株式会社日本貿易振興機構及びその他の関係団体",
    "한국무역협회 워싱턴지부",
    "ก็ิ์ํ๊" * 30,
    "ᠮᠣᠩᠭᠣᠯ",
    "K\u043er\u0435a ﷽ ﷺ",
)
OWN = {"running": RUNNING, "addresses": ADDRESSES, "unseen": UNSEEN, "long": LONG, "foreign": FOREIGN}


def spoken(words: Sequence[str], title: str) -> View:
    """Return a view of one thing, look, kind of tie and tie a word, all of whose words it is."""
    look, line = pictured().looks[0], pictured().lines[0]
    return View(
        title,
        date(2026, 6, 26),
        tuple(_node(number, word) for number, word in enumerate(words)),
        tuple(_edge(number, word, len(words)) for number, word in enumerate(words)),
        tuple(replace(look, name=f"l{i}", label=word, plural=word) for i, word in enumerate(words)),
        tuple(Line(f"t{i}", word, word, line.colour, line.width) for i, word in enumerate(words)),
        tuple(words),
        1,
        max(words, key=len),
    )


def _node(number: int, word: str) -> Node:
    return Node(f"person:n{number}", word, f"l{number}", _facts(number, word), "", word, contested=True)


def _edge(number: int, word: str, count: int) -> Edge:
    ends = (f"person:n{number}", f"person:n{(number + 1) % count}")
    return Edge(f"tie:{number}", f"t{number}", *ends, word, _facts(number, word), date(2025, 7, 23))


def _facts(number: int, word: str) -> tuple[Fact, ...]:
    said = Source(f"document:{number}", word, word, word, (word, word), word)
    plain = Source(f"document:plain.{number}", "The Record", "The Clerk", "2025-07-23", ("page 119",), word)
    return (
        Fact(word, word, (said, plain), word, contested=True),
        Fact("joined on", "2025-07-23", (plain, said)),
    )
