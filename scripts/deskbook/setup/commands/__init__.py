"""Set-up: use cases: load, decide, apply."""
