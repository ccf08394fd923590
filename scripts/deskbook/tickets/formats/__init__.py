"""Tickets: text to records and back."""
