"""Mail: records to text."""
