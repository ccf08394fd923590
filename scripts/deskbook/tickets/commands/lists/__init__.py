"""Tickets: lists."""
