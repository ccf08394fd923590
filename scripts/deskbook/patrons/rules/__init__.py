"""Patrons: decisions: values in, values out."""
