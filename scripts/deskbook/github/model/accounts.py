"""Owners of paths, and the accounts of colleagues on GitHub."""

from collections.abc import Mapping
from dataclasses import dataclass

from deskbook.github.model.github import Account


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


@dataclass(frozen=True, slots=True)
class People:
    """Accounts and the colleagues that they belong to; a login may change, a number does not."""

    by_login: Mapping[str, str]
    by_number: Mapping[int, str]

    def who(self, account: Account | None) -> str | None:
        """The handle of an account, or nothing."""
        if account is None:
            return None
        return self.by_number.get(account.number) or self.by_login.get(account.login.lower())
