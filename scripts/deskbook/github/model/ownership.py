"""Who owns what, in handles; whatever is outside of the library turns them into its own names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Owned:
    """A path of the repository (`*` for all that has no other line) and who is to see its changes.

    `team` is a team on GitHub that stands for `people` where it is named.
    """

    path: str
    people: tuple[str, ...]
    team: str = ""


@dataclass(frozen=True, slots=True)
class Accounts:
    """Handles as GitHub knows them, and those that it does not.

    `logins` keep the order of the handles; `without` have no login in their file, `unknown` one
    that GitHub does not let issues be assigned to, `too_many` are beyond GitHub's ten.
    """

    logins: tuple[str, ...]
    without: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    too_many: tuple[str, ...] = ()
