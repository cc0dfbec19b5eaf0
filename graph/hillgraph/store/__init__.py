"""The graph on disk: one pass from records to a generation, swapped in whole."""
