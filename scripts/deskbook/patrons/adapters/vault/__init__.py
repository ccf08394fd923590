"""Patrons: vault."""
