"""Jobs: use cases: load, decide, apply."""
