"""Named and free questions, names, and facts, asked of one generation."""
