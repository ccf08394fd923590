"""Checks: records to text."""
