"""Library: records and vocabularies."""
