"""Overview: use cases: load, decide, apply."""
