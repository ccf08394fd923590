"""`desk remind`: shown first, written with --apply, once a day, the same on every machine."""

import json

import pytest
from tests import worlds

PLAN = """\
# For History liaison, Thursday 5 November 2026

- **Q-4KX7M2** 2026 issues of a history journal are missing from the aggregator
  - The patron was promised to hear from us by Wed 4 Nov and has not.
  - reference-head has this too.

# For Head of reference, Thursday 5 November 2026

- **Q-4KX7M2** 2026 issues of a history journal are missing from the aggregator
  - The patron was promised to hear from us by Wed 4 Nov and has not.
  - history-liaison leads it.

# For everyone at E-resources, Thursday 5 November 2026

- **Q-4KX7M2** 2026 issues of a history journal are missing from the aggregator
  - The patron was promised to hear from us by Wed 4 Nov and has not.
  - history-liaison leads it; reference-head has this too.

# For everyone at Reference, Thursday 5 November 2026

- **Q-NEW001** Where do I find census tables from before 1900?
  - Nobody leads it yet; somebody has to by 13:30.
"""

FILES = """
The digests:
- .desk/digests/2026-11-05/staff/history-liaison.md
- .desk/digests/2026-11-05/staff/reference-head.md
- .desk/digests/2026-11-05/services/e-resources.md
- .desk/digests/2026-11-05/services/reference.md
"""


def test_the_plan_is_shown_and_nothing_is_written(git_library, desk):
    outcome = desk("remind")
    assert outcome == worlds.Outcome(
        0,
        PLAN
        + "\nNothing was written: `desk remind --apply` writes the reminders and the digests.\n",
        "",
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""
    assert not (git_library / ".desk/digests").exists()


def test_applied_it_keeps_reminders_in_the_tickets_and_digests_as_files(
    git_library, desk, overdue_ticket
):
    assert desk("remind", "--apply") == worlds.Outcome(0, PLAN + FILES, "")
    assert worlds.ticket_text(git_library, overdue_ticket).endswith(
        """
### 2026-11-05T05:00:00Z reminder @desk ^8WGEZ0XQ

- rule: promise
- step: 2
- due: 2026-11-05T04:59:59Z
- day: 2026-11-05
- digest: 2026-11-05
- to: history-liaison, reference-head
"""
    )
    digest = git_library / ".desk/digests/2026-11-05/staff/history-liaison.md"
    assert digest.read_text() == PLAN[: PLAN.index("\n# For Head of reference")]
    assert (
        worlds.git(git_library, "log", "-1", "--format=%s") == "Remind: the digests of 2026-11-05\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_the_same_day_again_finds_nothing_new_and_mends_a_lost_digest(git_library, desk):
    desk("remind", "--apply")
    digest = git_library / ".desk/digests/2026-11-05/services/reference.md"
    before = digest.read_text()
    digest.unlink()
    head = worlds.git(git_library, "rev-parse", "HEAD")
    nothing = "Nothing new: the digests of Thu 5 Nov have been made.\n"
    assert desk("remind", "--apply") == worlds.Outcome(0, nothing + FILES, "")
    assert digest.read_text() == before
    assert worlds.git(git_library, "rev-parse", "HEAD") == head


def test_on_a_day_on_which_the_library_is_closed_nobody_is_reminded(library, desk, monkeypatch):
    monkeypatch.setenv("DESK_NOW", "2026-11-07T15:00:00Z")
    assert desk("remind", "--apply").out == (
        "The library is closed today, Sat 7 Nov: nobody is reminded of anything.\n"
        "The next digests are made on Mon 9 Nov.\n"
    )


def test_ticket_that_came_after_the_digest_waits_for_the_next_one(library, desk, monkeypatch):
    desk("remind", "--apply")
    late = worlds.ticket_text(library, worlds.NEW).split("### ")[0].replace("Q-NEW001", "Q-NEW002")
    (library / "tickets/2026/11/Q-NEW002.md").write_text(late)
    assert desk("remind").out.endswith(
        "In the next digest, for today's have been made:\n- Q-NEW002: nobody leads it\n" + FILES
    )
    assert (
        desk("remind", "--prove").out
        == """\
Thu 5 Nov (today)
  Q-4KX7M2  promised to the patron: history-liaison, reference-head at E-resources (told)
  Q-NEW001  nobody leads it: everyone at Reference (told)

Fri 6 Nov (tomorrow)
  Q-NEW002  nobody leads it: everyone at Reference

Each of them is in a digest on its day; none can be forgotten.
"""
    )


def test_nudge_of_a_silent_patron_is_shown(library, desk, monkeypatch, overdue_ticket):
    desk("wait", overdue_ticket, "patron")
    desk("promise", overdue_ticket, "today")
    monkeypatch.setenv("DESK_NOW", "2026-11-12T15:00:00Z")
    out = desk("remind", "--apply").out
    assert "Besides:\n- Q-4KX7M2: the patron is written to: We asked you something" in out
    assert "- Q-4KX7M2: promised: 2026-11-05 ->\n" in out


def test_a_milestone_is_told_and_its_project_remembers_the_day(library, desk):
    path = library / "knowledge/projects/history-review.md"
    path.write_text(
        path.read_text().replace(
            "department: history", "milestones: [{what: Lists, due: 2026-11-05}]"
        )
    )
    assert (
        "- **Project** Review of the history collection\n  - Lists: due today.\n"
        in desk("remind", "--apply").out
    )
    assert "reminded: 2026-11-05\n" in path.read_text()
    assert desk("remind").out.startswith("Nothing new: the digests of Thu 5 Nov have been made.\n")


def test_a_ticket_that_cannot_be_read_is_named_and_left_alone(library, desk, overdue_ticket):
    path = next(library.glob(f"tickets/*/*/{overdue_ticket}.md"))
    damaged = path.read_text() + "\n### note\n\nBy hand.\n"
    path.write_text(damaged)
    outcome = desk("remind", "--apply")
    assert outcome.code == 1
    assert outcome.err == (
        "tickets/2026/11/Q-4KX7M2.md:40: `### note` is not a whole entry heading: run `desk tidy`, or "
        "write `### 2026-11-02T15:02:11Z reply @handle ^7F3K9Q2M`\n"
        "desk: these tickets are looked after again once they are mended\n"
    )
    assert path.read_text() == damaged
    assert desk("remind", "--prove").code == 1


def test_nothing_is_proved_without_an_open_ticket(library, desk):
    for name in (worlds.NEW, worlds.OVERDUE):
        next(library.glob(f"tickets/*/*/{name}.md")).unlink()
    assert desk("remind", "--prove").out == "No ticket is open, so none can be forgotten.\n"
    assert desk("remind").out == "Nobody has to be reminded of anything on Thu 5 Nov.\n"


@pytest.mark.slow
def test_two_clones_remind_on_the_same_day_and_agree(git_library, desk, monkeypatch, tmp_path):
    worlds.git(git_library, "clone", "--quiet", ".", str(tmp_path / "second"))
    desk("remind", "--apply")
    desk("remind", "--apply", "--root", str(tmp_path / "second"))
    trees = [
        worlds.git(root, "rev-parse", "HEAD^{tree}") for root in (git_library, tmp_path / "second")
    ]
    assert trees[0] == trees[1]


def test_json_has_digests_and_the_reminders_written_into_tickets(git_library, desk, overdue_ticket):
    content = json.loads(desk("remind", "--apply", "--json").out)
    assert [(it["name"], it["for_team"]) for it in content["digests"]] == [
        ("history-liaison", False),
        ("reference-head", False),
        ("e-resources", True),
        ("reference", True),
    ]
    changes = {it["path"]: it for it in content["changes"]}
    ticket = changes[f"tickets/2026/11/{overdue_ticket}.md"]
    assert [it["kind"] for it in ticket["entries"]] == ["reminder"]
    assert changes[content["paths"][0]] == {"path": content["paths"][0], "done": "created"}
