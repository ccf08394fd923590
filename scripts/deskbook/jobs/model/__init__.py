"""Jobs: records and vocabularies."""
