"""`desk leave`: plan that everything a leaving colleague leads is handed over."""

from pathlib import Path

from deskbook.calendar.formats import moment
from deskbook.care.rules import handover_plan
from deskbook.care.views import coverage
from deskbook.library.adapters import carry_out, console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import complain, refuse_unknown, sound


def leave(
    root: Path,
    handle: str,
    day: str,
    *,
    to: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show what is offered to whom; with `apply` offer it, and write the last day down."""
    actor = identify(root, me)
    last = moment.day(day, actor.today())
    with files.locked(root):
        loaded, damaged = sound(repo.load(root))
        for name in filter(None, (handle, to)):
            refuse_unknown(loaded, "who leaves", "staff", name)
        plan = handover_plan.leave(loaded, handle, last, actor, to)
        console.echo(coverage.leaving(handle, last, plan.offers, plan.named))
        if apply:
            carry_out.apply(root, plan.plan, commit=commit)
        else:
            console.echo("\nNothing was written: --apply offers it.")
    return complain(damaged)
