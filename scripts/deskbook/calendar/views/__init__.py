"""Calendar: records to text."""
