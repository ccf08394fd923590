"""Status: records to text."""
