"""Addresses within a site: always relative, so that a site works below any address."""

import re
from collections.abc import Container
from typing import Final

from deskbook.library.views.markup import Resolve

_RECORD: Final = re.compile(r"(?:(?:\.\./)*([a-z]+)/)?([a-z0-9-]+)\.md(#[A-Za-z0-9_-]*)?")
_TICKET: Final = re.compile(r"Q-[0-9A-Z]{6}")


def relative(there: str, here: str) -> str:
    """The address of a page as a page shows it.

    Args:
        there: where it leads, below the site's root (`answers/renew-a-book/`, empty for the front).
        here: the address of the page with the link, below the root and ending in a slash.
    """
    return "../" * here.count("/") + there or "./"


def resolver(here: str, folder: str, known: Container[str]) -> Resolve:
    """Return a function that turns links in a record's text into links to pages.

    Colleagues link records by their files (`[hours](opening-hours.md)`,
    `[reference](../services/reference.md)`), so that links work in the repository as well.

    Args:
        here: the address of the page, below the root.
        folder: the folder of the record whose text it is, such as `answers`.
        known: the addresses of all pages below the root.
    """

    def resolve(address: str) -> str:
        if _TICKET.fullmatch(address):
            there, rest = f"tickets/{address}/", ""
        elif found := _RECORD.fullmatch(address):
            there, rest = f"{found.group(1) or folder}/{found.group(2)}/", found.group(3) or ""
        else:
            return ""
        return relative(there, here) + rest if there in known else ""

    return resolve
