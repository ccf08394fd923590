"""Search: doors to one outside system each."""
