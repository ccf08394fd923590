"""All checks of a library."""
