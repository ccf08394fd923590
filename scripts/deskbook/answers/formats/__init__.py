"""Answers: text to records and back."""
