"""`desk export`: write everything that the library knows, or all that is published."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from deskbook.answers.rules import publication, text_facts
from deskbook.answers.views.text_facts import say
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, exports, repo, skeleton
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Library, Loaded, leave_out_damaged
from deskbook.library.views import as_json
from deskbook.privacy.rules import checks, own_contacts
from deskbook.reports import formats
from deskbook.transfer.model.outcomes import Exported
from deskbook.transfer.views import archive, public_archive
from deskbook.transfer.views import export as view

PLAIN: Final = ("tickets", "knowledge")
"""The folders of a library that are taken as they stand."""


def everything(root: Path, folder: Path, *, public: bool) -> Exported:
    """Write everything into a new folder, or with `public` only what the public may read.

    The folder is there whole or not at all. What cannot be read whole is in it as it stands.

    Raises:
        DeskError: something stands there already, or it would be committed with the library.
    """
    refuse_inside(root, folder)
    loaded, damaged = leave_out_damaged(repo.load(root))
    with skeleton.make_whole(folder) as place:
        counts = (_outside if public else _inside)(root, place, loaded)
    return Exported(folder=str(folder), counts=counts, damaged=damaged)


def refuse_inside(root: Path, folder: Path) -> None:
    """Raise a `DeskError` for a folder of the library that a commit would keep."""
    whole, home = folder.resolve(), root.resolve()
    if whole.is_relative_to(home) and not whole.is_relative_to(home / "build"):
        raise DeskError(
            f"{folder} lies in the library and would be committed with it: name a folder elsewhere"
        )


def _inside(root: Path, place: Path, loaded: Loaded) -> Mapping[str, int]:
    library, now = loaded.library, clock.now()
    exports.copy_plain(root, place / "files", PLAIN)
    tickets = sorted(library.tickets.values(), key=lambda it: (it.opened, it.id))
    exports.write(place / "tickets.json", as_json.lines(map(as_json.ticket_values, tickets)))
    for table in view.make_tables(library):
        exports.write(place / f"{table.name}.csv", [formats.write_csv(table)])
    _write_pages(place, archive.make_pages(library))
    entries = sum(len(it.entries) for it in tickets)
    records = sum(len(getattr(library, kind)) for kind in archive.KINDS)
    unread = sorted({it.path for it in loaded.findings})
    words = view.INSIDE.format(
        name=library.profile.name,
        made=_day(library, now),
        tickets=len(tickets),
        entries=entries,
        records=records,
        unread=", ".join(unread) or "none",
    )
    exports.write(place / "README.txt", [words])
    return {"tickets": len(tickets), "records": records}


def _outside(_root: Path, place: Path, loaded: Loaded) -> Mapping[str, int]:
    """Write the public edition, made of public types, after the same look as the public site."""
    gate, told = own_contacts.make_library_gate(loaded.library), checks.list_shown(loaded)
    personal = checks.search_public(told, gate)
    if found := [f"  {it.path}:{it.line}: {it.message}" for it in personal]:
        raise DeskError("\n".join(["nothing was written, for everybody would read this:", *found]))
    now = clock.now()
    today = Calendar(loaded.library.profile).day_of(now)
    filled = text_facts.fill_library(loaded.library, text_facts.collect(loaded.library, today), say)
    shown = publication.publish(filled, today)
    exports.write(place / "answers.json", as_json.lines(public_archive.list_answers(shown)))
    exports.write(place / "answers.csv", [formats.write_csv(public_archive.make_table(shown))])
    _write_pages(place, public_archive.make_pages(shown))
    words = view.OUTSIDE.format(
        name=shown.name, made=_day(loaded.library, now), answers=len(shown.answers)
    )
    exports.write(place / "README.txt", [words])
    return {"answers": len(shown.answers)}


def _write_pages(place: Path, pages: Iterator[tuple[str, str]]) -> None:
    for path, text in pages:
        exports.write(place / "archive" / path, [text])


def _day(library: Library, now: datetime) -> str:
    return Calendar(library.profile).day_of(now).isoformat()
