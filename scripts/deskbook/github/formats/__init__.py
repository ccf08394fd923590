"""GitHub: text to records and back."""
