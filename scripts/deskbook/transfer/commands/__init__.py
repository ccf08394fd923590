"""Transfer: use cases: load, decide, apply."""
