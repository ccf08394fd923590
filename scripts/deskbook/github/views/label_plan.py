"""Changes of labels in words."""

from typing import Final, assert_never

from deskbook.github.model.github import SeenLabel
from deskbook.github.model.labels import ChangeLabel, DropLabel, LabelStep, MakeLabel
from deskbook.github.model.outcomes import LabelsSynced
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe

_LEFT: Final = (
    "left alone: {old} was the name of {new} and stands beside it. Move its issues over on GitHub, "
    "then delete it (--prune does)"
)


def describe_labels(outcome: LabelsSynced, _screen: Screen) -> str:
    """Return the plan line by line, and how to have it carried out."""
    plan = outcome.plan
    lines = [_line(step) for step in plan.steps]
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


def _line(step: LabelStep) -> str:
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
