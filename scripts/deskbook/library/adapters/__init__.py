"""Library: doors to one outside system each."""
