"""Transfer: records and vocabularies."""
