"""Web: the server, its templates and what it remembers."""
