"""Checks: use cases: load, decide, apply."""
