"""`desk import KIND`: exports of systems that Deskbook knows, by the mappings that come with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from deskbook.library.adapters import console, exports
from deskbook.library.model.library import Library
from deskbook.transfer.commands import import_csv, import_tickets
from deskbook.transfer.commands.import_tickets import Table
from deskbook.transfer.formats import issue_export, mapped_row, mbox_file
from deskbook.transfer.model.mapping import CsvMapping
from deskbook.transfer.rules import importing

MAPPINGS: Final = Path(__file__).parent.parent / "imports"


def ready(
    root: Path,
    kind: str,
    path: Path,
    *,
    mapping: Path | None,
    service: str | None,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show what an export becomes; with `apply` write it, all in one commit.

    The `kind` names a mapping that comes with Deskbook, in whose place another file may be given;
    the `service` is that of its questions, where the mapping does not tell.
    `import_tickets.take_over` describes what all importers are told.
    """
    plan = import_csv.read_mapping(mapping or MAPPINGS / f"{kind}.yml")

    def read(library: Library) -> tuple[Table, CsvMapping]:
        settled = importing.with_service(plan, service, library)
        table = _READERS.get(kind, _csv)(path, settled, library)
        return table, mapped_row.fitted(settled, table.columns)

    return import_tickets.take_over(root, read, rejects=rejects, apply=apply, me=me, commit=commit)


def show(kind: str) -> int:
    """Print a mapping that comes with Deskbook, to be changed and given with `--map`."""
    console.echo((MAPPINGS / f"{kind}.yml").read_text(encoding="utf-8").rstrip("\n"))
    return 0


def _csv(path: Path, plan: CsvMapping, _library: Library) -> Table:
    """A table, of which only what no ticket can do without has to be there."""
    return import_csv.table(path, plan, mapped_row.needed(plan), mapped_row.indispensable(plan))


def _github(path: Path, _plan: CsvMapping, library: Library) -> Table:
    staff = {it.github.lower(): it.handle for it in library.staff.values() if it.github}
    text = exports.read_text(path)
    return Table(path.name, issue_export.COLUMNS, lambda: issue_export.rows(path.name, text, staff))


def _mbox(path: Path, _plan: CsvMapping, library: Library) -> Table:
    own, data = importing.own_addresses(library), path.read_bytes()
    return Table(path.name, mbox_file.COLUMNS, lambda: mbox_file.rows(path.name, data, own))


_READERS: Final[dict[str, Callable[[Path, CsvMapping, Library], Table]]] = {
    "github": _github,
    "mbox": _mbox,
}
"""How exports that are no table are read."""
