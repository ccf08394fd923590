"""Sites: decisions: values in, values out."""
