"""Patrons: records and vocabularies."""
