"""`desk merge`: let one ticket go on as another."""

from pathlib import Path

from deskbook.library.adapters import carry_out, console, files
from deskbook.library.commands.actor import identify
from deskbook.library.formats.text import clean_text
from deskbook.library.model.plan import EditTicket, Plan
from deskbook.library.views import terminal
from deskbook.tickets.commands import change
from deskbook.tickets.rules import succession


def merge(root: Path, old: str, into: str, *, force: bool, me: str | None, commit: bool) -> int:
    """Resolve one ticket as a duplicate, and let the other carry its question."""
    actor = identify(root, me)
    with files.locked(root):
        first, second = change.current(root, old), change.current(root, into)
        quoted = clean_text(f"{first.record.title}\n\n{first.record.question}")
        ended, kept = succession.merge(first.record, second.record, actor, quoted, force=force)
        plan = Plan(
            f"{first.record.id}: merged into {second.record.id} by {actor.author}",
            (
                EditTicket(first.path, ended, first.digest),
                EditTicket(second.path, kept, second.digest),
            ),
        )
        carry_out.apply(root, plan, commit=commit)
    console.echo(terminal.changed(first.record, ended, f"merged into {second.record.id}"))
    console.echo(terminal.changed(second.record, kept, "goes on"))
    return 0
