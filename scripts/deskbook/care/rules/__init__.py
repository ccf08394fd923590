"""Care: decisions: values in, values out."""
