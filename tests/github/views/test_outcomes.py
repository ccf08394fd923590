"""Changes of labels in words."""

from dataclasses import replace

import pytest

from deskbook.github.model.github import ChangeLabel, LabelPlan, SeenLabel
from deskbook.github.model.outcomes import LabelsSynced
from deskbook.github.views import outcomes
from deskbook.library.views.outcome import Screen

BEFORE = SeenLabel("bug", "ff0000", "It is broken")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (replace(BEFORE, name="fault"), "its name becomes fault"),
        (replace(BEFORE, colour="00ff00"), "its colour ff0000 becomes 00ff00"),
        (replace(BEFORE, description=""), "its description changes"),
    ],
)
def test_change_of_a_label_names_what_differs(after, told):
    plan = LabelPlan((ChangeLabel(BEFORE, after),))
    shown = outcomes.describe_labels(LabelsSynced(plan=plan, number=1, applied=True), Screen())
    assert shown == f"change: bug ({told})\n1 change made"
