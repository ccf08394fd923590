"""Answers: records to text."""
