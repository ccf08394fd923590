"""Search: records to text."""
