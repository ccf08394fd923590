"""Github: text to records and back."""
