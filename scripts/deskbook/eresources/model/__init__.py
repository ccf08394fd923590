"""Eresources: records and vocabularies."""
