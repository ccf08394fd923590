"""Tickets: decisions: values in, values out."""
