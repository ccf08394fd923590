"""Erasure: decisions: values in, values out."""
