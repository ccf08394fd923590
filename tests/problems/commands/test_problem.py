"""`desk problem`: a fault that many tickets belong to is opened, attached to and fixed."""

import json

from tests import worlds


def ticket(library, name, **changes):
    """A copy of the overdue ticket under another id, with changed lines."""
    text = worlds.ticket_text(library, worlds.OVERDUE).replace("Q-4KX7M2", name)
    for old, new in changes.pop("lines", {}).items():
        assert old in text
        text = text.replace(old, new)
    (library / f"tickets/2026/11/{name}.md").write_text(text)


def test_a_problem_is_opened_attached_to_and_fixed_once(git_library, desk, overdue_ticket):
    opened = desk("problem", "open", "slow-index", "--title", "The index of history journals is slow",
                  "--resource", "history-full-text", "--banner", "We know it is slow.", "--public",
                  "--ticket", worlds.NEW, "Use the other index meanwhile.")  # fmt: skip
    assert opened == worlds.Outcome(
        0, "knowledge/problems/slow-index.md written, with Q-NEW001\n", ""
    )
    assert (
        (git_library / "knowledge/problems/slow-index.md").read_text()
        == """\
---
title: The index of history journals is slow
state: suspected
public: true
resource: history-full-text
started: 2026-11-05
lead: history-liaison
banner: We know it is slow.
---

Use the other index meanwhile.
"""
    )
    assert "problem: slow-index\n" in worlds.ticket_text(git_library, worlds.NEW)
    assert (
        desk("problem", "attach", "slow-index").out
        == """\
These may belong to slow-index; `desk problem attach slow-index Q…` attaches them:
  Q-4KX7M2  2026 issues of a history journal are missing from the aggregator
            same resource; history, index, journal
"""
    )
    attached = desk("problem", "attach", "slow-index", overdue_ticket)
    assert attached.out == "attached to slow-index: Q-4KX7M2\n"
    assert desk("problem", "attach", "slow-index").out == "No open ticket looks like slow-index.\n"
    desk("wait", overdue_ticket, "vendor")

    plan = "slow-index is fixed.\n\nTold on Q-4KX7M2, Q-NEW001:\n\n  It is quick again.\n"
    shown = desk("problem", "fix", "slow-index", "It is quick again.")
    assert (
        shown.out
        == plan + "\nNothing was written: --apply marks it fixed and writes to the patrons.\n"
    )
    assert desk("problem", "fix", "slow-index", "It is quick again.", "--apply").out == plan
    record = (git_library / "knowledge/problems/slow-index.md").read_text()
    assert "state: fixed\n" in record
    assert "fixed: 2026-11-05\n" in record
    first, second = (worlds.ticket_text(git_library, it) for it in (overdue_ticket, worlds.NEW))
    assert first.count("It is quick again.") == second.count("It is quick again.") == 1
    assert "- waiting_on: vendor ->\n" in first
    again = desk("problem", "fix", "slow-index", "It is quick again.", "--apply")
    assert again.err == "desk: slow-index is fixed, and every patron who asked has been told\n"


def test_a_fix_may_resolve_the_tickets_and_tells_those_who_came_later(
    library, desk, overdue_ticket
):
    desk("problem", "attach", "late-issues", overdue_ticket)
    desk("problem", "fix", "late-issues", "They are there.", "--resolve", "--apply")
    assert "resolution: answered\n" in worlds.ticket_text(library, overdue_ticket)
    desk("problem", "attach", "late-issues", worlds.NEW)
    late = desk("problem", "fix", "late-issues", "They are there.", "--apply")
    assert late.out.startswith("late-issues is fixed.\n\nTold on Q-NEW001:\n")


def test_a_fix_that_tells_nobody_only_marks_it(library, desk):
    assert (
        desk("problem", "fix", "late-issues", "Over.", "--apply").out == "late-issues is fixed.\n"
    )


def test_a_ticket_unlike_a_problem_is_not_suggested(library, desk):
    assert worlds.NEW not in desk("problem", "attach", "late-issues").out


def test_a_ticket_without_a_resource_is_suggested_for_three_words_and_not_for_everyday_ones(
    library, desk
):
    def asked(text):
        return worlds.made(desk("new", text, "--service", "reference", "--channel", "chat"))

    alike = asked("New issues of my history journal come weeks late.")
    asked("This says history does this, these other years. Does this full list say so?")
    assert desk("problem", "attach", "late-issues").out.endswith(
        f"  {alike}  New issues of my history journal come weeks late.\n"
        "            history, issue, late, week\n"
    )


def test_what_makes_no_sense_is_refused(library, desk):
    assert desk("problem", "attach", "late-isues").err == (
        'desk: which problem: no problem is called "late-isues": did you mean late-issues?\n'
    )
    assert desk("problem", "open", "late-issues", "--title", "Again").err == (
        "desk: there is a problem late-issues already: `desk problem attach late-issues`\n"
    )
    assert desk("problem", "open", "Late Issues", "--title", "Again").err == (
        'desk: "Late Issues" cannot name a problem: write lower case with hyphens\n'
    )
    assert (
        desk("problem", "open", "late", "--title", "Late").out
        == "knowledge/problems/late.md written\n"
    )


def test_news_of_a_problem_is_written_down_for_its_page(library, desk):
    outcome = desk(
        "problem", "news", "late-issues", "The vendor\nhas confirmed it.", "--state", "confirmed",
        "--day", "2026-11-04", "--no-commit",
    )  # fmt: skip
    assert (outcome.code, outcome.out, outcome.err) == (
        0, "late-issues, 2026-11-04: confirmed\n  The vendor has confirmed it.\n", "",
    )  # fmt: skip
    outcome = desk("problem", "news", "late-issues", "--state", "monitoring", "--no-commit")
    assert outcome.out == "late-issues, 2026-11-05: monitoring\n"
    text = (library / "knowledge/problems/late-issues.md").read_text()
    assert (
        "news:\n"
        "  - {day: 2026-11-04, state: confirmed, says: The vendor has confirmed it.}\n"
        "  - {day: 2026-11-05, state: monitoring}\n"
    ) in text
    assert "\nstate: monitoring\n" in text
    assert desk("problem", "news", "late-issues", "--no-commit").code == 2


def test_json_of_problems_has_fields_before_and_after_and_new_entries(
    git_library, desk, overdue_ticket
):
    def run(*words):
        return json.loads(desk("problem", *words, "--json").out)

    opened = run("open", "slow", "--title", "Slow", "--ticket", overdue_ticket)
    problem, ticket = opened["changes"]
    assert (problem["path"], problem["done"]) == ("knowledge/problems/slow.md", "created")
    assert problem["after"]["started"] == "2026-11-02"
    assert ticket["after"] == {"problem": "slow"}
    (change,) = run("attach", "slow", worlds.NEW)["changes"]
    assert (change["before"], change["after"]) == ({}, {"problem": "slow"})
    (change,) = run("news", "slow", "Confirmed.", "--state", "confirmed")["changes"]
    assert (change["before"]["state"], change["after"]["state"]) == ("suspected", "confirmed")
    fixed = run("fix", "slow", "Over.", "--apply")
    assert fixed["tickets"] == [overdue_ticket, worlds.NEW]
    assert [it["entries"][-1]["text"] for it in fixed["changes"][1:]] == ["Over.", "Over."]


def test_json_of_a_note_has_no_words_that_the_gate_took_out(git_library, desk, overdue_ticket):
    desk("problem", "attach", "late-issues", overdue_ticket)
    done = desk("note", overdue_ticket, "Asked ana.mock@example.org.", "--json")
    assert json.loads(done.out)["replaced"][0]["kind"] == "email"
    assert "ana.mock" not in done.out + done.err


def test_news_of_a_fix_is_a_note_where_nobody_knows_who_asks(library, desk, overdue_ticket):
    ticket(library, "Q-AAAAAA", lines={"\nservice:": "\nasker: unknown\nservice:"})
    desk("problem", "open", "slow", "--title", "It is slow", "--resource", "history-full-text", "--ticket", overdue_ticket, "Slow.")  # fmt: skip
    assert desk("problem", "attach", "slow", "Q-AAAAAA").code == 0
    assert desk("problem", "fix", "slow", "It is quick again.", "--apply").code == 0
    kinds = {
        name: worlds.timeline(library, name).rpartition("### ")[2].split()[1]
        for name in ("Q-AAAAAA", overdue_ticket)
    }
    assert kinds == {"Q-AAAAAA": "note", overdue_ticket: "reply"}
    assert desk("problem", "fix", "slow", "It is quick again.", "--apply").code in (0, 2)
    assert worlds.timeline(library, "Q-AAAAAA").count("It is quick again.") == 1
