"""Blindness of a worker: it can open, list and change nothing in the folder that its environment names.

It is given to workers with ``--preload``, for on one machine they would see what other machines don't.
"""

from __future__ import annotations

import os
import sys

UNSEEN = "UNSEEN"
WAYS = {"open", "os.listdir", "os.mkdir", "os.rename", "os.scandir", "shutil.rmtree"}


def _blind(way: str, what: tuple[object, ...]) -> None:
    folder = os.environ.get(UNSEEN)
    if folder and way in WAYS and str(what[0]).startswith(folder):
        raise FileNotFoundError(2, "This worker doesn't see it", str(what[0]))


if UNSEEN in os.environ:
    sys.addaudithook(_blind)
