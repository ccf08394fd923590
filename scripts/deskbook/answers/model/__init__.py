"""Answers: records and vocabularies."""
