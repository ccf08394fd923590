"""What makes GitHub's labels agree with `.github/labels.yml`; names are compared without case."""

from collections.abc import Iterable

from deskbook.github.model.github import SeenLabel
from deskbook.github.model.labels import (
    ChangeLabel,
    DropLabel,
    LabelPlan,
    LabelSpec,
    LabelStep,
    MakeLabel,
)


def decide(wanted: Iterable[LabelSpec], there: Iterable[SeenLabel], *, prune: bool) -> LabelPlan:
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
