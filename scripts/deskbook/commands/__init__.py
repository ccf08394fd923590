"""One verb, one file: load, decide, show, apply."""
