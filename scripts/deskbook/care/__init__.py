"""Reminders, digests, cover, shifts."""
