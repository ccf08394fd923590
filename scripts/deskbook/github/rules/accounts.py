"""Whose account on GitHub is whose: by number where it is known, else by login."""

from collections.abc import Iterable, Mapping

from deskbook.github.model.github import Account
from deskbook.github.model.mirror import People
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue


def people(library: Library) -> People:
    """The colleagues by login (in lower case) and by the number of their account."""
    return People(
        {it.github.lower(): name for name, it in library.staff.items() if it.github},
        {it.github_id: name for name, it in library.staff.items() if it.github_id},
    )


def learned(library: Library, seen: Iterable[Account]) -> Mapping[str, Mapping[str, FieldValue]]:
    """What is to be written into colleagues' files: a number found by login, a login that changed.

    A login that has another number now than its colleague's is somebody else's: nothing is learned.
    """
    known = people(library)
    found: dict[str, dict[str, FieldValue]] = {}
    for it in sorted({one for one in seen if one.number}, key=lambda one: (one.number, one.login)):
        by_number = known.by_number.get(it.number)
        by_login = known.by_login.get(it.login.lower())
        if by_number:
            if (library.staff[by_number].github or "").lower() != it.login.lower():
                found[by_number] = {"github": it.login}
        elif by_login and not library.staff[by_login].github_id:
            found[by_login] = {"github_id": it.number}
    return found
