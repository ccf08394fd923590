"""Checks: decisions: values in, values out."""
