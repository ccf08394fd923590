"""Jobs: values in, values out."""
