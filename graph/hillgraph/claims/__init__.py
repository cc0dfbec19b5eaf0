"""What an article says against the record: claims, each checked by a question."""
