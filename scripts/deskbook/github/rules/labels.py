"""Labels of the repository, and of a ticket's issue."""

import re
from collections.abc import Collection, Iterable, Iterator

from deskbook.github.model.github import (
    ChangeLabel,
    DropLabel,
    LabelPlan,
    LabelSpec,
    LabelStep,
    MakeLabel,
    SeenIssue,
    SeenLabel,
)
from deskbook.github.model.mirror import Mirrored, Terms
from deskbook.github.rules import mirror_view
from deskbook.library.model.library import Library
from deskbook.library.model.vocabulary import CAUSES, SLUG

Said = tuple[str, str]
"""A key (service, cause, waiting, open, add, drop, unknown) and its value."""


def find_changes(
    library: Library, terms: Terms, issue: SeenIssue, was: Mirrored, now: Mirrored
) -> Iterator[Said]:
    """Return the changes of labels on GitHub that ours does not have yet.

    Of several labels that say one thing the last by name counts, so that a run that was cut short
    decides as it did before. A label taken off that says a status, service or cause says nothing:
    ours is put on again.
    """
    seen = {it.lower() for it in issue.labels}
    before, ours = fold_labels(was), fold_labels(now)
    services = {it.label.lower(): slug for slug, it in library.services.items() if it.label}
    added = sorted(seen - before)
    found = [it for it in added if it in services][-1:]
    yield from (("service", services[it]) for it in found if it not in ours)
    if issue.state == "open":
        yield from _status([it for it in added if it in mirror_view.STATUS_LABELS], ours)
    if terms.staff_only:
        causes = [it for it in added if it.startswith(mirror_view.CAUSE)][-1:]
        yield from (_cause(it) for it in causes if it not in ours)
        taken = {*services, *mirror_view.STATUS_LABELS} | ours
        free = (it for it in added if re.fullmatch(SLUG, it) and it not in taken)
        yield from (("add", it) for it in free)
        gone = sorted((before & ours) - seen)
        yield from (("drop", it) for it in gone if re.fullmatch(SLUG, it) and it not in services)


def _cause(label: str) -> Said:
    cause = label.removeprefix(mirror_view.CAUSE)
    return ("cause", cause) if cause in CAUSES else ("unknown", label)


def _status(added: list[str], ours: Collection[str]) -> Iterator[Said]:
    """One of the status labels; to wait says most. No label makes a ticket new again."""
    waits = [it for it in added if it.startswith("waiting: ")]
    found = waits[-1] if waits else "status: open" if "status: open" in added else ""
    if found and found not in ours:
        yield ("waiting", found.removeprefix("waiting: ")) if waits else ("open", "")


def fold_labels(view: Mirrored) -> frozenset[str]:
    """A view's labels as GitHub compares them."""
    return frozenset(it.lower() for it in view.labels)


def plan_labels(
    wanted: Iterable[LabelSpec], there: Iterable[SeenLabel], *, prune: bool
) -> LabelPlan:
    """Labels to make, change and rename, and with `prune` those to delete that the file has not.

    A label found under one of its old names is renamed, so that it stays on its issues. Where the
    new name is there too, the old one is a leftover: it is named, and deleted only with `prune`.
    """
    known = {it.name.lower(): it for it in there}
    steps: list[LabelStep] = []
    leftovers: list[tuple[str, str]] = []
    kept: set[str] = set()
    for spec in wanted:
        names = [name.lower() for name in (spec.name, *spec.was) if name.lower() in known]
        leftovers += [(known[name].name, spec.name) for name in names[1:]]
        if not names:
            steps.append(MakeLabel(spec.wanted))
            continue
        kept.add(names[0])
        if known[names[0]] != spec.wanted:
            steps.append(ChangeLabel(known[names[0]], spec.wanted))
    if prune:
        steps += [DropLabel(it.name) for name, it in known.items() if name not in kept]
        leftovers = []
    return LabelPlan(tuple(steps), tuple(leftovers))
