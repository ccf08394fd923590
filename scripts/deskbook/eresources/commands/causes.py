"""`desk causes`: what each cause of the closed list means."""

from deskbook.eresources.views import holdings
from deskbook.library.adapters import console


def causes() -> int:
    """Show the closed list."""
    console.echo(holdings.causes())
    return 0
