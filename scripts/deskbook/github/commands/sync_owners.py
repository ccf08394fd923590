"""`desk sync owners`: write `.github/CODEOWNERS` from the records."""

from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.github.adapters.api.connect import connect, has_token
from deskbook.github.rules import ownership
from deskbook.github.views import codeowners as view
from deskbook.library.adapters import carry_out, clock, console, files, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library
from deskbook.library.model.plan import Plan, WriteFile

EXIT_FINDINGS = 1


def sync_owners(root: Path, *, check: bool, commit: bool) -> int:
    """Write the file if it is not as it should be; with `check` only say so.

    Raises:
        DeskError: somebody else wrote a file of that name.
    """
    with files.locked(root):
        library = repo.load_knowledge(root).library
        day = Calendar(library.profile).day_of(clock.now())
        owned = [*ownership.of_paths(library, day)]
        named = [(it, ownership.accounts(library, it.people)) for it in owned]
        write = _stale(root, view.text(named))
        if write and not check:
            carry_out.apply(root, Plan("Write down who owns what", (write,)), commit=commit)
    console.echo(view.done(len(owned), stale=write is not None, written=not check))
    without = sorted({handle for _, accounts in named for handle in accounts.without})
    _complain(library, without, sorted({it for each in owned for it in each.people}))
    return EXIT_FINDINGS if write and check else 0


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


def _complain(library: Library, without: list[str], people: list[str]) -> None:
    """Say who cannot be named; GitHub is asked where there is a token."""
    unknown: dict[str, str] = {}
    teams: list[str] = []
    if has_token():
        reading = connect(library.profile).reading
        found = ownership.accounts(library, people, reading.assignable())
        unknown = {it: library.staff[it].github or "" for it in found.unknown}
        known = set(reading.teams())
        wanted = {it.github_team for it in library.services.values() if it.github_team}
        teams = sorted(wanted - known)
    for line in view.missing(without, unknown, teams):
        console.complain(line)
    if not has_token():
        console.complain(view.NOT_ASKED)
