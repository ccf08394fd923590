"""GitHub: decisions: values in, values out."""
