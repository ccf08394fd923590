"""Transfer: consortium."""
