"""Overview: records and vocabularies."""
