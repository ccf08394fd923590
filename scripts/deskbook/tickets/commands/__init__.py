"""Tickets: use cases: load, decide, apply."""
