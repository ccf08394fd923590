"""Web: the screens of the desk; each takes a `View` and returns what it shows."""
