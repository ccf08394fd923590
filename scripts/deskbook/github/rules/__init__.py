"""Github: decisions: values in, values out."""
