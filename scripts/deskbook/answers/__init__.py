"""Answers and their life, facts, translations, distilling."""
