"""Sharing: doors to one outside system each."""
