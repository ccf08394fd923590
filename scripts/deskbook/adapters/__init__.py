"""The doors to the outside: files, Git, index, clock, site."""
