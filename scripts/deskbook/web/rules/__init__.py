"""Web: decisions on values."""
