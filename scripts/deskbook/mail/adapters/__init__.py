"""Mail: doors to one outside system each."""
