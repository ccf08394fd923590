"""Use of answers on tickets, and its statistics."""

from datetime import date

from tests.care_world import entry, loaded, ticket

from deskbook.answers.model.usage import Rate, Reuse, Statistics
from deskbook.answers.rules import use
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.rules import watches

TODAY = date(2026, 11, 16)


def answer(title="A?", state="published", reviewed="2026-09-01", body="Yes.", **fields):
    head = {"reviewed": reviewed, "reviewed_by": "ann", "review_every": "1y", **fields}
    lines = "".join(f"{key}: {value}\n" for key, value in head.items() if value)
    return f"---\ntitle: {title}\nstate: {state}\nservices: [e-resources]\n{lines}---\n\n{body}\n"


def resolved(name, *entries, day="2026-11-04", **fields):
    head = {
        "status": "resolved",
        "resolved": f"{day}T20:00:00Z",
        "resolution": "answered",
        **fields,
    }
    return ticket(name, *entries, **head)


def used(*entries, **fields):
    made = loaded(ticket("Q-AAAAAA", *entries, **fields)).library.tickets["Q-AAAAAA"]
    return [(it.answer, f"{it.first:%d %H}", it.contradicted and f"{it.contradicted:%d %H}")
            for it in use.list_uses(made)]  # fmt: skip


def test_an_answer_is_used_from_when_it_was_linked():
    assert used() == []
    linked = entry("2026-11-03 10:00", "reply", answer="-> a")
    assert used(linked, answer="a") == [("a", "03 15", None)]
    assert used(entry("2026-11-03 10:00", "reply"), answer="a") == [("a", "03 15", None)]
    assert used(linked, entry("2026-11-03 11:00", "edit", answer="a ->")) == [("a", "03 15", None)]


def test_it_did_not_hold_where_the_ticket_was_opened_again_or_answered_otherwise():
    linked = entry("2026-11-03 10:00", "resolve", status="open -> resolved", answer="-> a")
    again = entry("2026-11-04 10:00", "reopen", status="resolved -> open")
    other = entry("2026-11-04 11:00", "reply", answer="a -> b")
    assert used(linked, again, answer="a") == [("a", "03 15", "04 15")]
    assert used(linked, other, answer="b") == [("a", "03 15", "04 16"), ("b", "04 16", None)]
    assert used(linked, again, other, answer="b") == [("a", "03 15", "04 15"), ("b", "04 16", None)]
    back = entry("2026-11-05 10:00", "reply", answer="b -> a")
    assert used(linked, other, back, answer="a") == [("a", "03 15", None), ("b", "04 16", "05 15")]
    assert used(again, answer="a") == [("a", "04 15", "04 15")]


def test_statistics_count_tickets_by_service_and_answer_and_nothing_by_person():
    world = loaded(
        resolved("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", answer="-> a"), answer="a"),
        resolved("Q-BBBBBB", answer="a"),
        resolved("Q-CCCCCC", answer="b", activity="consultation"),
        resolved("Q-DDDDDD", activity="consultation"),
        resolved("Q-EEEEEE", service="other"),
        resolved("Q-FFFFFF", resolution="no-reply"),
        resolved("Q-GGGGGG", day="2026-10-01", answer="a"),
        ticket("Q-HHHHHH", entry("2026-11-05 10:00", "reply", answer="-> a"), answer="a"),
        services__empty="---\nname: Empty\nteam: [ann]\nhead: head\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
        answers__a=answer(sources="[Q-AAAAAA]"),
        answers__b=answer("B?"),
        answers__c=answer("C?"),
        answers__d=answer("D?", state="draft"),
    )
    calendar = Calendar(world.library.profile)
    it = use.count_use(world.library, calendar, date(2026, 11, 1), date(2026, 11, 30))
    assert it == Statistics(
        date(2026, 11, 1),
        date(2026, 11, 30),
        Rate(resolved=6, could=4, linked=3, new=1),
        (("e-resources", Rate(resolved=5, could=3, linked=3, new=1)),),
        (Reuse("a", 3, date(2026, 11, 5), 0, 2, 3), Reuse("b", 1, date(2026, 11, 4), 0, 1, 3)),
        ("c",),
    )
    assert (it.whole.known, it.whole.open) == (2, 1)


def test_what_a_ticket_called_by_an_older_name_counts_for_the_answer_that_has_it_now():
    world = loaded(
        resolved("Q-AAAAAA", entry("2026-11-03 10:00", "resolve", answer="-> old"), answer="old"),
        resolved("Q-BBBBBB", day="2025-01-04", answer="old", opened="2025-01-02T14:14:00Z"),
        answers__new=answer(was="[old]", reviewed="2026-01-01"),
    ).library
    calendar = Calendar(world.profile)
    found = use.count_use(world, calendar, date(2026, 11, 1), TODAY)
    assert (found.answers, found.unused) == ((Reuse("new", 1, date(2026, 11, 3), 0, 1, 1),), ())
    assert watches.list_answer_work(world, calendar, TODAY) == ()
