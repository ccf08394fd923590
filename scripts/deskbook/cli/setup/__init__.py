"""The commands that set up a library and a clone."""
