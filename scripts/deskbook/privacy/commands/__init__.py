"""Privacy: use cases: load, decide, apply."""
