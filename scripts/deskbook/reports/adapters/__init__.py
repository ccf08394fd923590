"""Reports: doors to one outside system each."""
