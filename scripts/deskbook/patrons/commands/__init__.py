"""Patrons: use cases: load, decide, apply."""
