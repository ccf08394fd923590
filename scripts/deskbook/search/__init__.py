"""The index, search, suggestions, routing."""
