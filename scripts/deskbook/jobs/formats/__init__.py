"""Jobs: files that GitHub's machines install from."""
