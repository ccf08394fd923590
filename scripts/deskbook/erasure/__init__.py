"""Erasure: what the library forgets of patrons, at their request or after time."""
