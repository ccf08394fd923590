"""Overview: records to text."""
