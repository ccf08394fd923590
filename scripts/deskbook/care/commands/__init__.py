"""Care: use cases: load, decide, apply."""
