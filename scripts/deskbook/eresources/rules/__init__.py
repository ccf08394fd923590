"""Eresources: decisions: values in, values out."""
