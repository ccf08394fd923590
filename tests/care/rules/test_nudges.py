"""The steps of each rule, by day: who is reminded of what when nobody does anything about it."""

from datetime import date, timedelta

import pytest
from tests import care_world
from tests.care_world import entry, loaded, round_on, ticket

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import digests, nudges

CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")

REPLY = entry("2026-11-02 11:00", "reply", text="We look into it.")


def wait(on):
    return entry("2026-11-02 11:05", "wait", status="open -> waiting", waiting_on=f"-> {on}")


def told(world, weeks=3, first="2026-11-02"):
    """Who is reminded on which day, with a round on each opening day: `day rule step: handles`."""
    calendar = Calendar(world.library.profile)
    lines, day = [], date.fromisoformat(first)
    for number in range(7 * weeks):
        today = day + timedelta(days=number)
        if calendar.is_open_on(today):
            made, world = round_on(world, today)
            lines += [
                f"{today:%d} {it.watch.rule} {it.step}: {' '.join(it.to) or 'team'}"
                for it in made.new
            ]
    return lines


PLAIN = {"title": "A question"}

TABLE = [
    (
        "nobody leads it: the service, then its head",
        [ticket("Q-AAAAAA", status="new", lead="")],
        {},
        ["02 unclaimed 1: team", "03 unclaimed 2: head", "05 unclaimed 3: head", "12 unclaimed 3: head",
         "19 unclaimed 3: head"],
    ),
    (
        "no first reply: lead, understudy, head, and again after five opening days",
        [ticket("Q-AAAAAA", CLAIM)],
        {},
        ["02 first-reply 1: ann", "03 first-reply 2: ann bob", "05 first-reply 3: ann bob head",
         "12 first-reply 3: ann bob head", "19 first-reply 3: ann bob head"],
    ),
    (
        "silence for two opening days",
        [ticket("Q-AAAAAA", CLAIM, REPLY)],
        {},
        ["04 news 1: ann", "05 news 2: ann bob", "09 news 3: ann bob head", "16 news 3: ann bob head"],
    ),
    (
        "the patron writes again: due at the pace of a first reply, before the news",
        [ticket("Q-AAAAAA", CLAIM, REPLY, entry("2026-11-03 09:30", "question", "patron", "Any news?"))],
        {},
        ["03 patron-wrote 1: ann", "04 patron-wrote 2: ann bob", "06 patron-wrote 3: ann bob head",
         "13 patron-wrote 3: ann bob head", "20 patron-wrote 3: ann bob head"],
    ),
    (
        "a promise for a Sunday is remembered on the Friday before",
        [ticket("Q-AAAAAA", CLAIM, REPLY, promised="2026-11-08")],
        {},
        ["06 promise 1: ann", "09 promise 2: ann bob", "11 promise 3: ann bob head",
         "18 promise 3: ann bob head"],
    ),
    (
        "an offer is remembered on its last day and goes back on the next",
        [ticket("Q-AAAAAA", CLAIM, REPLY, entry("2026-11-02 12:00", "handoff", offered_to="-> bob", to="bob",
                lead="pass"), offered_to="bob", promised="2026-12-01")],
        {},
        ["03 offer 1: ann bob", "04 offer 2: ann bob"],
    ),
    (
        "a vendor is asked again after five opening days, the promise does not run meanwhile",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("vendor"), status="waiting", waiting_on="vendor")],
        {},
        ["09 vendor 1: ann", "10 vendor 2: ann bob", "12 vendor 3: ann bob head", "19 vendor 3: ann bob head"],
    ),
    (
        "or on the day that was promised",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("vendor"), status="waiting", waiting_on="vendor",
                promised="2026-11-05")],
        {},
        ["05 promise 1: ann", "06 promise 2: ann bob", "10 promise 3: ann bob head", "17 promise 3: ann bob head"],
    ),
    (
        "a vendor who was asked again has five opening days more",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("vendor"), entry("2026-11-06 11:05", "wait", text="Asked again."),
                status="waiting", waiting_on="vendor")],
        {},
        ["13 vendor 1: ann", "16 vendor 2: ann bob", "18 vendor 3: ann bob head"],
    ),
    (
        "a silent patron is asked again, told of the closing, and the ticket is closed",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("patron"), status="waiting", waiting_on="patron")],
        {},
        ["09 patron 1: ann", "13 closing 1: ann", "16 closing 2: ann bob"],
    ),
    (
        "or is asked again on the day that was named",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("patron"), status="waiting", waiting_on="patron",
                promised="2026-11-05")],
        {},
        ["05 patron 1: ann", "11 closing 1: ann", "12 closing 2: ann bob"],
    ),
    (
        "a patron who wrote is not asked again, even where nobody took the ticket up",
        [ticket("Q-AAAAAA", CLAIM, REPLY, wait("patron"), entry("2026-11-04 09:30", "question", "patron", "Here."),
                status="waiting", waiting_on="patron")],
        {},
        ["04 patron-wrote 1: ann", "05 patron-wrote 2: ann bob", "09 patron-wrote 3: ann bob head",
         "16 patron-wrote 3: ann bob head"],
    ),
    (
        "a lead is away and somebody stands in",
        [ticket("Q-AAAAAA", CLAIM, REPLY)],
        {"staff__ann": "---\nname: Ann\nunderstudy: bob\naway: [{from: 2026-11-03, to: 2026-11-30}]\n---\n"},
        ["04 news 1: bob", "05 news 2: bob", "09 news 3: bob head", "16 news 3: bob head"],
    ),
    (
        "a lead is away and nobody was named: the head has to name somebody, and stands in",
        [ticket("Q-AAAAAA", CLAIM, REPLY)],
        {"staff__ann": "---\nname: Ann\naway: [{from: 2026-11-03, to: 2026-11-05}]\n---\n"},
        ["03 cover 1: head", "04 cover 2: head", "04 news 1: head", "05 news 2: head", "09 news 3: ann head",
         "16 news 3: ann head"],
    ),
    (
        "a lead has left, or has no file",
        [ticket("Q-AAAAAA", CLAIM, REPLY, promised="2026-12-24"),
         ticket("Q-BBBBBB", CLAIM, REPLY, lead="ghost", promised="2026-12-24")],
        {"staff__ann": "---\nname: Ann\nleft: 2026-11-06\n---\n"},
        ["02 cover 1: head", "03 cover 2: head", "05 cover 3: head", "09 cover 1: head", "10 cover 2: head",
         "12 cover 3: head", "12 cover 3: head", "19 cover 3: head", "19 cover 3: head"],
    ),
    (
        "nobody at all is here: the service is told",
        [ticket("Q-AAAAAA", CLAIM, REPLY)],
        dict.fromkeys(("staff__ann", "staff__bob", "staff__head"), "---\nname: Away\naway: [{from: 2026-11-02, to: 2026-11-30}]\n---\n"),
        ["02 cover 1: team", "03 cover 2: team", "04 news 1: team", "05 cover 3: team", "05 news 2: team",
         "09 news 3: team", "12 cover 3: team", "16 news 3: team", "19 cover 3: team"],
    ),
    (
        "a problem is fixed and the patron was not told",
        [ticket("Q-AAAAAA", CLAIM, REPLY, problem="late", promised="2026-12-24"),
         ticket("Q-BBBBBB", CLAIM, REPLY, entry("2026-11-05 09:00", "reply", text="It is fixed."),
                problem="late", promised="2026-12-24")],
        {"problems__late": "---\ntitle: Late issues\nstate: fixed\nstarted: 2026-10-01\nfixed: 2026-11-05\n"
                           "lead: bob\n---\n"},
        ["05 fixed 1: ann", "06 fixed 2: ann bob", "10 fixed 3: ann bob head", "17 fixed 3: ann bob head"],
    ),
    (
        "a milestone nudges like a promise; two of one project together",
        [],
        {"projects__review": "---\ntitle: Review\nlead: ann\nmilestones:\n  - {what: Lists, due: 2026-11-04}\n"
                             "  - {what: Talks, due: 2026-11-05}\n  - {what: Begun, due: 2026-11-01, done: 2026-11-01}\n---\n"},
        ["04 milestone 1: ann", "05 milestone 2: ann bob", "09 milestone 3: ann bob head",
         "16 milestone 3: ann bob head"],
    ),
    (
        "a closed project and one whose milestones are done rest",
        [],
        {"projects__old": "---\ntitle: Old\nlead: ann\nclosed: 2026-10-01\nmilestones: [{what: Lists, due: 2026-11-04}]\n---\n",
         "projects__done": "---\ntitle: Done\nlead: ann\n---\n"},
        [],
    ),
    (
        "what a leaving colleague led: whom it was offered to, and the head",
        [],
        {"staff__ann": "---\nname: Ann\nservices: [e-resources]\nleft: 2026-11-04\n---\n",
         "departments__law": "---\nname: Law\nliaison: ann\noffered_to: bob\n---\n",
         "problems__late": "---\ntitle: Late\nstate: confirmed\nstarted: 2026-10-01\nlead: ann\n---\n",
         "problems__over": "---\ntitle: Over\nstate: fixed\nstarted: 2026-10-01\nlead: ann\n---\n"},
        ["04 handover 1: head", "04 handover 1: bob head", "05 handover 2: head", "05 handover 2: bob head",
         "09 handover 3: head", "09 handover 3: bob head", "16 handover 3: head", "16 handover 3: bob head"],
    ),
    (
        "an answer past its review is read again, at a slow pace; a draft is not",
        [],
        {"answers__late": "---\ntitle: Late?\nstate: published\nreviewed: 2026-05-31\nreviewed_by: bob\n"
                          "review_every: 5m\n---\n",
         "answers__draft": "---\ntitle: Draft?\nstate: draft\nreviewed: 2025-05-31\nreview_every: 1y\n---\n",
         "answers__new": "---\ntitle: New?\nstate: published\nreviewed: 2026-05-31\n---\n"},
        ["02 review 1: bob", "16 review 2: bob"],
    ),
    (
        "an answer that waits for its reviewer, at the same pace; where nobody wrote down since when, too",
        [],
        {"answers__late": "---\ntitle: Late?\nstate: review\nservices: [e-resources]\nhanded_in: 2026-11-03\n---\n",
         "answers__some-day": "---\ntitle: Some day?\nstate: review\nservices: [e-resources]\n---\n"},
        ["02 handed-in 1: head", "03 handed-in 1: head", "16 handed-in 2: head", "17 handed-in 2: head"],
    ),
    (
        "an answer that tickets were not settled by",
        [ticket("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", status="open -> resolved", answer="-> held"),
                entry("2026-11-05 10:00", "reopen", status="resolved -> open"),
                entry("2026-11-05 11:00", "resolve", status="open -> resolved"),
                status="resolved", resolved="2026-11-05T16:00:00Z", resolution="answered", answer="held")],
        {"answers__held": "---\ntitle: Held?\nstate: published\nreviewed: 2026-05-31\nreviewed_by: bob\n---\n"},
        ["05 contradicted 1: bob", "19 contradicted 2: bob"],
    ),
    (
        "an answer that no ticket has used in a year, and one that was read half a year ago and never used",
        [ticket("Q-AAAAAA", status="resolved", opened="2025-11-03T14:00:00Z", resolved="2025-11-03T15:00:00Z",
                resolution="answered", answer="once")],
        {"answers__once": "---\ntitle: Once?\nstate: published\nreviewed: 2025-10-01\nreviewed_by: bob\n---\n",
         "answers__never": "---\ntitle: Never?\nstate: published\nreviewed: 2026-05-01\nreviewed_by: bob\n---\n"},
        ["04 unused 1: bob", "17 unused 2: bob"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("tickets", "records", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_reminders_while_nobody_does_anything(tickets, records, expected):
    assert told(loaded(*tickets, **records)) == expected


def test_a_run_that_was_missed_takes_the_step_that_is_reached():
    world = loaded(ticket("Q-AAAAAA", CLAIM, REPLY))
    for day in ("2026-11-04", "2026-11-10", "2026-11-11", "2026-11-20"):
        made, world = round_on(world, day)
        reached = [(it.step, f"{it.day:%d}", it.to) for it in made.new]
        assert (
            reached
            == {
                "2026-11-04": [(1, "04", ("ann",))],
                "2026-11-10": [(3, "09", ("ann", "bob", "head"))],
                "2026-11-11": [],
                "2026-11-20": [(3, "16", ("ann", "bob", "head"))],
            }[day]
        )


def test_entries_that_a_hand_has_changed_tell_of_nothing():
    written = ticket(
        "Q-AAAAAA",
        entry("2026-11-04 00:00", "reminder", "desk", digest="2026-11-04", rule="news", step="one"),
        entry("2026-11-04 00:01", "reminder", "desk", digest="2026-11-04", rule="new"),
        entry("2026-11-04 00:02", "note", "ann", digest="2026-11-04", rule="news", step="1",
              day="2026-11-04", due="2026-11-04T14:00:00Z"),
        entry("2026-11-04 00:03", "reminder", "desk", digest="2026-11-04", rule="news", step="1",
              day="2026-11-04", due="2026-11-04"),
    )  # fmt: skip
    world = loaded(written)
    calendar = Calendar(world.library.profile)
    assert digests.list_told(world.library, calendar, date(2026, 11, 4)) == ()


def test_a_reminder_finds_a_service_even_where_none_is_named():
    world = loaded(
        answers__orphan="---\ntitle: A?\nstate: published\nreviewed: 2024-02-01\nreview_every: 1y\n---\n",
        answers__named="---\ntitle: A?\nstate: published\nreviewed: 2024-02-01\nreview_every: 1y\n"
        "services: [unknown, e-resources]\n---\n",
        projects__review="---\ntitle: Review\nlead: ann\nmilestones: [{what: Lists, due: 2026-11-04}]\n---\n",
    )
    made, after = round_on(world, "2026-11-04")
    assert {(it.watch.subject, it.team, it.to) for it in made.new} == {
        ("review", "e-resources", ("ann",)),
        ("orphan", "e-resources", ("head",)),
        ("named", "e-resources", ("head",)),
    }
    assert round_on(after, "2026-11-04")[0].new == ()
    assert round_on(after, "2026-11-04")[0].digests == made.digests
    nobody = care_world.replace(world.library, services={})
    calendar = Calendar(nobody.profile)
    assert {
        (it.team, it.to) for it in nudges.list_reminders(nobody, calendar, date(2026, 11, 4))
    } == {
        ("library", ("ann",)),
        ("library", ()),
    }
