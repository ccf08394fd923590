"""Privacy: records and vocabularies."""
