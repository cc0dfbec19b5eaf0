"""One file a source: bytes in, records out."""
