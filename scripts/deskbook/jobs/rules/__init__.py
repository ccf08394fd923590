"""Jobs: decisions: values in, values out."""
