"""Library: text to records and back."""
