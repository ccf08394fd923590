"""`desk merge`: let one ticket go on as another."""

from pathlib import Path

from deskbook.adapters import carry_out, console, files
from deskbook.commands import desk
from deskbook.formats.text import clean_text
from deskbook.model.plan import EditTicket, Plan
from deskbook.rules import succession
from deskbook.views import terminal


def merge(root: Path, old: str, into: str, *, force: bool, me: str | None, commit: bool) -> int:
    """Resolve one ticket as a duplicate, and let the other carry its question."""
    hand = desk.hand(root, me)
    with files.locked(root):
        first, second = desk.current(root, old), desk.current(root, into)
        quoted = clean_text(f"{first.record.title}\n\n{first.record.question}")
        ended, kept = succession.merge(first.record, second.record, hand, quoted, force=force)
        plan = Plan(
            f"{first.record.id}: merged into {second.record.id} by {hand.author}",
            (
                EditTicket(first.path, ended, first.digest),
                EditTicket(second.path, kept, second.digest),
            ),
        )
        carry_out.apply(root, plan, commit=commit)
    console.echo(terminal.changed(first.record, ended, f"merged into {second.record.id}"))
    console.echo(terminal.changed(second.record, kept, "goes on"))
    return 0
