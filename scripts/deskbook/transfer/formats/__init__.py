"""Transfer: text to records and back."""
