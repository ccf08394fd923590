"""`desk away add`: days on which a colleague is not here."""

from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.care.rules import absences
from deskbook.care.views import coverage
from deskbook.library.adapters import console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import refuse_unknown
from deskbook.library.model.library import Filed
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.model.records import Absence, Staff
from deskbook.privacy.commands import write_gate


def add(
    root: Path,
    handle: str | None,
    first: str,
    last: str | None,
    *,
    understudy: str | None,
    reason: str,
    me: str | None,
    commit: bool,
) -> int:
    """Write an absence into a colleague's file."""
    actor = identify(root, me)
    with files.locked(root):
        filed = staff(root, handle or actor.author, understudy)
        start = moment.day(first, actor.today())
        end = moment.day(last, start) if last else start
        absence = Absence(start=start, end=end, understudy=understudy, reason=reason)
        absences.refuse_impossible(filed.record, absence)
        new = absences.added(filed.record, [absence])
        write(root, filed, new, f"{filed.record.handle} is away from {start} to {end}", commit)
    console.echo(coverage.absences(filed.record.handle, new, actor.today()))
    return 0


def staff(root: Path, handle: str, understudy: str | None) -> Filed[Staff]:
    """The file of who is away.

    Raises:
        DeskError: they, or who is to stand in, have none.
    """
    loaded = repo.load_knowledge(root)
    for name in filter(None, (handle, understudy)):
        refuse_unknown(loaded, "who is away", "staff", name)
    return loaded.filed[f"knowledge/staff/{handle}.md"]


def write(
    root: Path, filed: Filed[Staff], new: tuple[Absence, ...], message: str, commit: bool
) -> None:
    """Write new absences into a file, beside those it has."""
    if new:
        fields = {"away": absences.items((*filed.record.away, *new))}
        plan = Plan(message, (SetFields(filed.path, fields, filed.digest),))
        write_gate.keep(root, plan, commit=commit)
