"""Checks of the files of the sites that a library has of its own."""

from collections.abc import Container, Iterable, Iterator
from typing import Final

from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.look import Override
from deskbook.library.model.records import Profile

ASSETS: Final = "site/overrides/assets"


def list_findings(overrides: Iterable[Override], unused: Iterable[str]) -> Iterator[Finding]:
    """Yield overrides that are not approved or whose original changed, and files without use."""
    for it in overrides:
        if not it.approved:
            message = (
                "this clone has not approved this file as it is, so the sites are built without "
                "it: `desk trust` shows what changed, `desk trust --apply` approves it"
            )
            yield Finding(it.path, 1, "site.trust", message, "warning")
        if it.is_orphan:
            message = (
                "the program has no such file any more, so this may be used nowhere: "
                f"`desk look drop {it.path}`, unless a file of yours uses it"
            )
        elif it.is_outdated and it.is_untouched:
            message = (
                "this copy of an earlier version of the program's file hides the present one: "
                f"`desk look drop {it.path}`"
            )
        elif it.is_outdated:
            message = (
                "the program's file has changed since this copy was made: bring its changes in "
                f"(`desk look update {it.path}`), or go back to it (`desk look drop {it.path}`)"
            )
        else:
            continue
        yield Finding(it.path, 1, "site.override", message, "warning")
    left = list(unused)
    if left:
        rest = f" and {len(left) - 1} more" if left[1:] else ""
        message = (
            f"nothing reads this file{rest}: the files of the sites come with the program. `desk "
            "upgrade` removes copies that nobody changed, `desk look list` names all"
        )
        yield Finding(left[0], 1, "site.unused", message, "warning")


def find_missing_logo(filed: Filed[Profile], files: Container[str]) -> Iterator[Finding]:
    """Yield a finding where the logo that a library names is not among the files of the sites."""
    logo = filed.record.look.logo
    if logo and f"{ASSETS}/{logo}" not in files:
        message = f"look.logo: {ASSETS}/{logo} is not there: put the picture there"
        yield Finding(filed.path, filed.line("look"), "library.logo", message)
