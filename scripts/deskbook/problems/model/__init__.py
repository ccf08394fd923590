"""Problems: records and vocabularies."""
