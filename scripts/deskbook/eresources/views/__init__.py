"""Eresources: records to text."""
