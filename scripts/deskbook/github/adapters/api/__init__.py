"""Github: api."""
