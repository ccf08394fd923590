"""Eresources: use cases: load, decide, apply."""
