"""The state of a library, its clone and its jobs, as `desk doctor` examines it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from deskbook.jobs.model.jobs import Stopped

Level = Literal["fine", "missing", "stale", "stopped"]


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at: how it is, in words, and what to do where it is not fine."""

    level: Level
    what: str
    todo: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A library as it was found.

    `git` is Git's version, `handle` who acts here (empty where nobody said) and `known` whether
    that is a colleague. `vault` is `none`, `closed` or `open`. `stale` are made files that are not
    as they should be, `wrong` how many mistakes `desk check` finds. `at_github` says that the
    library has workflows; `stopped` are its jobs that should have run, `heard` whether any did.
    """

    git: tuple[int, ...]
    text_search: bool
    clone: bool
    remote: str
    driver: bool
    gate: bool
    handle: str
    known: bool
    wrong: int
    site_url: str
    vault: Literal["none", "closed", "open"]
    at_github: bool
    stale: Sequence[str] = ()
    heard: bool = False
    stopped: Sequence[Stopped] = ()
