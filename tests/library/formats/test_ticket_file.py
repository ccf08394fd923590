"""Round trips and surgery on ticket files, over hostile text."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our
from tests.cases import examples

from deskbook.library.formats import field_text, ticket_file
from deskbook.library.formats.front_matter import UneditableError
from deskbook.library.formats.text import clean_text, escape, unescape
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import TicketEdit
from deskbook.library.model.ticket import Entry


def read(text: str, name: str):
    return ticket_file.parse(f"tickets/2026/11/{name}.md", text.encode())


@examples(40)
@given(our.tickets())
def test_a_ticket_reads_back_as_it_was_written(ticket):
    reading = read(ticket_file.write(ticket), ticket.id)
    assert reading.findings == ()
    assert reading.filed.record == ticket


@given(our.raw_text)
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(our.raw_text)
def test_escaping_is_undone_exactly(text):
    assert unescape(escape(text)) == text


@examples(30)
@given(our.tickets(max_entries=2), our.entries, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_appending_keeps_every_byte_before_it(ticket, entry, end, bom):
    text = ("\ufeff" if bom else "") + ticket_file.write(ticket).replace("\n", end)
    if any(entry.id == other.id for other in ticket.entries):
        return
    new = ticket_file.edit(text, TicketEdit(entries=(entry,)))
    assert new.startswith(text)
    assert read(new, ticket.id).filed.record.entries == (*ticket.entries, entry)


@examples(30)
@given(our.tickets(), our.texts, st.integers(0, 4), st.sampled_from(["\n", "\r\n"]))
def test_rewording_an_entry_keeps_every_byte_around_it(ticket, words, number, end):
    if not ticket.entries:
        return
    old = ticket.entries[number % len(ticket.entries)]
    new = replace(old, text=words)
    text = ticket_file.write(ticket).replace("\n", end)
    reworded = ticket_file.edit(text, TicketEdit(reworded=(new,)))
    entries = tuple(new if it.id == old.id else it for it in ticket.entries)
    assert read(reworded, ticket.id).filed.record == replace(ticket, entries=entries)
    before, after = text.split(ticket_file.write_heading(old).replace("\n", end))
    assert reworded.startswith(before)
    later = re.search(r"^### \d", after, re.MULTILINE)
    assert reworded.endswith(after[later.start() :] if later else end)
    with pytest.raises(UneditableError, match="there is no entry"):
        ticket_file.edit(text, TicketEdit(reworded=(replace(new, id="NONE0000"),)))


CHANGES = st.one_of(
    st.tuples(st.just("title"), our.titles),
    st.tuples(st.just("lead"), st.none() | our.handles),
    st.tuples(st.just("contributors"), st.lists(our.handles, max_size=3).map(tuple)),
    st.tuples(st.just("promised"), st.none() | our.days),
    st.tuples(st.just("links"), st.lists(our.titles, max_size=2).map(tuple)),
    st.tuples(st.just("minutes"), st.none() | st.integers(0, 500)),
)


@given(our.tickets(), CHANGES, st.sampled_from(["\n", "\r\n"]))
def test_setting_a_field_changes_that_field_and_no_other_line(ticket, change, end):
    key, value = change
    text = ticket_file.write(ticket).replace("\n", end)
    new = ticket_file.edit(text, TicketEdit(fields={key: value}))
    record = read(new, ticket.id).filed.record
    empty = () if isinstance(getattr(ticket, key), tuple) else None
    assert getattr(record, key) == (empty if field_text.is_empty(value) else value)
    ours, theirs = (
        [line for line in each.split("\n") if not line.startswith(f"{key}:")]
        for each in (text, new)
    )
    assert ours == theirs


PATH = "tickets/2026/11/Q-4KX7M2.md"
TEXT = """\
---
id: Q-4KX7M2
title: A title
status: new
service: maps
channel: desk
opened: 2026-11-02T14:14:00Z
---
"""
NOTE = Entry(
    time=datetime(2026, 11, 2, 15, tzinfo=UTC), kind="note", author="ann", id="7F3K9Q2M", text="A note."
)  # fmt: skip
WRITTEN = "### 2026-11-02T15:00:00Z note @ann ^7F3K9Q2M\n\nA note.\n"


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("", f"\n<!-- timeline -->\n\n{WRITTEN}"),
        ("\nWhere is it?", f"\nWhere is it?\n\n<!-- timeline -->\n\n{WRITTEN}"),
        ("\nWhere is it?\n\n\n", f"\nWhere is it?\n\n<!-- timeline -->\n\n{WRITTEN}"),
        ("\n<!-- timeline -->", f"\n<!-- timeline -->\n\n{WRITTEN}"),
        ("<!-- timeline -->  \n\n", f"<!-- timeline -->  \n\n{WRITTEN}"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_entry_goes_below_the_marker_which_is_written_if_it_is_missing(body, after, end):
    new = ticket_file.edit((TEXT + body).replace("\n", end), TicketEdit(entries=(NOTE,)))
    assert new == (TEXT + after).replace("\n", end)
    assert ticket_file.parse(PATH, new.encode()).filed.record.entries == (NOTE,)


@pytest.mark.parametrize(
    ("body", "question", "after"),
    [
        ("\nOld.\n\n<!-- timeline -->\n\n" + WRITTEN, "New.", "\nNew.\n\n<!-- timeline -->\n\n" + WRITTEN),
        ("\nOld.\n\n<!-- timeline -->\n", "", "\n<!-- timeline -->\n"),
        ("\nOld, without a marker.\n", "### reply\nNew.", "\n\\### reply\nNew.\n\n<!-- timeline -->\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_question_is_replaced_and_nothing_else(body, question, after, end):
    new = ticket_file.edit((TEXT + body).replace("\n", end), TicketEdit(question=question))
    assert new == (TEXT + after).replace("\n", end)
    assert ticket_file.parse(PATH, new.encode()).filed.record.question == question


def test_a_file_whose_front_matter_does_not_end_takes_no_entry():
    with pytest.raises(UneditableError, match="not closed"):
        ticket_file.edit("---\nid: Q-4KX7M2\n", TicketEdit(entries=(NOTE,)))


def ticket(**fields):
    known = ticket_file.parse(PATH, TEXT.encode()).filed.record
    return replace(known, **fields)


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (ticket(id="../../evil"), '"../../evil" is not a ticket id such as Q-4KX7M2'),
        (ticket(title="half \ud83d"), "the text holds half of a character (U+D83D, at position 6)"),
        (ticket(labels=("half \udc00",)), "the text holds half of a character (U+DC00, at position 6)"),
        (ticket(question="half \ud83d"), "the text holds half of a character"),
        (ticket(question="two\r\nlines"), "this text was not cleaned before it was written"),
        (ticket(entries=(replace(NOTE, text="half \ud83d"),)), "the text holds half of a character"),
        (ticket(entries=(replace(NOTE, text="\n\nblank lines"),)), "this text was not cleaned"),
        (ticket(entries=(replace(NOTE, data=(("to", "two\nlines"),)),)), 'the data line "to" must hold one line'),
        (ticket(entries=(replace(NOTE, data=(("A key", "x"),)),)), 'the data line "A key" must hold one line'),
        (ticket(entries=(replace(NOTE, data=(("to", "half \ud83d"),)),)), "the text holds half of a character"),
    ],
)  # fmt: skip
def test_what_no_file_can_hold_is_refused_before_it_is_written(broken, message):
    with pytest.raises(DeskError) as refused:
        ticket_file.write(broken)
    assert str(refused.value).startswith(message)
