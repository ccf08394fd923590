"""Library: decisions: values in, values out."""
