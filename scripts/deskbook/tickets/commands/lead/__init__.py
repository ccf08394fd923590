"""Tickets: lead."""
