"""Checks: records and vocabularies."""
