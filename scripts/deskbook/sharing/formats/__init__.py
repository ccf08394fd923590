"""Sharing: text to records and back."""
