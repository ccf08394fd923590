"""Search: use cases: load, decide, apply."""
