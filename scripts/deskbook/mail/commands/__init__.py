"""Mail: use cases: load, decide, apply."""
