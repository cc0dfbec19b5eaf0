"""What is measured, against what floor, in one run: ``python -m benchmarks [NAME]…``."""
