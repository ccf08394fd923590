"""Outcomes of synchronisations in words."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from deskbook.calendar.views import dates
from deskbook.github.model.github import ChangeLabel, DropLabel, LabelStep, MakeLabel, SeenLabel
from deskbook.github.model.mirror import ChangeIssue, OpenIssue, SyncPlan
from deskbook.github.model.outcomes import (
    BeginDigests,
    DigestsPosted,
    DigestStep,
    IssuesSynced,
    LabelsSynced,
    MendDigest,
    Reader,
    TellDigest,
    WritesMade,
)
from deskbook.library.model.fields import front_specs
from deskbook.library.model.ticket import Ticket
from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import safe

_NAMED: Final = 3


def describe_issues(outcome: IssuesSynced, _screen: Screen) -> str:
    """Return the passes line by line, and how to have them carried out."""
    issues, writes = outcome.issues, outcome.writes
    lines = [line for plan in outcome.plans for line in _pass(plan)]
    lines += _left(outcome.left)
    looked = f"Looked at {issues} {'issue' if issues == 1 else 'issues'}"
    if all(it.is_quiet for it in outcome.plans):
        lines.append(f"{looked}: GitHub and the library agree")
    elif not outcome.applied:
        lines.append(f"{looked}. Nothing was changed: `desk sync issues --apply` does it")
    else:
        changes = "1 change" if writes == 1 else f"{writes} changes"
        lines.append(f"{looked}; {changes} made on GitHub")
    return "\n".join(lines)


def describe_writes(step: WritesMade, _screen: Screen) -> Said:
    """Return how far a long synchronisation has come."""
    return Said(err=f"desk: {step.number} changes made on GitHub")


def _left(left: Mapping[str, str]) -> Iterator[str]:
    """The tickets that were left, grouped by reason."""
    by_reason: dict[str, list[str]] = {}
    for name, why in sorted(left.items()):
        by_reason.setdefault(why, []).append(name)
    for why, names in by_reason.items():
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        yield f"{', '.join(names[:_NAMED])}{more}: left for the next run: {safe(why)}"


def _pass(plan: SyncPlan) -> Iterator[str]:
    for before, after in plan.tickets:
        yield f"{after.id}: here: {', '.join(_here(before, after))}"
    for handle, fields in sorted(plan.staff.items()):
        told = ", ".join(f"{key}: {value}" for key, value in fields.items())
        yield f"knowledge/staff/{handle}.md: {told}"
    for change in plan.changes:
        yield f"{change.ticket}: on GitHub: {', '.join(_there(change))}"
    yield from map(safe, plan.notices)


def _here(before: Ticket | None, after: Ticket) -> Iterator[str]:
    if before is None:
        yield f"a new ticket of issue #{after.issue}: {safe(after.title)}"
        return
    for key, spec in front_specs(Ticket).items():
        if getattr(before, spec.name) != getattr(after, spec.name):
            yield key
    if before.question != after.question:
        yield "question"
    known = {it.id: it for it in before.entries}
    for word, number in (
        ("new", sum(it.id not in known for it in after.entries)),
        ("reworded", sum(known.get(it.id, it) != it for it in after.entries)),
    ):
        if number:
            yield f"{number} {word} {'entry' if number == 1 else 'entries'}"


def _there(change: OpenIssue | ChangeIssue) -> Iterator[str]:
    if isinstance(change, OpenIssue):
        yield f"a new issue: {safe(change.title)}"
        return
    yield f"#{change.number}"
    if change.title is not None:
        yield "title"
    if change.text is not None:
        yield "text"
    if change.state:
        yield change.state + (f" as {change.reason}" if change.reason else "")
    yield from (f"+{safe(it)}" for it in (*change.add_labels, *change.assign))
    yield from (f"-{safe(it)}" for it in (*change.drop_labels, *change.unassign))
    for word, number in (("new", len(change.say)), ("reworded", len(change.reword))):
        if number:
            yield f"{number} {word} {'comment' if number == 1 else 'comments'}"


_LEFT: Final = (
    "left alone: {old} was the name of {new} and stands beside it. Move its issues over on GitHub, "
    "then delete it (--prune does)"
)


def describe_labels(outcome: LabelsSynced, _screen: Screen) -> str:
    """Return the plan line by line, and how to have it carried out."""
    plan = outcome.plan
    lines = [_label(step) for step in plan.steps]
    lines += [_LEFT.format(old=safe(old), new=safe(new)) for old, new in plan.leftovers]
    if not plan.steps:
        lines.append(
            f"Looked at {outcome.number} labels: GitHub has them as .github/labels.yml says"
        )
    elif not outcome.applied:
        lines.append("Nothing was changed: `desk sync labels --apply` does it")
    else:
        lines.append(f"{len(plan.steps)} {'change' if len(plan.steps) == 1 else 'changes'} made")
    return "\n".join(lines)


def _label(step: LabelStep) -> str:
    match step:
        case MakeLabel(label):
            return f"make: {safe(label.name)}"
        case ChangeLabel(before, after):
            return f"change: {safe(before.name)} ({', '.join(_differences(before, after))})"
        case DropLabel(name):
            return f"delete: {safe(name)}, also from the issues that have it"
        case _:
            assert_never(step)


def _differences(before: SeenLabel, after: SeenLabel) -> list[str]:
    told = []
    if before.name != after.name:
        told.append(f"its name becomes {safe(after.name)}")
    if before.colour != after.colour:
        told.append(f"its colour {before.colour} becomes {after.colour}")
    if before.description != after.description:
        told.append("its description changes")
    return told


def title_digests(reader: Reader) -> str:
    """The title of the issue of a colleague's digests."""
    return f"What to think of: {reader.name}"


def introduce_digests(reader: Reader) -> str:
    """The text of that issue."""
    return (
        f"The daily digests of @{reader.login}: one comment on each opening day on which there is "
        "something to think of. Close this issue and they go on; unsubscribe to hear less.\n"
    )


def describe_digests(outcome: DigestsPosted, _screen: Screen) -> str:
    """Return the steps line by line, who cannot be reached, and how to have it carried out."""
    day = dates.format_day(outcome.day, outcome.day)
    lines = [_digest(it) for it in outcome.steps]
    lines += [f"{it} cannot be reached on GitHub: see `desk sync owners`" for it in outcome.without]
    if not outcome.number:
        lines.append(f"No digests of {day}: `desk remind --apply` makes them first")
    elif not outcome.steps:
        lines.append(f"Looked at {outcome.number} digests of {day}: all have been told")
    elif not outcome.applied:
        lines.append("Nothing was written: `desk sync reminders --apply` does it")
    return "\n".join(lines)


def _digest(step: DigestStep) -> str:
    match step:
        case BeginDigests(reader):
            return f"{reader.handle}: open the issue of their digests"
        case TellDigest(handle, _):
            return f"{handle}: tell today's digest"
        case MendDigest(handle, _):
            return f"{handle}: today's digest reads otherwise now"
        case _:
            assert_never(step)
