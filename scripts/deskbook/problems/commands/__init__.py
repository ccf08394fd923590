"""Problems: use cases: load, decide, apply."""
