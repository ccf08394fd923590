"""Records to words and pictures."""
