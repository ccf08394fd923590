"""Privacy: decisions: values in, values out."""
