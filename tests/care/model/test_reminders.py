"""`desk remind` and `desk build` in libraries in which each reminder rule falls due."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from tests import worlds
from tests.care_world import entry, ticket
from tests.cases import some

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.reminders import RULES
from deskbook.library.adapters import repo
from deskbook.sites.commands import staff_site

ANSWER = worlds.FILES["knowledge/answers/missing-issue.md"]

REPLY = entry("2026-11-02T10:30", "reply", "eresources", "We are looking.")


def add_ticket(root: Path, *entries: str, **fields: str) -> None:
    text = ticket("Q-CASE01", *entries, **{"lead": "eresources", **fields})
    (root / "tickets/2026/11/Q-CASE01.md").write_text(text, encoding="utf-8")


def add_answer(root: Path, *changes: tuple[str, str], name: str = "another") -> None:
    text = ANSWER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (root / f"knowledge/answers/{name}.md").write_text(text, encoding="utf-8")


def add_to(root: Path, record: str, line: str) -> None:
    path = root / f"knowledge/{record}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")


def without_lead(root):
    add_ticket(root, lead="", status="new")


def without_reply(root):
    add_ticket(root)


def patron_wrote_after_our_reply(root):
    question = entry("2026-11-03T12:00", "question", "patron", "Thank you. And then?")
    add_ticket(root, REPLY, question)


def silent_since_our_reply(root):
    add_ticket(root, REPLY)


def promised_for_yesterday(root):
    add_ticket(root, REPLY, promised="2026-11-04")


def offered_two_days_ago(root):
    change = {"to": "eresources-head", "lead": "pass", "offered_to": "-> eresources-head"}
    offered = entry("2026-11-03T10:40", "handoff", "eresources", **change)
    add_ticket(root, REPLY, offered, offered_to="eresources-head")


def waiting(on: str, since: str) -> str:
    return entry(since, "wait", "eresources", status="open -> waiting", waiting_on=f"-> {on}")


def waits_for_a_vendor(root):
    add_ticket(
        root,
        waiting("vendor", "2026-10-21T10:00"),
        status="waiting",
        waiting_on="vendor",
        opened="2026-10-20T15:00:00Z",
    )


def waits_for_a_silent_patron(root):
    add_ticket(
        root,
        waiting("patron", "2026-10-21T10:00"),
        status="waiting",
        waiting_on="patron",
        opened="2026-10-20T15:00:00Z",
    )


def patron_was_asked_again_in_vain(root):
    due = {"rule": "patron", "step": "1", "due": "2026-10-26T21:00:00Z", "day": "2026-10-26"}
    add_ticket(
        root,
        waiting("patron", "2026-10-19T10:00"),
        entry("2026-10-26T09:00", "reminder", "desk", **due, digest="2026-10-26", to="eresources"),
        status="waiting",
        waiting_on="patron",
        opened="2026-10-16T15:00:00Z",
    )


def lead_is_away_without_stand_in(root):
    add_ticket(root, REPLY)
    add_to(root, "staff/eresources", "away: [{from: 2026-11-04, to: 2026-11-12}]")


def problem_of_a_ticket_is_fixed(root):
    add_ticket(root, REPLY, problem="late-issues")
    path = root / "knowledge/problems/late-issues.md"
    path.write_text(path.read_text().replace("confirmed", "fixed\nfixed: 2026-11-03"))


def late_content_is_expected_today(root):
    add_ticket(root, REPLY, watch="2026-11-05", item="The October issue")


def lead_of_a_department_has_left(root):
    add_to(root, "staff/history-liaison", "left: 2026-11-04")


def milestone_is_due(root):
    add_to(root, "projects/history-review", "milestones: [{what: Lists, due: 2026-11-05}]")


def resource_of_an_answer_has_changed(root):
    add_to(root, "resources/history-full-text", "changed: 2026-10-30")


def ticket_was_reopened_after_the_answer(root):
    add_ticket(
        root,
        entry("2026-11-02T11:00", "resolve", "eresources", answer="-> missing-issue"),
        entry("2026-11-04T11:00", "reopen", "eresources", status="resolved -> open"),
        answer="missing-issue",
    )


def answer_was_handed_in(root):
    add_answer(root, ("state: published", "state: review\nhanded_in: 2026-11-03"))


def answer_was_used_last_two_years_ago(root):
    add_answer(root, ("2026-09-01", "2025-06-01"), ("review_every: 1y", "review_every: 5y"))
    add_ticket(
        root,
        status="resolved",
        opened="2024-10-20T15:00:00Z",
        resolved="2024-10-21T15:00:00Z",
        resolution="answered",
        answer="another",
    )


def review_of_an_answer_is_due(root):
    add_answer(root, ("2026-09-01", "2025-11-03"))


CASES: dict[str, Callable[[Path], None]] = {
    "unclaimed": without_lead,
    "first-reply": without_reply,
    "patron-wrote": patron_wrote_after_our_reply,
    "news": silent_since_our_reply,
    "promise": promised_for_yesterday,
    "offer": offered_two_days_ago,
    "vendor": waits_for_a_vendor,
    "patron": waits_for_a_silent_patron,
    "closing": patron_was_asked_again_in_vain,
    "cover": lead_is_away_without_stand_in,
    "fixed": problem_of_a_ticket_is_fixed,
    "watch": late_content_is_expected_today,
    "handover": lead_of_a_department_has_left,
    "milestone": milestone_is_due,
    "changed": resource_of_an_answer_has_changed,
    "contradicted": ticket_was_reopened_after_the_answer,
    "handed-in": answer_was_handed_in,
    "unused": answer_was_used_last_two_years_ago,
    "review": review_of_an_answer_is_due,
}


def test_every_reminder_rule_has_a_case():
    assert set(CASES) == set(RULES)


def test_words_of_two_rules_are_never_the_same():
    assert len({it.short for it in RULES.values()}) == len(RULES)
    assert len({it.row for it in RULES.values()}) == len(RULES)


def spoken(text: str) -> str:
    """The part of a sentence without values."""
    return max(re.split(r"\{\w+\}", text), key=len)


@pytest.mark.parametrize("rule", CASES)
def test_rule_is_reminded_of_and_waits_for_the_next_digest_until_then(
    rule, library, desk, monkeypatch
):
    assert desk("remind", "--apply").code == 0
    CASES[rule](library)
    waits = desk("remind")
    assert (waits.code, waits.err) == (0, "")
    assert f": {RULES[rule].short}\n" in waits.out
    assert desk("remind", "--prove").code == 0
    monkeypatch.setenv("DESK_NOW", "2026-11-06T15:00:00Z")
    made = desk("remind", "--apply")
    assert (made.code, made.err) == (0, "")
    assert spoken(RULES[rule].late) in made.out


@pytest.mark.parametrize("rule", some(CASES, 6))
def test_pages_of_the_staff_site_name_what_is_due_about_tickets(rule, library, desk):
    CASES[rule](library)
    assert desk("remind", "--apply").code == 0
    loaded = repo.load(library)
    calendar = Calendar(loaded.library.profile)
    made = staff_site.make_site(library, loaded, calendar, datetime.fromisoformat(worlds.NOW))
    of_ticket = not RULES[rule].about_answer and rule not in ("handover", "milestone")
    rows = [it for it in made.pages if RULES[rule].row in str(it)]
    assert bool(rows) is of_ticket
    assert any(f"Reminder: {RULES[rule].row}" in str(it) for it in rows) is of_ticket


@pytest.mark.slow
def test_both_sites_are_built_when_late_content_is_watched(git_library, desk):
    assert desk("watch", worlds.OVERDUE, "today").code == 0
    assert desk("promise", worlds.OVERDUE, "fri").code == 0
    built = desk("build")
    assert (built.code, built.err) == (0, "")
    for kind in ("public", "staff"):
        assert (git_library / f"build/{kind}/site/index.html").exists()
    pages = (git_library / "build/staff/site").rglob("index.html")
    assert any(RULES["watch"].row in it.read_text(encoding="utf-8") for it in pages)
