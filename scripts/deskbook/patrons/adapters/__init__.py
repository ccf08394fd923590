"""Patrons: doors to one outside system each."""
