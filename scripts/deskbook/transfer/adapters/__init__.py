"""Transfer: doors to one outside system each."""
