"""`.github/CODEOWNERS`: the people whom GitHub asks to review a change."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from deskbook.github.model.accounts import Accounts, Owned
from deskbook.github.model.outcomes import OwnersWritten
from deskbook.library.views.outcome import Said, Screen

PATH: Final = ".github/CODEOWNERS"
HEAD: Final = """\
# Made by `desk sync owners` from services, staff and departments: change those, and run it again.
# The last line that fits a file counts.
"""


def write_file(owned: Iterable[tuple[Owned, Accounts]]) -> str:
    """Return the file; a path that nobody with a login owns has no line: the first one counts."""
    lines = []
    for it, accounts in owned:
        names = [f"@{it.team}"] if it.team else [f"@{login}" for login in accounts.logins]
        if names:
            lines.append(f"{it.path} {' '.join(names)}\n")
    return HEAD + "".join(lines)


def describe_owners(outcome: OwnersWritten, _screen: Screen) -> Said:
    """Return whether the file was as it should be, and who cannot be named on GitHub."""
    lines = describe_missing(outcome.without, outcome.unknown, outcome.teams)
    lines += [] if outcome.asked else [NOT_ASKED]
    return Said(f"Looked at {outcome.number} paths: {_state(outcome)}", "\n".join(lines))


def _state(outcome: OwnersWritten) -> str:
    if not outcome.stale:
        return f"{PATH} is as the records say"
    if outcome.applied:
        return f"{PATH} was made anew"
    return f"`desk sync owners` makes {PATH} anew"


def describe_missing(
    without: Sequence[str], unknown: Mapping[str, str], teams: Sequence[str]
) -> list[str]:
    """Return who cannot be named on GitHub, one line each."""
    lines = [f"{it} has no login: write github: into knowledge/staff/{it}.md" for it in without]
    lines += [
        f"{handle} has the login {login}, which GitHub does not let issues of this repository be "
        "assigned to: is it spelt rightly, and was it given access?"
        for handle, login in unknown.items()
    ]
    lines += [f"the team {it} has no access to this repository, or is not there" for it in teams]
    return lines


NOT_ASKED: Final = "GitHub was not asked whether it knows these logins: there is no GITHUB_TOKEN"
