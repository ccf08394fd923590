"""Web: the forms of the desk; each calls the use case that the command line calls."""
