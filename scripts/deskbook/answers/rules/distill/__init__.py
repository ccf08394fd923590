"""Answers: distill."""
