"""Git: commits brought together, push, pull, the merge driver."""
