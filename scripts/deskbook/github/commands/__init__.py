"""GitHub: use cases: load, decide, apply."""
