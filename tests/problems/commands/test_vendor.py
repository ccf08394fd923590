"""`desk vendor`, `desk evidence` and `desk problem`: what is broken, who owes an answer, who is told."""

import json

from tests import worlds

WAITING = "Q-WA1T01"


def ticket(library, name, **changes):
    """A copy of the overdue ticket under another id, with changed lines."""
    text = worlds.ticket_text(library, worlds.OVERDUE).replace("Q-4KX7M2", name)
    for old, new in changes.pop("lines", {}).items():
        assert old in text
        text = text.replace(old, new)
    (library / f"tickets/2026/11/{name}.md").write_text(text)


def waiting(library):
    """A second question about the missing issues, which waits on the vendor since Tuesday."""
    lines = {
        "title: 2026 issues of a history journal are missing": "title: This year's issues are missing",
        "status: open": "status: waiting\nwaiting_on: vendor",
        "promised: 2026-11-04": "vendor_case: 00482-119\nproblem: late-issues",
        "patron: p-7f3kq29d": "patron: p-9wd2m4xk",
    }
    ticket(library, WAITING, lines=lines)
    path = library / f"tickets/2026/11/{WAITING}.md"
    path.write_text(
        path.read_text()
        + """
### 2026-11-03T15:04:40Z handoff @history-liaison ^W1A01GC7

- to: eresources
- lead: retain
- tried: publisher site has the issues; the KBART file gives no embargo

A secret for colleagues.

### 2026-11-03T16:00:00Z wait @eresources ^W1A01GC8

- status: open -> waiting
- waiting_on: -> vendor
- vendor_case: -> 00482-119

### 2026-11-05T14:00:00Z wait @eresources ^W1A01GC9

Asked again.
"""
    )


def test_the_ledger_shows_cases_by_vendor_and_resource(library, desk):
    assert desk("vendor").out == "No ticket waits on a vendor.\n"
    waiting(library)
    lone = {
        "resource: history-full-text\n": "",
        "status: open": "status: waiting\nwaiting_on: vendor",
    }
    ticket(library, "Q-WA1T02", lines=lone)
    ended = {"promised: 2026-11-04": "vendor_case: 7", "status: open": "status: open"}
    ticket(library, "Q-WA1T03", lines=ended)
    path = library / "tickets/2026/11/Q-WA1T03.md"
    path.write_text(path.read_text() + """
### 2026-11-03T16:00:00Z wait @eresources ^W1A01GC8

- status: open -> waiting
- waiting_on: -> vendor

### 2026-11-04T16:00:00Z status @eresources ^W1A01GC9

- status: waiting -> open
- waiting_on: vendor ->
""")  # fmt: skip
    assert (
        desk("vendor").out
        == """\
No vendor written down
  No resource written down
    Q-WA1T02  no case number  2026 issues of a history journal are missing from the aggregator
              waits since Tue 3 Nov, 3 opening days; ask again Wed 4 Nov

Example Aggregator
  History Full Text
    Q-WA1T01  case 00482-119  This year's issues are missing from the aggregator
              waits since Tue 3 Nov, 2 opening days; ask again Wed 11 Nov
"""
    )
    assert (
        desk("vendor", "history", "--all").out
        == """\
Example Aggregator
  History Full Text
    Q-WA1T01  case 00482-119  This year's issues are missing from the aggregator
              waits since Tue 3 Nov, 2 opening days; ask again Wed 11 Nov
    Q-WA1T03  case 7  2026 issues of a history journal are missing from the aggregator
              waited from Tue 3 Nov, an opening day in all
"""
    )
    desk("edit", worlds.NEW, "--vendor-case", "8", "--resource", "history-full-text")
    assert "    Q-NEW001  case 8  Where do I find census" in desk("vendor", "--all").out
    assert desk("vendor", "nobody").err == (
        'desk: no case is with "nobody": the vendors with cases are Example Aggregator\n'
    )


def test_the_evidence_tells_what_was_seen_when_by_how_many_and_nothing_of_a_patron(library, desk):
    waiting(library)
    ticket(
        library,
        "Q-WA1T02",
        lines={"promised: 2026-11-04": "problem: late-issues\ncause: content-delayed"},
    )
    outcome = desk("evidence", WAITING)
    assert outcome == worlds.Outcome(
        0,
        """\
# Evidence for case 00482-119

- What we see: This year's issues are missing from the aggregator
- Resource: History Full Text
- Vendor: Example Aggregator
- First reported to us: 2 November 2026
- Reported to us: 2 times, by 2 readers; the last time on 2 November 2026
- Reported to you: 3 November 2026; asked again on 5 November 2026
- Known problem: New issues reach History Full Text weeks late (since 12 October 2026)
- Our reference: Q-WA1T01

## What was tried

- 3 November 2026: publisher site has the issues; the KBART file gives no embargo

## Reports

- 2 November 2026: This year's issues are missing from the aggregator
- 2 November 2026: 2026 issues of a history journal are missing from the aggregator
""",
        "Read it before you send it: what colleagues wrote as tried is in it.\n",
    )
    lone = desk("evidence", "Q-WA1T02").out
    assert "What we found it to be: content delayed\n" in lone
    assert (
        desk("evidence", worlds.NEW).out
        == """\
# Evidence

- What we see: Where do I find census tables from before 1900?
- First reported to us: 5 November 2026
- Reported to us: once, by one reader; the last time on 5 November 2026
- Our reference: Q-NEW001

## Reports

- 5 November 2026: Where do I find census tables from before 1900?
"""
    )


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


def test_json_of_a_fix_has_no_words_that_the_gate_took_out(git_library, desk, overdue_ticket):
    desk("problem", "attach", "late-issues", overdue_ticket)
    done = desk("problem", "fix", "late-issues", "Ask ana.mock@example.org.", "--apply", "--json")
    assert json.loads(done.out)["replaced"][0]["kind"] == "email"
    assert "ana.mock" not in done.out + done.err


def test_json_of_suggestions_and_cases_has_their_tickets(library, desk, overdue_ticket):
    suggested = json.loads(desk("problem", "attach", "late-issues", "--json").out)
    (it,) = suggested["suggestions"]
    assert (it["ticket"]["id"], it["same_resource"]) == (overdue_ticket, True)
    desk("wait", overdue_ticket, "vendor")
    cases = json.loads(desk("vendor", "--json").out)["cases"]
    assert [(it["ticket"]["id"], it["vendor"]) for it in cases] == [
        (overdue_ticket, "Example Aggregator")
    ]
