"""Title lists, diagnosis, missing issues, delays."""
