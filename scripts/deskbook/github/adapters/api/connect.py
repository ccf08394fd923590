"""The address of GitHub, the repository, and the token."""

import os
import re
from dataclasses import dataclass
from typing import Final

from deskbook.github.adapters.api.client import API, PERMISSIONS, Client
from deskbook.github.adapters.api.ports import Reading, Writing
from deskbook.github.adapters.api.reading import Reader
from deskbook.github.adapters.api.writing import Writer
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile

TOKENS: Final = ("GITHUB_TOKEN", "GH_TOKEN")
"""Variables that a token is looked for in, in this order; the second is the `gh` program's."""


@dataclass(frozen=True, slots=True)
class Connection:
    """A repository that can be read and written."""

    repository: str
    reading: Reading
    writing: Writing


def has_token() -> bool:
    """Whether there is a token to speak to GitHub with."""
    return any(os.environ.get(name) for name in TOKENS)


def connect(profile: Profile) -> Connection:
    """The library's repository, at `GITHUB_API_URL` where that is set (as in Actions).

    Raises:
        DeskError: no repository or no token was named.
    """
    name = profile.github.repository if profile.github else os.environ.get("GITHUB_REPOSITORY", "")
    if not re.fullmatch(r"[^/\s]+/[^/\s]+", name):
        raise DeskError(
            "which repository on GitHub? Write it into knowledge/library.md: "
            "github: {repository: owner/name}"
        )
    token = next((os.environ[it] for it in TOKENS if os.environ.get(it)), "")
    if not token:
        raise DeskError(
            "GitHub wants to know who asks: set GITHUB_TOKEN to a token with the permissions "
            f"{PERMISSIONS}"
        )
    client = Client(name, token, os.environ.get("GITHUB_API_URL") or API)
    return Connection(name, Reader(client), Writer(client))
