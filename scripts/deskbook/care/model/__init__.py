"""Care: records and vocabularies."""
