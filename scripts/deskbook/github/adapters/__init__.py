"""Github: doors to one outside system each."""
