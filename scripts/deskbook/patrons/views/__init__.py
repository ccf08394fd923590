"""Patrons: records to text."""
