"""Deskbook: an academic library's tracker of questions and book of answers."""
