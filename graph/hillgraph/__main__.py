"""Lets ``python -m hillgraph`` do what the command ``hillgraph`` does."""

from hillgraph.cli import main

main()
