"""Web: use cases: screens and forms of the browser desk."""
