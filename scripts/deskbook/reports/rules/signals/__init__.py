"""Reports: signals."""
