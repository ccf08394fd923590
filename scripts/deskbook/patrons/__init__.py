"""Patrons: the vault with their records and messages, sealed."""
