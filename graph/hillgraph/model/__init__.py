"""What exists: kinds of thing and tie, records, names, statements, rows."""
