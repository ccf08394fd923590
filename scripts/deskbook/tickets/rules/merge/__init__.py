"""Tickets: merge."""
