"""Library: records to text."""
