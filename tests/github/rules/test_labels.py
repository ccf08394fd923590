"""Labels are made, changed, renamed on their issues, and deleted only when asked; twice is once."""

from hypothesis import given
from hypothesis import strategies as st

from deskbook.github.model.github import (
    ChangeLabel,
    DropLabel,
    LabelPlan,
    LabelSpec,
    MakeLabel,
    SeenLabel,
)
from deskbook.github.rules import labels


def spec(name, colour="00ff00", description="", was=()):
    return LabelSpec(name=name, colour=colour, description=description, was=was)


BUG = SeenLabel("Bug", "ff0000", "It is broken")


def test_what_is_not_there_is_made_and_what_is_not_named_stays():
    assert labels.plan_labels([spec("status: new")], [BUG], prune=False) == LabelPlan(
        (MakeLabel(SeenLabel("status: new", "00ff00", "")),)
    )


def test_a_label_is_found_whatever_its_case_and_changed_once():
    wanted = [spec("bug", "00FF00", "It is broken")]
    after = SeenLabel("bug", "00ff00", "It is broken")
    assert labels.plan_labels(wanted, [BUG], prune=True) == LabelPlan((ChangeLabel(BUG, after),))
    assert labels.plan_labels(wanted, [after], prune=True) == LabelPlan(())


def test_a_label_with_an_old_name_is_renamed():
    found = labels.plan_labels([spec("cause: fault", was=("problem", "BUG"))], [BUG], prune=False)
    assert found == LabelPlan((ChangeLabel(BUG, SeenLabel("cause: fault", "00ff00", "")),))


def test_an_old_name_beside_the_new_one_is_left_over_and_pruned_only_when_asked():
    new = SeenLabel("fault", "00ff00", "")
    wanted = [spec("fault", was=("bug",))]
    assert labels.plan_labels(wanted, [BUG, new], prune=False) == LabelPlan((), (("Bug", "fault"),))
    assert labels.plan_labels(wanted, [BUG, new], prune=True) == LabelPlan((DropLabel("Bug"),))


NAMES = st.sampled_from(["a", "A", "b", "c", "D", "e", "f"])


@given(st.lists(NAMES, unique_by=str.lower, max_size=5), st.dictionaries(NAMES, st.sampled_from(["00ff00", "ff0000"]), max_size=5), st.booleans())  # fmt: skip
def test_a_second_run_plans_nothing_and_only_pruning_deletes(names, there, prune):
    half = len(names) // 2
    wanted = [
        spec(name, was=tuple(names[half:]) if name == names[0] else ()) for name in names[:half]
    ]
    before = {name.lower(): SeenLabel(name, colour, "") for name, colour in there.items()}
    after = dict(before)
    for step in labels.plan_labels(wanted, before.values(), prune=prune).steps:
        match step:
            case MakeLabel(label):
                assert label.name.lower() not in after
                after[label.name.lower()] = label
            case ChangeLabel(old, new):
                del after[old.name.lower()]
                after[new.name.lower()] = new
            case DropLabel(name):
                assert prune
                del after[name.lower()]
    assert labels.plan_labels(wanted, after.values(), prune=prune).steps == ()
    assert {it.name for it in wanted} <= {it.name for it in after.values()}
