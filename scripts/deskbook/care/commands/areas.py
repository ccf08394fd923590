"""`desk handoff`, `accept` and `decline` on what is led besides tickets: `departments/history`."""

from collections.abc import Callable
from pathlib import Path

from deskbook.care.model.outcomes import LeadChanged
from deskbook.care.rules import areas
from deskbook.care.rules.areas import Fields, Responsibility
from deskbook.library.adapters import carry_out, files, repo
from deskbook.library.commands import identify
from deskbook.library.model.library import Library
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.rules import references

Decide = Callable[[Library, Responsibility, str], Fields]
"""A rule, given who acts."""


def is_area(name: str) -> bool:
    """Return whether a word names a record rather than a ticket: it has a folder before it."""
    return "/" in name


def offer(root: Path, name: str, to: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Offer it to a colleague; until they accept, its lead leads it."""

    def decide(library: Library, it: Responsibility, handle: str) -> Fields:
        references.refuse_unknown("to", "staff", to, library.staff)
        return areas.offer(it, handle, to)

    return _change(root, name, f"offered to {to}", decide, me=me, commit=commit)


def accept(root: Path, name: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Lead it from now on."""

    def decide(_library: Library, it: Responsibility, handle: str) -> Fields:
        return areas.accept(it, handle)

    return _change(root, name, "accepted", decide, me=me, commit=commit)


def decline(root: Path, name: str, why: str, *, me: str | None, commit: bool) -> LeadChanged:
    """Leave it with its lead; the commit gives the reason."""

    def decide(_library: Library, it: Responsibility, handle: str) -> Fields:
        return areas.decline(it, handle)

    return _change(root, name, "declined", decide, me=me, commit=commit, why=why)


def _change(
    root: Path,
    name: str,
    done: str,
    decide: Decide,
    *,
    me: str | None,
    commit: bool,
    why: str = "",
) -> LeadChanged:
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        it = areas.find_responsibility(loaded.library, name)
        fields = decide(loaded.library, it, actor.author)
        message = f"{it.path}: {done} by {actor.author}" + (f"\n\n{why}" if why else "")
        plan = Plan(message, (SetFields(it.path, fields, loaded.filed[it.path].digest),))
        changes = carry_out.apply(root, plan, commit=commit)
    return LeadChanged(path=it.path, did=done, fields=fields, written=Written(changes=changes))
