"""Reports: records and vocabularies."""
