"""GitHub: records to text."""
