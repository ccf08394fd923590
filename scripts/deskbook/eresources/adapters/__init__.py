"""Eresources: doors to one outside system each."""
