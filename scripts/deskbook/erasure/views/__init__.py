"""Erasure: records to text."""
