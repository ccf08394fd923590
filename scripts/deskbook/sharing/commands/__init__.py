"""Sharing: use cases: load, decide, apply."""
