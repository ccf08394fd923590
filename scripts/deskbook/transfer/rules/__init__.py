"""Transfer: decisions: values in, values out."""
