"""Transfer: records to text."""
