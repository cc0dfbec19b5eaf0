"""Other engines asked the same questions of the same Congress: ``python -m benchmarks.rivals``."""
