"""Answers: use cases: load, decide, apply."""
