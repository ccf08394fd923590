"""Reports: records to text."""
