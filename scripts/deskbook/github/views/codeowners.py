"""`.github/CODEOWNERS`: whom GitHub asks to review a change, and what to say about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from deskbook.github.model.ownership import Accounts, Owned

PATH: Final = ".github/CODEOWNERS"
HEAD: Final = """\
# Made by `desk sync owners` from services, staff and departments: change those, and run it again.
# The last line that fits a file counts.
"""


def text(owned: Iterable[tuple[Owned, Accounts]]) -> str:
    """The file; what nobody with a login owns has no line, so the first one counts for it."""
    lines = []
    for it, accounts in owned:
        names = [f"@{it.team}"] if it.team else [f"@{login}" for login in accounts.logins]
        if names:
            lines.append(f"{it.path} {' '.join(names)}\n")
    return HEAD + "".join(lines)


def done(path_count: int, *, stale: bool, written: bool) -> str:
    """What was looked at, and whether the file was as it should be."""
    told = f"Looked at {path_count} paths: "
    if not stale:
        return f"{told}{PATH} is as the records say"
    return told + (f"{PATH} was made anew" if written else f"`desk sync owners` makes {PATH} anew")


def missing(without: Sequence[str], unknown: Mapping[str, str], teams: Sequence[str]) -> list[str]:
    """Who cannot be named on GitHub, one line each."""
    lines = [f"{it} has no login: write github: into knowledge/staff/{it}.md" for it in without]
    lines += [
        f"{handle} has the login {login}, which GitHub does not let issues of this repository be "
        "assigned to: is it spelt rightly, and was it given access?"
        for handle, login in unknown.items()
    ]
    lines += [f"the team {it} has no access to this repository, or is not there" for it in teams]
    return lines


NOT_ASKED: Final = "GitHub was not asked whether it knows these logins: there is no GITHUB_TOKEN"
