"""Care: doors to one outside system each."""
