"""The public and the staff site."""
