"""Mail: records and vocabularies."""
