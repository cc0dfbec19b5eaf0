"""A report as a page that needs no network and prints well, as Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict

from hillgraph.render.report import Report, Section
from hillgraph.render.templates import asset, environment

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def page(report: Report) -> str:
    """Return *report* as one HTML file."""
    template = environment().get_template("report.html.j2")
    return str(template.render(report=report, policy=POLICY, style=asset("report.css")))


def markdown(report: Report) -> str:
    """Return *report* as Markdown; drawings are told by what they say to who can't see them."""
    parts = [f"# {_escaped(report.title)}", f"As of {report.as_of}. {report.bill}"]
    for section in report.sections:
        parts += [f"## {section.title}", *_section(section)]
    return "\n\n".join(parts) + "\n"


def data(report: Report) -> str:
    """Return *report* as JSON: sections with headings, rows as texts, and reasons."""
    told = asdict(report)
    for section in told["sections"]:
        del section["drawings"]
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


FORMS: Mapping[str, Callable[[Report], str]] = {"html": page, "md": markdown, "json": data}


def _section(section: Section) -> list[str]:
    parts = [_escaped(text) for text in (section.lead, section.why_empty) if text]
    if section.rows:
        head = [section.headings, tuple("---" for _ in section.headings)]
        lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in (*head, *section.rows)]
        parts.append("\n".join(lines))
    parts += [
        _escaped(drawing.partition("<desc>")[2].partition("</desc>")[0]) for drawing in section.drawings
    ]
    if section.asked:
        parts.append(f"By `hillgraph query {section.asked}`.")
    return parts


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|").replace("\n", " ")


def _escaped(text: str) -> str:
    """Return *text* so that neither Markdown nor a browser takes it for markup."""
    for letter in "\\`*_[]#":
        text = text.replace(letter, f"\\{letter}")
    return text.replace("<", "&lt;")
