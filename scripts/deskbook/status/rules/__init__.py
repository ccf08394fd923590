"""Status: decisions: values in, values out."""
