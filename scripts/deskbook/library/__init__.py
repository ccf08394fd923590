"""Records and their files: read, checked, written in one plan."""
