"""Patrons: text to records and back."""
