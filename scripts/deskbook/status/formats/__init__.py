"""Status: text to records and back."""
