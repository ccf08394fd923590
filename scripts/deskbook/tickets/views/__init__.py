"""Tickets: records to text."""
