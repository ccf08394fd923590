"""`desk causes`: what each cause of the closed list means."""

from deskbook.adapters import console
from deskbook.views import holdings


def causes() -> int:
    """Show the closed list."""
    console.echo(holdings.causes())
    return 0
