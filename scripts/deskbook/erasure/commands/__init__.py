"""Erasure: use cases: load, decide, apply."""
