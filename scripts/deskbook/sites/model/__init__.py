"""Sites: records and vocabularies."""
