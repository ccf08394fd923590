"""Library: use cases: load, decide, apply."""
