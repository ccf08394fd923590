"""`desk sync labels`: make GitHub's labels agree with `.github/labels.yml`."""

from pathlib import Path
from typing import assert_never

from deskbook.github.adapters.api.connect import connect
from deskbook.github.adapters.api.ports import Writing
from deskbook.github.formats import labels_file
from deskbook.github.model.labels import ChangeLabel, DropLabel, LabelSpec, LabelStep, MakeLabel
from deskbook.github.model.outcomes import LabelsSynced
from deskbook.github.rules import labels as rule
from deskbook.library.adapters import files, knowledge
from deskbook.library.model.finding import DeskError


def sync_labels(root: Path, *, apply: bool, prune: bool) -> LabelsSynced:
    """Compare the labels; with `apply` change them on GitHub, with `prune` delete the others.

    Raises:
        DeskError: the file is not there or has mistakes, or GitHub refuses.
    """
    wanted = _wanted(root)
    github = connect(knowledge.profile(root))
    there = github.reading.labels()
    plan = rule.plan_labels(wanted, there, prune=prune)
    if apply:
        for step in plan.steps:
            _carry_out(github.writing, step)
    return LabelsSynced(plan=plan, number=len(there), applied=apply)


def _wanted(root: Path) -> tuple[LabelSpec, ...]:
    place = root / labels_file.PATH
    if not place.is_file():
        raise DeskError(f"there is no {labels_file.PATH}: `desk init` writes one to begin with")
    reading = labels_file.parse(files.inside(root, labels_file.PATH).read_bytes())
    if reading.findings or reading.filed is None:
        told = "\n".join(f"  {it.path}:{it.line}: {it.message}" for it in reading.findings)
        raise DeskError(f"{labels_file.PATH} has mistakes, so nothing was changed:\n{told}")
    return reading.filed.record.labels


def _carry_out(writing: Writing, step: LabelStep) -> None:
    match step:
        case MakeLabel(label):
            writing.make_label(label)
        case ChangeLabel(before, after):
            writing.edit_label(before.name, after)
        case DropLabel(name):
            writing.delete_label(name)
        case _:
            assert_never(step)
