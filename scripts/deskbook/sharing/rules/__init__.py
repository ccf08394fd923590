"""Sharing: decisions: values in, values out."""
