"""Care: text to records and back."""
