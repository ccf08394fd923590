"""How a change of a label is told: what differs, and nothing else."""

from dataclasses import replace

import pytest

from deskbook.github.model.github import SeenLabel
from deskbook.github.model.labels import ChangeLabel, LabelPlan
from deskbook.github.views import label_plan

BEFORE = SeenLabel("bug", "ff0000", "It is broken")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(BEFORE, name="fault"), "its name becomes fault"),
        (replace(BEFORE, colour="00ff00"), "its colour ff0000 becomes 00ff00"),
        (replace(BEFORE, description=""), "its description changes"),
    ],
)
def test_only_what_differs_is_told(after, told):
    shown = label_plan.shown(LabelPlan((ChangeLabel(BEFORE, after),)), 1, applied=True)
    assert shown == f"change: bug ({told})\n1 change made"
