"""The roles of a clone, in its Git configuration."""

from pathlib import Path
from typing import Final

from deskbook.jobs.model.roles import ROLES, Role
from deskbook.library.adapters import git

KEY: Final = "deskbook.role"


def read(root: Path) -> tuple[Role, ...]:
    """Return the roles that a clone was given; none where nobody gave it any."""
    given = git.run(root, "config", "--local", "--get-all", KEY, check=False).decode().split()
    return tuple(role for role in ROLES if role in given)


def write(root: Path, roles: tuple[Role, ...]) -> None:
    """Give a clone these roles and no others."""
    git.run(root, "config", "--local", "--unset-all", KEY, check=False)
    for role in ROLES:
        if role in roles:
            git.run(root, "config", "--local", "--add", KEY, role)
