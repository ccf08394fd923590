"""Answers: decisions: values in, values out."""
