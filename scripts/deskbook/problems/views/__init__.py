"""Problems: records to text."""
