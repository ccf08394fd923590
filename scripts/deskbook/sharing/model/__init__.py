"""Sharing: records and vocabularies."""
