"""Owners of paths, and the accounts of colleagues on GitHub."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from deskbook.care.model.cover import Area
from deskbook.care.rules import cover
from deskbook.github.model.github import MOST_ASSIGNEES, Account, Accounts, Owned, People
from deskbook.library.model.library import Library
from deskbook.library.model.plan import FieldValue
from deskbook.library.model.ticket import Ticket


def find_assignees(library: Library, ticket: Ticket, day: date) -> tuple[str, ...]:
    """Return who sees to a ticket on a day: lead or stand-in, then contributors who are here.

    Nobody where nobody leads it: then it is its service's.
    """
    if ticket.lead is None:
        return ()
    first = cover.find_stand_in(library, cover.make_ticket_area(library, ticket), day).who
    helpers = (it for it in ticket.contributors if cover.is_here(library.staff.get(it), day))
    return tuple(dict.fromkeys((*((first,) if first else ()), *helpers)))


def list_owners(library: Library, day: date) -> Iterator[Owned]:
    """Yield who reviews changes of which path: the general line first, as in CODEOWNERS."""
    heads = dict.fromkeys(it.head for _, it in sorted(library.services.items()))
    yield Owned("*", _working(library, heads, day))
    for folder, slug, area, team in _areas(library):
        people = (area.lead, *(it for _, it in area.understudies), area.head)
        yield Owned(
            f"/knowledge/{folder}/{slug}.md", _working(library, filter(None, people), day), team
        )


def _areas(library: Library) -> Iterator[tuple[str, str, Area, str]]:
    """Folder, id, area and team of every record that somebody owns, in the order of paths."""
    for slug, answer in sorted(library.answers.items()):
        yield "answers", slug, cover.make_answer_area(library, answer), ""
    for area in sorted(cover.list_responsibilities(library), key=lambda it: (it.kind, it.names)):
        (slug,) = area.names
        team = library.services[slug].github_team if area.kind == "service" else ""
        yield f"{area.kind}s", slug, area, team
    for handle, staff in sorted(library.staff.items()):
        understudies = cover.as_candidates("understudy", staff.understudy)
        yield "staff", handle, Area("service", (handle,), handle, understudies), ""


def _working(library: Library, handles: Iterable[str], day: date) -> tuple[str, ...]:
    """Those who (still) work here."""
    known = ((it, library.staff.get(it)) for it in dict.fromkeys(handles))
    return tuple(it for it, staff in known if staff and not cover.has_left(staff, day))


def find_accounts(
    library: Library, handles: Iterable[str], assignable: Collection[str] | None = None
) -> Accounts:
    """Handles as logins; `assignable` are those that GitHub accepts, if it was asked."""
    known = None if assignable is None else {it.lower() for it in assignable}
    logins, without, unknown = [], [], []
    for handle in handles:
        staff = library.staff.get(handle)
        login = staff.github if staff else None
        if not login:
            without.append(handle)
        elif known is not None and login.lower() not in known:
            unknown.append(handle)
        else:
            logins.append(login)
    most = MOST_ASSIGNEES
    return Accounts(tuple(logins[:most]), tuple(without), tuple(unknown), tuple(logins[most:]))


def list_people(library: Library) -> People:
    """The colleagues by login (in lower case) and by the number of their account."""
    return People(
        {it.github.lower(): name for name, it in library.staff.items() if it.github},
        {it.github_id: name for name, it in library.staff.items() if it.github_id},
    )


def learn(library: Library, seen: Iterable[Account]) -> Mapping[str, Mapping[str, FieldValue]]:
    """Return new values for colleagues' files: a number found by login, a login that changed.

    A login that has another number now than its colleague's is somebody else's: nothing is learned.
    """
    known = list_people(library)
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
