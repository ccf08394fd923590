"""Sign-on: the colleague whom a proxy names, by the `login` of their staff record."""

from collections.abc import Iterable, Mapping
from datetime import date

from deskbook.care.rules import cover
from deskbook.library.model.records import Staff
from deskbook.web.model.requests import Head, Person, Refusal


def find_person(
    head: Head, header: str, staff: Mapping[str, Staff], today: date
) -> Person | Refusal:
    """Return the colleague whom a header names, or why nobody is.

    A header that came twice names nobody: one of them may be a stranger's.
    """
    login = head.value(header.lower()).strip()
    if not login:
        return Refusal(401, "Nobody is signed in.", "Sign in at the library's proxy first.")
    found = [it for it in staff.values() if it.login and it.login.casefold() == login.casefold()]
    if len(found) > 1:
        names = " and ".join(sorted(it.handle for it in found))
        return Refusal(403, f"{login} is the login of {names}: one of them has to be corrected.")
    if not found or cover.has_left(found[0], today):
        return Refusal(
            403,
            f"{login} is no colleague of this library.",
            f"Write login: {login} into your file in knowledge/staff/.",
        )
    return Person(found[0].handle, found[0].name)


def choose_language(preferred: Iterable[str], known: Iterable[str], usual: str) -> str:
    """Return the language of pages: the first that the browser prefers and the site speaks.

    Args:
        preferred: tags of the browser, the best first.
        known: tags of the site.
        usual: where none fits.
    """
    by_tag = {it.casefold(): it for it in known}
    for tag in preferred:
        for one in (tag.casefold(), tag.casefold().partition("-")[0]):
            if one in by_tag:
                return by_tag[one]
    return usual


def read_languages(header: str) -> tuple[str, ...]:
    """Return the tags of an `Accept-Language` header, the best first (RFC 9110, 12.5.4)."""
    found = []
    for number, part in enumerate(header.split(",")[:20]):
        tag, _, rest = part.strip().partition(";")
        weight = rest.strip().removeprefix("q=") or "1"
        if tag and tag != "*":
            found.append((-_weight(weight), number, tag.strip()))
    return tuple(tag for _, _, tag in sorted(found))


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
