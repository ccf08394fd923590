"""Checks: text to records and back."""
