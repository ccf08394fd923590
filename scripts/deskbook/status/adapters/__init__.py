"""Status: doors to one outside system each."""
