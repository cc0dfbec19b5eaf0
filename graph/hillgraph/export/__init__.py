"""The graph in the forms that other tools read."""
