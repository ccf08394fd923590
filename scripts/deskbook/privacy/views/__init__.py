"""Privacy: records to text."""
