"""`desk consortium`: ask the data sets of many libraries, on this machine or on Spark."""

from collections.abc import Sequence
from pathlib import Path

from deskbook.library.adapters import console
from deskbook.library.adapters.parquet import refuse_missing
from deskbook.library.formats.spelling import nearest
from deskbook.library.model.finding import DeskError
from deskbook.library.views import as_json
from deskbook.transfer.formats import data_set
from deskbook.transfer.views import sharing


def consortium(folders: Sequence[Path], *, only: str | None, engine: str, json: bool) -> int:
    """Show what the questions of several libraries say together.

    Args:
        folders: data sets that `desk export parquet` made.
        only: one query by name; by default all.
        engine: where they run.
        json: print it for other programs.

    Raises:
        DeskError: a folder is no data set, two are of one library, or there is no such query.
    """
    refuse_missing()
    from deskbook.transfer.adapters.consortium import engines, queries  # noqa: PLC0415 - the extra

    abouts = [_about(folder) for folder in folders]
    names = [it.library for it in abouts]
    if twice := {name for name in names if names.count(name) > 1}:
        raise DeskError(f"{', '.join(sorted(twice))}: two of these data sets are of one library")
    minimum = max(it.minimum for it in abouts)
    wanted = queries.QUERIES
    if only is not None:
        if only not in wanted:
            near = nearest(only, tuple(wanted))
            hint = f"did you mean {near}?" if near else f"there are {', '.join(wanted)}"
            raise DeskError(f"no query is called {only}: {hint}")
        wanted = {only: wanted[only]}
    with engines.ENGINES[engine](folders) as ask:
        tables = [
            sharing.table(it.name, it.title, len(it.keys), *ask(it), minimum)
            for it in wanted.values()
        ]
    if json:
        console.echo(as_json.envelope("consortium", sharing.values(names, tables)))
    else:
        console.echo(sharing.page(sum(it.rows for it in abouts), names, tables))
    return 0


def _about(folder: Path) -> data_set.About:
    path = folder / data_set.NAME
    if not path.is_file():
        raise DeskError(f"{folder} is no data set: `desk export parquet {folder}` makes one")
    about = data_set.read(str(path), path.read_text(encoding="utf-8"))
    if not any((folder / "facts").rglob("*.parquet")):
        raise DeskError(f"{folder} has no row: leave it out")
    return about
