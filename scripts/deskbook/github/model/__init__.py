"""Github: records and vocabularies."""
