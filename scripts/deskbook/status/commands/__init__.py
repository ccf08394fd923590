"""Status: use cases: load, decide, apply."""
