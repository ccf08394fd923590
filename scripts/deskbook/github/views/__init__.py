"""Github: records to text."""
