"""Jobs: records to text."""
