"""Patrons: the vault, erasure, retention, status links."""
