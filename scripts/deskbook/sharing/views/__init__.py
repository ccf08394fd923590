"""Sharing: records to text."""
