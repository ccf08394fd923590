"""Sites: use cases: load, decide, apply."""
