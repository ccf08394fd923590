"""Reports: use cases: load, decide, apply."""
