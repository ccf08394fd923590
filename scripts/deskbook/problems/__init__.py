"""Known problems, vendors and their cases."""
