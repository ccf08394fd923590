"""Reports: decisions: values in, values out."""
