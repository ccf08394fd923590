"""Calendar: text to records and back."""
