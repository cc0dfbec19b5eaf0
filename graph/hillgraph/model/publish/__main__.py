"""Writes the generated files of the checkout anew: ``python -m hillgraph.model.publish``."""

from __future__ import annotations

from hillgraph.model.kinds import model
from hillgraph.model.publish import write
from hillgraph.paths import shipped

if __name__ == "__main__":
    write(model(), shipped("data").parent)
