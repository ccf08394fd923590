"""Search: decisions: values in, values out."""
