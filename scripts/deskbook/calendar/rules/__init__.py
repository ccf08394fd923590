"""Calendar: decisions: values in, values out."""
