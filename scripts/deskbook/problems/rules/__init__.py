"""Problems: decisions: values in, values out."""
