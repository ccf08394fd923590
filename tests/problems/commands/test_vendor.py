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
- 2 November 2026
""",
        "Read it before you send it: what colleagues wrote as tried is in it.\n",
    )
    title = "2026 issues of a history journal are missing from the aggregator"
    assert title not in desk("evidence", WAITING, "--json").out
    chosen = desk("evidence", WAITING, "--quote", "wa1t02").out
    assert chosen == outcome.out[:-1] + f": {title}\n"
    refused = desk("evidence", WAITING, "--quote", worlds.NEW)
    why = f"desk: {worlds.NEW}: not a report of the same case; leave it out\n"
    assert (refused.code, refused.err) == (2, why)
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


def test_json_of_suggestions_and_cases_has_their_tickets(library, desk, overdue_ticket):
    suggested = json.loads(desk("problem", "attach", "late-issues", "--json").out)
    (it,) = suggested["suggestions"]
    assert (it["ticket"]["id"], it["same_resource"]) == (overdue_ticket, True)
    desk("wait", overdue_ticket, "vendor")
    cases = json.loads(desk("vendor", "--json").out)["cases"]
    assert [(it["ticket"]["id"], it["vendor"]) for it in cases] == [
        (overdue_ticket, "Example Aggregator")
    ]
