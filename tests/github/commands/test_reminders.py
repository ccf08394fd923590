"""`desk sync reminders`: each colleague is told once a day, in one issue of their own."""

import pytest
from tests import care_world, hands

from deskbook.github.formats import issue_text
from deskbook.github.model.outcomes import (
    BeginDigests,
    DigestsPosted,
    MendDigest,
    Reader,
    TellDigest,
)
from deskbook.github.rules import digests as digest_mirror
from deskbook.github.views import outcomes as view
from deskbook.library.views.outcome import Screen

ANN = Reader("ann", "Ann", "ann-hub")
LIBRARY = care_world.loaded(
    staff__ann="---\nname: Ann\ngithub: Ann-Hub\n---\n",
    staff__bob="---\nname: Bob\ngithub: bob-hub\n---\n",
).library


@pytest.fixture
def told(library, hub, at_hub):
    path = library / "knowledge/staff/history-liaison.md"
    path.write_text(path.read_text().replace("\nname:", "\ngithub: liaison\nname:"))
    profile = library / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace(
            "\nweek:", "\ngithub: {repository: ridgeway/desk, staff_only: true}\nweek:"
        )
    )
    hub.world.account("liaison")
    return library


def test_a_colleague_is_told_once_a_day(told, hub, desk):
    assert desk("sync", "reminders").out.startswith("No digests of ")
    assert desk("remind", "--apply").code == 0
    planned = desk("sync", "reminders")
    assert planned.out.splitlines()[:2] == [
        "history-liaison: open the issue of their digests", "history-liaison: tell today's digest",
    ]  # fmt: skip
    assert hub.writes == []
    assert desk("sync", "reminders", "--apply").code == 0
    (issue,) = hub.world.issues.values()
    assert (issue.title, [it.login for it in issue.assignees], [it.name for it in issue.labels]) == (
        "What to think of: History liaison", ["liaison"], ["digest"],
    )  # fmt: skip
    assert "@liaison" in issue.body
    (comment,) = hub.world.of_issue(1)
    assert "Q-4KX7M2" in comment.body
    before = len(hub.writes)
    again = desk("sync", "reminders", "--apply")
    assert "all have been told" in again.out
    assert len(hub.writes) == before


def test_a_lost_answer_tells_nobody_twice_and_a_digest_made_anew_mends_the_comment(told, hub, desk):
    desk("remind", "--apply")
    hub.fails("POST", r".*/issues/1/comments", 502, done=True)
    hub.fails("POST", r".*/issues", 502, done=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("deskbook.library.adapters.clock.wait", lambda seconds: None)
        patch.setattr("deskbook.github.adapters.api.client.Pauses.wait", lambda *_: None)
        assert desk("sync", "reminders", "--apply").code == 0
    assert (len(hub.world.issues), len(hub.world.of_issue(1))) == (1, 1)
    (path,) = (told / ".desk/digests").glob("*/staff/history-liaison.md")
    path.write_text(path.read_text() + "\nOne thing more\n")
    assert "reads otherwise now" in desk("sync", "reminders", "--apply").out
    (comment,) = hub.world.of_issue(1)
    assert comment.body.endswith("One thing more")


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_digests_go_only_to_a_repository_that_is_and_is_said_to_be_for_staff(
    told, hub, desk, visibility
):
    hub.world.visibility = visibility
    profile = told / "knowledge/library.md"
    if visibility == "private":
        profile.write_text(profile.read_text().replace("staff_only: true", "staff_only: false"))
    refused = desk("sync", "reminders", "--apply")
    assert (refused.code, hub.writes) == (2, [])
    assert "digests are for colleagues" in refused.err


def test_who_can_be_reached_and_who_cannot():
    digests = {
        "staff/ann": "A",
        "staff/bob": "B",
        "staff/head": "H",
        "staff/gone": "G",
        "services/e-resources": "E",
    }
    assert digest_mirror.find_readers(LIBRARY, digests, ["ann-hub"]) == (
        [Reader("ann", "Ann", "Ann-Hub")], ["bob", "head"],
    )  # fmt: skip


def test_each_step_is_taken_where_it_is_needed():
    texts = {"ann": "Now"}
    decide = digest_mirror.plan_digests
    assert [*decide([ANN], {}, {}, texts)] == [BeginDigests(ANN), TellDigest("ann", None)]
    assert [*decide([ANN], {"ann": 3}, {}, texts)] == [TellDigest("ann", 3)]
    assert [*decide([ANN], {"ann": 3}, {"ann": (9, "Then")}, texts)] == [MendDigest("ann", 9)]
    assert [*decide([ANN], {"ann": 3}, {"ann": (9, "Now")}, texts)] == []


def shown(steps, without, *, applied):
    """The words for an outcome of one digest of the day."""
    done = DigestsPosted(
        steps=tuple(steps), day=hands.TODAY, number=1, without=tuple(without), applied=applied
    )
    return view.describe_digests(done, Screen())


def test_steps_are_shown_line_by_line():
    steps = [BeginDigests(ANN), TellDigest("ann", 1), MendDigest("ann", 1)]
    lines = "ann: open the issue of their digests\nann: tell today's digest\nann: today's digest reads otherwise now\n"
    bob = "bob cannot be reached on GitHub: see `desk sync owners`"
    assert shown(steps, ["bob"], applied=True) == lines + bob
    assert shown(steps, [], applied=False).startswith(lines + "Nothing was written:")


def test_marks_of_digests_are_ours_alone():
    text = issue_text.write_digest("ann", "2026-11-05", "@ann, think of it", b"secret")
    assert issue_text.find_digest(text, b"secret") == ("ann", "2026-11-05")
    assert issue_text.find_digest(text, b"other") == ("", "")
    assert issue_text.find_digest("Hello", b"secret") == ("", "")
    assert "@ann" not in text
    assert issue_text.is_digest(text)
