"""Tickets: doors to one outside system each."""
