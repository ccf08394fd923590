"""Care: records to text."""
