"""The command line of search."""
