"""Eresources: text to records and back."""
