"""Mail: decisions: values in, values out."""
