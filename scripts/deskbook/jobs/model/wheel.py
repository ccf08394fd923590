"""A wheel of Deskbook, which a library's jobs install, and what `doctor` finds about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal

NAME: Final = "deskbook"
"""The name of our distribution."""

FOLDER: Final = ".github/actions/desk"
"""The folder of a library that contains what its jobs install."""

PINS: Final = f"{FOLDER}/requirements.txt"
"""The wheel and all that it needs, each with its hash."""

INSTALL: Final = (
    "install", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes",
    "--requirement", PINS,
)  # fmt: skip
"""What pip does in a job: nothing is installed but the files whose hashes are pinned."""

LOCK: Final = f"{NAME}/shipped/requirements/run.txt"
"""The list in a wheel of all that it needs, with versions and hashes."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: its version, its bytes, the SHA-256 of each file in it, and the list of its needs.

    `files` does not contain the list of files itself (RECORD), which may be in any order. `needs`
    has the format of pip's requirement files, each requirement with its hashes.
    """

    version: str
    data: bytes = field(repr=False)
    files: Mapping[str, str] = field(repr=False)
    needs: str = field(repr=False)

    @property
    def path(self) -> str:
        """Its place in a library."""
        return f"{FOLDER}/{NAME}-{self.version}-py3-none-any.whl"

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal digits."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Pins:
    """A requirement file: the wheels that it names, each with its hash, and lines without a hash.

    The path of a wheel is relative to the library. A line is given by its number and its text.
    """

    wheels: Mapping[str, str] = field(default_factory=dict)
    unhashed: tuple[tuple[int, str], ...] = ()


Age = Literal["same", "older", "newer", "other", "unknown"]
"""How the wheel of a library compares with the running `desk`; `other`: an equal version."""


@dataclass(frozen=True, slots=True)
class JobsWheel:
    """What a library's jobs install.

    Args:
        path: the wheel that they install; empty where there is none.
        version: its version; empty where it cannot be read.
        running: the version of the running `desk`.
        age: how both compare.
        intact: whether the wheel is the file whose hash is pinned.
        unhashed: pinned lines without a hash, by number.
    """

    path: str = ""
    version: str = ""
    running: str = ""
    age: Age = "unknown"
    intact: bool = False
    unhashed: tuple[tuple[int, str], ...] = ()
