"""`desk export parquet` and `consortium`: write a data set of questions, and compare several."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.calendar.rules import periods
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, repo
from deskbook.library.formats.text import nearest
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import leave_out_damaged
from deskbook.reports.adapters.parquet import refuse_missing
from deskbook.reports.rules import facts
from deskbook.transfer.adapters import files
from deskbook.transfer.commands.export import refuse_inside
from deskbook.transfer.formats import data_set
from deskbook.transfer.model.outcomes import DataSetWritten, LibrariesCompared
from deskbook.transfer.rules import data_set as rule
from deskbook.transfer.views import data_set as view


def parquet(root: Path, folder: Path, *, in_house: bool) -> DataSetWritten:
    """Write the facts as a partitioned data set, de-identified, too rare ones suppressed.

    Args:
        root: the library.
        folder: where; new, empty, or an older data set, which is replaced.
        in_house: every row as it is, the month that is not over too; not for others.

    Raises:
        DeskError: the extra is not installed, something else is in the folder, or it would be
            committed with the library.
    """
    refuse_missing()
    refuse_inside(root, folder)
    loaded, damaged = leave_out_damaged(repo.load(root))
    library, now = loaded.library, clock.now()
    calendar = Calendar(library.profile)
    found = facts.gather_facts(library, calendar, now)
    minimum = 1 if in_house else library.profile.privacy.min_cell
    if not in_house:
        this = periods.find_containing("month", calendar.day_of(now), library.profile)
        found = tuple(it for it in found if it.day < this.first)
    shared = rule.share_rows(library.profile.name, found, minimum)
    return DataSetWritten(
        folder=str(folder),
        files=files.write_data_set(folder, shared),
        rows=len(shared.rows),
        minimum=shared.minimum,
        left_out=shared.left_out,
        damaged=damaged,
    )


def consortium(folders: Sequence[Path], *, only: str | None, engine: str) -> LibrariesCompared:
    """Compare what the questions of several libraries say.

    Args:
        folders: data sets that `desk export parquet` made.
        only: one query by name; by default all.
        engine: where they run.

    Raises:
        DeskError: a folder is no data set, two are of one library, or there is no such query.
    """
    refuse_missing()
    from deskbook.transfer.adapters import consortium as engines  # noqa: PLC0415 - the extra

    abouts = [_about(folder) for folder in folders]
    names = tuple(it.library for it in abouts)
    _refuse_twice(names)
    minimum = max(it.minimum for it in abouts)
    wanted = engines.QUERIES
    if only is not None:
        _refuse_unknown(only, tuple(wanted))
        wanted = {only: wanted[only]}
    with engines.ENGINES[engine](folders) as ask:
        tables = tuple(
            view.make_table(it.name, it.title, len(it.keys), *ask(it), minimum)
            for it in wanted.values()
        )
    return LibrariesCompared(
        questions=sum(it.rows for it in abouts), libraries=names, tables=tables
    )


def _refuse_twice(names: Sequence[str]) -> None:
    if twice := {name for name in names if names.count(name) > 1}:
        raise DeskError(f"{', '.join(sorted(twice))}: two of these data sets are of one library")


def _refuse_unknown(query: str, known: Sequence[str]) -> None:
    if query not in known:
        near = nearest(query, tuple(known))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(known)}"
        raise DeskError(f"no query is called {query}: {hint}")


def _about(folder: Path) -> data_set.About:
    path = folder / data_set.NAME
    if not path.is_file():
        raise DeskError(f"{folder} is no data set: `desk export parquet {folder}` makes one")
    about = data_set.read(str(path), path.read_text(encoding="utf-8"))
    if not any((folder / "facts").rglob("*.parquet")):
        raise DeskError(f"{folder} has no row: leave it out")
    return about
