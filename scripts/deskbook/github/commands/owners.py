"""`desk sync owners`: write `.github/CODEOWNERS` from the records."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.github.adapters.api.connect import connect, has_token
from deskbook.github.model.outcomes import OwnersWritten
from deskbook.github.rules import accounts as ownership
from deskbook.github.views import codeowners as view
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Plan, WriteFile


def sync_owners(root: Path, *, check: bool, commit: bool) -> OwnersWritten:
    """Write the file if it is not as it should be; with `check` only compare it.

    Raises:
        DeskError: somebody else wrote a file of that name.
    """
    with files.locked(root):
        library = repo.load_knowledge(root).library
        day = Calendar(library.profile).day_of(clock.now())
        owned = [*ownership.list_owners(library, day)]
        named = [(it, ownership.find_accounts(library, it.people)) for it in owned]
        write = _stale(root, view.write_file(named))
        changes: tuple[Change, ...] = ()
        if write and not check:
            plan = Plan("Write down who owns what", (write,))
            changes = carry_out.apply(root, plan, commit=commit)
    unknown, teams = _unknown(library, sorted({it for each in owned for it in each.people}))
    return OwnersWritten(
        number=len(owned),
        stale=write is not None,
        applied=not check,
        without=tuple(sorted({it for _, accounts in named for it in accounts.without})),
        unknown=unknown,
        teams=teams,
        asked=has_token(),
        written=Written(changes=changes),
    )


def _stale(root: Path, text: str) -> WriteFile | None:
    place = root / view.PATH
    if not place.exists():
        return WriteFile(view.PATH, text)
    data = files.inside(root, view.PATH).read_bytes()
    if data == text.encode():
        return None
    if not data.startswith(view.HEAD.partition("\n")[0].encode()):
        raise DeskError(
            f"{view.PATH} was not made by `desk sync owners`, so nothing was written: move what it "
            "says elsewhere first"
        )
    return WriteFile(view.PATH, text, files.digest(data))


def _unknown(library: Library, people: list[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The logins and the teams that GitHub does not know, where there is a token to ask with."""
    if not has_token():
        return {}, ()
    reading = connect(library.profile).reading
    found = ownership.find_accounts(library, people, reading.assignable())
    wanted = {it.github_team for it in library.services.values() if it.github_team}
    logins = {it: library.staff[it].github or "" for it in found.unknown}
    return logins, tuple(sorted(wanted - set(reading.teams())))
