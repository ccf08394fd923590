"""Round trips and surgery on ticket files, over hostile text."""

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our

from deskbook.formats import front_matter, ticket_file
from deskbook.formats.text import clean_text, escape, unescape
from deskbook.model.plan import TicketEdit


def read(text: str, name: str):
    return ticket_file.parse(f"tickets/2026/11/{name}.md", text.encode())


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


@given(our.tickets(), our.entries, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_appending_keeps_every_byte_before_it(ticket, entry, end, bom):
    text = ("\ufeff" if bom else "") + ticket_file.write(ticket).replace("\n", end)
    if any(entry.id == other.id for other in ticket.entries):
        return
    new = ticket_file.edit(text, TicketEdit(entries=(entry,)))
    assert new.startswith(text)
    assert read(new, ticket.id).filed.record.entries == (*ticket.entries, entry)


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
    assert getattr(record, key) == (empty if front_matter.is_empty(value) else value)
    ours, theirs = (
        [line for line in each.split("\n") if not line.startswith(f"{key}:")]
        for each in (text, new)
    )
    assert ours == theirs
