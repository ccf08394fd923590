"""GitHub: records and vocabularies."""
