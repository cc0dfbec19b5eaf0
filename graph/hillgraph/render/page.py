"""A view as one HTML file that needs no network: pyvis's nodes, edges and options in our own template."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from hillgraph.render.drawing import network
from hillgraph.render.folds import folds
from hillgraph.render.payload import packed
from hillgraph.render.templates import asset, environment
from hillgraph.render.view import View

SCRIPTS = (
    "words.js",
    "folds.js",
    "state.js",
    "marks.js",
    "labels.js",
    "canvas.js",
    "notes.js",
    "camera.js",
    "pointing.js",
    "legend.js",
    "search.js",
    "details.js",
    "table.js",
    "time.js",
    "paths.js",
    "compare.js",
    "story.js",
    "drawing.js",
    "save.js",
    "link.js",
    "start.js",
)


def page(view: View) -> str:
    """Return the picture of *view*: one file, the same bytes from the same view."""
    view = replace(
        view,
        nodes=tuple(sorted(view.nodes, key=lambda node: node.name)),
        edges=tuple(sorted(view.edges, key=lambda edge: edge.name)),
    )
    folded = folds(view)
    drawn = network(view, folded)
    vis, script = _vis(), _script()
    drawn.templateEnv = _environment(
        as_of=view.as_of.isoformat(),
        how_to_see=view.how_to_see,
        left_out=view.left_out,
        method=view.method,
        note=view.note,
        page_title=view.title,
        policy=_policy(vis, script),
        script=script,
        sources=view.sources,
        style=asset("page.css"),
        vis=vis,
        words=packed(view, folded),
    )
    drawn.path = "page.html.j2"
    return str(drawn.generate_html())


def _environment(**words: Any) -> Any:
    """Return the environment that pyvis renders our template in, with its *words*."""
    from markupsafe import Markup

    made = environment()
    made.globals.update(words)
    made.filters["as_json"] = lambda value: Markup(_json(value))  # noqa: S704 - `<` and `&` are escaped
    return made


def _json(value: Any) -> str:
    """Return *value* as JSON that no HTML parser takes for a tag; text is JSON already."""
    data = json.loads(value) if isinstance(value, str) else value
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _policy(*scripts: str) -> str:
    hashes = " ".join(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _vis() -> str:
    """Return the vis-network that the installed pyvis brings, without its link to a source map."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    lines = library.read_text(encoding="utf-8").split("\n")
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL"))


def _script() -> str:
    return "(() => {\n" + "\n".join(["'use strict';", *(asset(name) for name in SCRIPTS)]) + "})();\n"
