"""`desk handoff`, `accept` and `decline` on what is led besides tickets: `departments/history`."""

from collections.abc import Callable
from pathlib import Path

from deskbook.care.rules import areas
from deskbook.care.rules.areas import Fields, Responsibility
from deskbook.library.adapters import carry_out, console, files, repo
from deskbook.library.commands.actor import identify
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.rules import references


def is_area(name: str) -> bool:
    """Whether a word names a record rather than a ticket: it has a folder before it."""
    return "/" in name


def offer(root: Path, name: str, to: str, *, me: str | None, commit: bool) -> int:
    """Offer it to a colleague; until they accept, its lead leads it."""

    def decide(it: Responsibility, handle: str) -> Fields:
        known = repo.load_knowledge(root).library.staff
        references.refuse_unknown("to", "staff", to, known)
        return areas.offer(it, handle, to)

    return _change(root, name, f"offered to {to}", decide, me=me, commit=commit)


def accept(root: Path, name: str, *, me: str | None, commit: bool) -> int:
    """Lead it from now on."""
    return _change(root, name, "accepted", areas.accept, me=me, commit=commit)


def decline(root: Path, name: str, why: str, *, me: str | None, commit: bool) -> int:
    """Leave it with its lead; the reason stands in the commit."""
    return _change(root, name, "declined", areas.decline, me=me, commit=commit, why=why)


def _change(
    root: Path,
    name: str,
    done: str,
    decide: Callable[[Responsibility, str], Fields],
    *,
    me: str | None,
    commit: bool,
    why: str = "",
) -> int:
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        it = areas.find(loaded.library, name)
        fields = decide(it, actor.author)
        message = f"{it.path}: {done} by {actor.author}" + (f"\n\n{why}" if why else "")
        plan = Plan(message, (SetFields(it.path, fields, loaded.filed[it.path].digest),))
        carry_out.apply(root, plan, commit=commit)
    shown = [f"  {key}: {value if value is not None else '-'}" for key, value in fields.items()]
    console.echo("\n".join((f"{it.path} {done}", *shown)))
    return 0
