"""Typed values from what a person wrote, by the property they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from hillgraph.model.kinds import Model, Property, key_pattern
from hillgraph.model.names import KEY, split
from hillgraph.model.records import Single, Value, Words
from hillgraph.sources.marked import OTHERWISE_BOOLEAN, Entry, Listing, Marked, Scalar

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*\Z")
FORMS: dict[str, tuple[re.Pattern[str], str, Callable[[str], Single]]] = {
    "boolean": (re.compile(r"(?:true|false)\Z"), "true or false", lambda text: text == "true"),
    "integer": (re.compile(r"(?:0|-?[1-9][0-9]*)\Z"), "a whole number", int),
    "decimal": (re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?\Z"), "a number", Decimal),
    "link": (re.compile(r"https?://[^\s<>\"{}|\\^`]+\Z"), "an http address", str),
}

Report = Callable[[Marked, str], None]


class Fields:
    """Reads values; each fault goes to *report* with the place of the value."""

    def __init__(self, model: Model, report: Report) -> None:
        self._model = model
        self._report = report

    def value(self, prop: Property, given: Marked) -> Value | None:
        """Return the value of *prop* that *given* holds, None if it is faulty."""
        if isinstance(given, Listing) and not prop.many:
            self._report(given, f"'{prop.name}' takes one value, not a list")
            return None
        items = given.items if isinstance(given, Listing) else (given,)
        values = tuple(each for item in items if (each := self._single(prop, item)) is not None)
        if not values:
            return None
        return values if prop.many else values[0]

    def reference(self, given: Marked, kinds: tuple[str, ...], what: str) -> str | None:
        """Return a short name of one of *kinds* (any kind of thing where there are none)."""
        text = self._text(given, what)
        if text is None:
            return None
        kind, key = split(text)
        allowed = kinds or tuple(self._model.things)
        if kind not in allowed:
            self._report(
                given, f"'{what}' takes {' or '.join(f'{name}:…' for name in allowed)}, not '{text}'"
            )
        elif not KEY.match(key) or not key_pattern(self._model.things[kind].key).match(key):
            self._report(
                given, f"'{text}' is not a short name: a {kind} key looks different ({self._form(kind)})"
            )
        else:
            return text
        return None

    def texts(self, given: Marked, what: str) -> tuple[str, ...]:
        """Return one text or a list of them."""
        items = given.items if isinstance(given, Listing) else (given,)
        return tuple(text for item in items if (text := self._text(item, what)) is not None)

    def _form(self, kind: str) -> str:
        return self._model.things[kind].key

    def _single(self, prop: Property, given: Marked) -> Single | None:
        if prop.type == "thing":
            return self.reference(given, prop.to, prop.name)
        if prop.type == "words" and isinstance(given, Entry):
            return self._words(prop, given)
        text = self._text(given, prop.name, boolean=prop.type == "boolean")
        if text is None:
            return None
        if prop.pattern and not key_pattern(prop.pattern).match(text):
            self._report(given, f"'{prop.name}' is '{text}', which doesn't match {prop.pattern}")
            return None
        return self._typed(prop, text, given)

    def _typed(self, prop: Property, text: str, given: Marked) -> Single | None:
        if prop.type == "date":
            return self._date(prop, text, given)
        if prop.type not in FORMS:
            return text
        form, wanted, typed = FORMS[prop.type]
        good = self._is(given, f"'{prop.name}' takes {wanted}, not '{text}'", held=bool(form.match(text)))
        return typed(text) if good else None

    def _date(self, prop: Property, text: str, given: Marked) -> date | None:
        if not self._is(given, f"'{prop.name}' takes YYYY-MM-DD, not '{text}'", held=bool(DAY.match(text))):
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._report(given, f"'{prop.name}' is {text}, a day that doesn't exist")
            return None

    def _words(self, prop: Property, given: Entry) -> Words | None:
        if len(given.pairs) != 1:
            self._report(given, f"'{prop.name}' takes one language a value, as in {{ko: …}}")
            return None
        language, value = given.pairs[0]
        text = self._text(value, prop.name)
        known = bool(LANGUAGE.match(language.text))
        if not self._is(language, f"'{language.text}' is not a language tag", held=known):
            return None
        return None if text is None else Words(text, language.text)

    def _text(self, given: Marked, what: str, *, boolean: bool = False) -> str | None:
        if not isinstance(given, Scalar):
            self._report(given, f"'{what}' takes a single value")
            return None
        if given.plain and not boolean and given.text.lower() in OTHERWISE_BOOLEAN:
            self._report(given, f'{given.text} without quotes is a truth value in YAML; write "{given.text}"')
            return None
        if not given.text or (given.plain and given.text in {"~", "null"}):
            self._report(given, f"'{what}' is empty; leave it out")
            return None
        return given.text

    def _is(self, given: Marked, text: str, *, held: bool) -> bool:
        if not held:
            self._report(given, text)
        return held
