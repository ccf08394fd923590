"""Jobs: doors to one outside system each."""
