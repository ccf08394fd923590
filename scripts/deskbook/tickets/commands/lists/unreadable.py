"""Files that gave no ticket: no verb that looks through all of them passes one over in silence."""

from collections.abc import Sequence

from deskbook.library.adapters import console
from deskbook.library.model.finding import Finding


def complain(unread: Sequence[Finding]) -> int:
    """Name what has to be mended, and return the exit code that says whether there was any."""
    for finding in unread:
        console.complain(f"{finding.path}:{finding.line}: {finding.message}")
    if unread:
        console.complain("desk: these files are left out of the list until they are mended")
    return 1 if unread else 0
