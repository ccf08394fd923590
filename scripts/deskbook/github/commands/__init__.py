"""Github: use cases: load, decide, apply."""
