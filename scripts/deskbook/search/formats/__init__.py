"""Search: text to records and back."""
