"""The day's digests on GitHub: one issue a colleague, one comment a day in it."""

from dataclasses import dataclass
from typing import Final

LABEL: Final = "digest"
"""The label of the issues that digests are written to."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A colleague and their login."""

    handle: str
    name: str
    login: str


@dataclass(frozen=True, slots=True)
class BeginDigests:
    """Open the issue of a colleague's digests, assigned to them."""

    reader: Reader


@dataclass(frozen=True, slots=True)
class TellDigest:
    """Comment on a colleague's issue with the digest of the day; its number is none until it is."""

    handle: str
    issue: int | None


@dataclass(frozen=True, slots=True)
class MendDigest:
    """The digest of the day was made anew and says something else: change the comment."""

    handle: str
    comment: int


DigestStep = BeginDigests | TellDigest | MendDigest
