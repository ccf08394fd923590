from datetime import timedelta

from tests.hands import NOW, actor, open_ticket, ticket

from deskbook.library.model.plan import TicketEdit
from deskbook.tickets.rules.lifecycle import apply, entry, log_line, next_time, note, then


def test_a_new_entry_is_never_as_old_as_the_last():
    held = ticket(opened=NOW)
    assert next_time(held, NOW - timedelta(days=1)) == NOW
    noted = apply(held, note(held, actor(), "one"))
    assert next_time(noted, NOW) == NOW + timedelta(seconds=1)


def test_a_field_is_logged_in_one_line_whatever_it_holds():
    found = [
        log_line("links", (), ("Q-AAAAAA", "https://a.example/->")),
        log_line("opened", NOW, None),
        log_line("title", "a\u2028b", "c ->  d\x1b"),
        log_line("minutes", None, 5),
    ]
    assert found == [
        ("links", "-> Q-AAAAAA, https://a.example/→"),
        ("opened", "2026-11-05T15:00:00Z ->"),
        ("title", "a b -> c → d\ufffd"),
        ("minutes", "-> 5"),
    ]


def test_unchanged_fields_are_neither_set_nor_logged():
    edit = entry(open_ticket(), actor(), "status", changes={"lead": "ann", "course": "HIST 210"})
    assert edit.fields == {"course": "HIST 210"}
    assert edit.entries[0].data == (("course", "-> HIST 210"),)


def test_an_emptied_list_is_an_empty_list():
    assert apply(open_ticket(labels=("a",)), TicketEdit({"labels": None})).labels == ()


def test_two_edits_become_one():
    held = open_ticket(question="Old")
    edit = then(
        held,
        TicketEdit({"read": 1, "minutes": 2}, question="New"),
        lambda it: TicketEdit({"read": it.read + it.minutes}),
    )
    assert edit == TicketEdit({"read": 3, "minutes": 2}, question="New")
    assert then(held, TicketEdit(), lambda _: edit).question == "New"
