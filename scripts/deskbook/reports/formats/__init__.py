"""Reports: text to records and back."""
