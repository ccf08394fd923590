"""Mail: text to records and back."""
