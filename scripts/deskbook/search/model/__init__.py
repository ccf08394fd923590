"""Search: records and vocabularies."""
