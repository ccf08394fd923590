"""The three-way merge of a ticket: nothing lost, always lawful, whoever merges."""

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests import hands
from tests import strategies as our
from tests.cases import examples
from tests.lives import PEOPLE, chosen, complaints

from deskbook.library.formats import ticket_file
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError
from deskbook.library.model.ticket import Entry
from deskbook.tickets.rules import conversation, handoff, resolution
from deskbook.tickets.rules.lifecycle import apply
from deskbook.tickets.rules.merge.fields import Sides, merge_odd
from deskbook.tickets.rules.merge.merge import in_turn, merge, unite

LATER = hands.NOW + timedelta(hours=1)


def contradict(_base, _newer, _older):
    """A merge of the question that always finds a contradiction."""
    return None


def both(_base, newer, older):
    """A merge of the question that never does."""
    return "\n\n".join(sorted(text for text in (newer, older) if text))


def lived(ticket, r, numbers, steps):
    """A ticket after some steps by verbs, and what was appended at its end."""
    now = hands.NOW
    for _ in range(steps):
        now += timedelta(seconds=r.randint(0, 3))
        actor = Actor(r.choice(PEOPLE), now, lambda: f"{next(numbers):08}", hands.ZONE)
        try:
            ticket = apply(ticket, chosen(ticket, r)(ticket, actor, r))
        except DeskError:
            continue
    return ticket


def mended_by_hand(ticket, r):
    """A ticket whose entries or fields somebody changed in an editor."""
    entries = [
        replace(entry, text=r.choice(["", "mended", "mended too"])) if r.random() < 0.2 else entry
        for entry in ticket.entries
        if r.random() < 0.9
    ]
    return replace(
        ticket,
        title=r.choice([ticket.title, "Another title"]),
        minutes=r.choice([ticket.minutes, None, 9]),
        labels=r.choice([ticket.labels, ("maps",), ("maps", "census"), ()]),
        question=r.choice([ticket.question, "Another question", ""]),
        entries=tuple(entries),
    )


@st.composite
def three(draw):
    """A base and two versions that came of it, each by verbs and, at times, by hand."""
    r = draw(st.randoms(use_true_random=True))
    numbers = count()
    base = lived(hands.ticket(question="Where?", labels=("maps",)), r, numbers, r.randint(0, 8))
    sides = [lived(base, r, numbers, r.randint(0, 5)) for _ in range(2)]
    ours, theirs = (mended_by_hand(it, r) if r.random() < 0.3 else it for it in sides)
    return base, ours, theirs


merges = pytest.mark.parametrize("text", [contradict, both])


@merges
@given(versions=three(), known=st.booleans())
def test_no_entry_is_lost_and_the_ticket_is_lawful(text, versions, known):
    base, ours, theirs = versions
    merged = merge(base if known else None, ours, theirs, text)
    reading = ticket_file.parse(
        f"tickets/2026/11/{merged.id}.md", ticket_file.write(merged).encode()
    )
    assert reading.findings == ()
    assert reading.filed.record == merged
    assert complaints(merged, merged=True) == []
    if base in (ours, theirs) and known:
        return  # the whole of the other version is taken, with what was deleted in it
    kept = {entry.id: entry for entry in merged.entries}
    retold = [entry for entry in merged.entries if entry.kind == "conflict"]
    for entry in (*ours.entries, *theirs.entries):
        before = next((it for it in base.entries if it.id == entry.id), None) if known else None
        assert (
            kept[entry.id] == entry
            or entry == before
            or any(it.value("entry") == entry.id and entry.text in it.text for it in retold)
        )


@merges
@given(versions=three(), known=st.booleans())
def test_a_merge_asks_neither_who_merges_nor_how_often(text, versions, known):
    base, ours, theirs = versions
    base = base if known else None
    merged = merge(base, ours, theirs, text)
    assert merge(base, theirs, ours, text) == merged
    assert merge(base, merged, merged, text) == merged
    again = [merge(base, merged, ours, contradict), merge(base, theirs, merged, contradict)]
    if text is contradict:
        assert again == [merged, merged]


@examples(15)
@given(our.tickets(), our.tickets())
def test_what_only_one_side_changed_is_taken_whole_whatever_it_is(base, changed):
    changed = replace(changed, id=base.id)
    assert merge(base, base, base, contradict) == base
    assert merge(base, changed, base, contradict) == changed
    assert merge(base, base, changed, contradict) == changed
    assert merge(base, changed, changed, contradict) == changed
    assert merge(None, changed, changed, contradict) == changed


@examples(10)
@given(st.none() | our.tickets(), our.tickets(), our.tickets(), st.randoms())
def test_tickets_that_have_nothing_in_common_are_merged_too(base, ours, theirs, r):
    theirs = replace(theirs, id=ours.id)
    shared = r.sample(ours.entries, r.randint(0, len(ours.entries)))
    known = {entry.id for entry in theirs.entries}
    theirs = replace(
        theirs, entries=(*theirs.entries, *(it for it in shared if it.id not in known))
    )
    assume(base not in (ours, theirs))  # else the version that did change is taken whole, see above
    merged = merge(base, ours, theirs, contradict)
    assert merge(base, theirs, ours, contradict) == merged
    text = ticket_file.write(merged)
    reading = ticket_file.parse(f"tickets/2026/11/{merged.id}.md", text.encode())
    assert (reading.filed.record, reading.findings) == (merged, ())
    assert {it.id for it in (*ours.entries, *theirs.entries)} <= {it.id for it in merged.entries}


# By example


def told(merged, base):
    """What a merge added that neither version had: data and text of the conflict entries."""
    return [
        (dict(it.data), it.text)
        for it in merged.entries
        if it.kind == "conflict" and it not in base.entries
    ]


def by(author, now, first=0):
    numbers = count(first)
    return Actor(author, now, lambda: f"{next(numbers):08}", hands.ZONE)


def test_fields_changed_on_one_side_each_meet():
    base = hands.open_ticket(resource="a")
    ours = replace(base, resource="b")
    theirs = replace(base, department="history")
    assert merge(base, ours, theirs, contradict) == replace(
        base, resource="b", department="history"
    )


def test_the_newer_version_wins_and_the_losing_value_is_kept():
    base = hands.open_ticket()
    ours = apply(base, resolution.wait(base, by("ann", LATER), "vendor", case="007"))
    theirs = apply(base, resolution.resolve(base, by("ben", hands.NOW, 5), "referred"))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.status, merged.waiting_on, merged.resolved, merged.resolution) == (
        "waiting",
        "vendor",
        None,
        None,
    )
    assert merged.entries == (
        theirs.entries[0],
        ours.entries[0],
        Entry(
            time=LATER + timedelta(seconds=1),
            kind="conflict",
            author="desk",
            id="SWS0DP7W",
            data=(
                ("status", "resolved -> waiting"),
                ("waiting_on", "-> vendor"),
                ("resolved", "2026-11-05T15:00:00Z ->"),
                ("resolution", "referred ->"),
            ),
        ),
    )


def test_a_logged_change_counts_though_the_value_came_back():
    base = hands.open_ticket()
    waits = apply(base, resolution.wait(base, by("ann", LATER), "vendor"))
    ours = apply(waits, resolution.resume(waits, by("ann", LATER, 1)))
    theirs = apply(base, resolution.resolve(base, by("ben", hands.NOW, 5), "referred"))
    merged = merge(base, ours, theirs, contradict)
    assert merged.status == "open"
    assert told(merged, base)[0][0]["status"] == "resolved -> open"


def test_lists_are_merged_item_by_item():
    base = hands.open_ticket(labels=("a", "b", "c"))
    ours, theirs = replace(base, labels=("b", "c", "d")), replace(base, labels=("a", "b", "e"))
    merged = merge(base, ours, theirs, contradict)
    assert set(merged.labels) == {"b", "d", "e"}
    assert told(merged, base) == []


def test_an_item_that_one_side_dropped_and_the_other_added_again_is_as_the_newer_has_it():
    base = hands.open_ticket(contributors=("ben", "cem"))
    data = (("contributors", "ben, cem -> cem"),), (("contributors", "cem -> cem, ben"),)
    entries = [
        Entry(time=hands.NOW, kind="edit", author="ann", id=f"0000000{n}", data=line)
        for n, line in enumerate(data)
    ]
    ours = replace(base, contributors=("cem", "ben"), entries=tuple(entries))
    dropped = Entry(
        time=LATER,
        kind="edit",
        author="ann",
        id="0000000Z",
        data=(("contributors", "ben, cem -> cem"),),
    )
    theirs = replace(base, contributors=("cem",), entries=(dropped,))
    merged = merge(base, ours, theirs, contradict)
    assert merged.contributors == ("cem",)
    assert told(merged, base) == [({"contributors": "cem, ben -> cem"}, "")]
    earlier = replace(theirs, entries=(replace(dropped, time=hands.NOW - timedelta(hours=1)),))
    assert set(merge(base, ours, earlier, contradict).contributors) == {"ben", "cem"}


def test_an_entry_rewritten_on_one_side_is_taken_from_there():
    entry = Entry(time=hands.NOW, kind="note", author="ann", id="0000000A", text="Call Mr N.")
    base = hands.open_ticket(entries=(entry,))
    ours = replace(base, entries=(replace(entry, text="Call the patron."),))
    theirs = replace(base, minutes=5)
    assert merge(base, ours, theirs, contradict) == replace(ours, minutes=5)
    gone = replace(base, entries=())
    assert merge(base, gone, theirs, contradict) == theirs


def test_an_entry_rewritten_on_both_sides_is_kept_twice_and_logs_nothing():
    entry = Entry(
        time=hands.NOW,
        kind="reply",
        author="ann",
        id="0000000A",
        data=(("status", "new -> open"), ("promised", "")),
        text="It is there.",
    )
    base = hands.open_ticket(entries=(entry,))
    ours = replace(base, entries=(replace(entry, text="It is there now."),))
    theirs = replace(base, entries=(replace(entry, text="It was there."),))
    merged = merge(base, ours, theirs, contradict)
    assert merged.entries[0] == theirs.entries[0]
    assert told(merged, base) == [
        (
            {"entry": "0000000A", "time": "2026-11-05T15:00:00Z", "kind": "reply", "author": "ann"},
            "- status: new -> open\n- promised:\n\nIt is there now.",
        )
    ]
    bare = replace(theirs, entries=(replace(entry, text="", data=()),))
    assert merge(base, ours, bare, contradict).entries[0] in (ours.entries[0], bare.entries[0])


def test_two_clones_that_merged_the_same_tell_it_once():
    entry = Entry(time=hands.NOW, kind="conflict", author="desk", id="0000000A", text="one")
    later = replace(entry, time=LATER)
    sides = Sides(None, hands.ticket(entries=(entry,)), hands.ticket(entries=(later,)))
    assert unite(sides) == ((entry,), [])


def test_a_conflict_never_takes_the_id_of_another_entry():
    base = hands.open_ticket(title="A")
    ours, theirs = replace(base, title="B"), replace(base, title="C")
    name = merge(base, ours, theirs, contradict).entries[0].id
    taken = Entry(time=hands.NOW, kind="note", author="ann", id=name)
    merged = merge(base, ours, replace(theirs, entries=(taken,)), contradict)
    assert merged.title == "C"
    assert [it.kind for it in merged.entries] == ["note", "conflict"]
    assert len({it.id for it in merged.entries}) == 2


@pytest.mark.parametrize(
    ("ours", "theirs", "text", "question", "kept"),
    [
        ("A b", "A", contradict, "A b", []),
        ("A", "A b", contradict, "A b", []),
        ("A b", "A b", contradict, "A b", []),
        ("A b", "B a", both, "A b\n\nB a", []),
        ("A b", "B a", contradict, "B a", [({"question": "another version of it"}, "A b")]),
        ("", "B a", contradict, "B a", [({"question": "emptied in another version"}, "")]),
    ],
)
def test_questions_meet_or_are_both_kept(ours, theirs, text, question, kept):
    base = hands.open_ticket(question="A")
    ours, theirs = replace(base, question=ours, read=1), replace(base, question=theirs, minutes=1)
    merged = merge(base, ours, theirs, text)
    assert (merged.question, told(merged, base)) == (question, kept)


@pytest.mark.parametrize(
    ("base", "newer", "older", "merged", "lost"),
    [
        ({}, {"a": "a: 1"}, {"b": "b: 2"}, {"a": "a: 1", "b": "b: 2"}, []),
        ({"a": "a: 1"}, {}, {"a": "a: 1"}, {"a": None}, []),
        ({"a": "a: 1"}, {"a": "a: 1"}, {}, {"a": None}, []),
        ({"a": "a: 1"}, {"a": "a: 2"}, {"a": "a: 3"}, {"a": "a: 2"}, ["a: 3"]),
        ({"a": "a: 1"}, {"a": "a: 2"}, {}, {"a": "a: 2"}, ["a:"]),
        ({}, {"a": "a: 1"}, {"a": "a: 1"}, {"a": "a: 1"}, []),
    ],
)
def test_fields_of_no_meaning_are_merged_as_text(base, newer, older, merged, lost):
    assert merge_odd(base, newer, older) == (merged, lost)


def test_a_field_of_no_meaning_that_was_lost_is_kept_too():
    ticket = hands.open_ticket()
    merged = merge(ticket, ticket, ticket, contradict, ["shelf: C 1"])
    assert told(merged, ticket) == [({"field": "another version of it"}, "shelf: C 1")]


def test_who_loses_the_lead_to_another_stays_as_a_contributor():
    base = hands.ticket()
    ours = apply(base, handoff.claim(base, by("ann", LATER)))
    theirs = apply(base, handoff.claim(base, by("ben", hands.NOW, 5)))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.lead, merged.contributors, merged.status) == ("ann", ("ben",), "open")
    assert told(merged, base) == [({"lead": "ben -> ann"}, "")]


@pytest.mark.parametrize("status", ["waiting", "resolved"])
def test_what_the_patron_wrote_opens_a_ticket_that_was_put_to_rest_unseen(status):
    base = hands.open_ticket()
    rests = {
        "waiting": lambda: resolution.wait(base, by("ann", LATER), "patron"),
        "resolved": lambda: resolution.resolve(base, by("ann", LATER), "no-reply"),
    }
    ours = apply(base, rests[status]())
    theirs = apply(base, conversation.heard(base, by("desk", hands.NOW, 5), "It still fails."))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.status, merged.waiting_on, merged.resolved) == ("open", None, None)
    assert told(merged, base)[0][0]["status"] == f"{status} -> open"


def test_a_ticket_given_back_while_a_colleague_takes_it_is_led_by_them():
    base = hands.open_ticket(offered_to="ben", contributors=("cem",))
    offer = Entry(
        time=hands.NOW,
        kind="handoff",
        author="ann",
        id="0000000A",
        data=(("to", "ben"), ("lead", "pass")),
    )
    base = replace(base, entries=(offer,))
    ours = apply(base, handoff.accept(base, by("ben", LATER, 5)))
    free = apply(base, handoff.withdraw(base, by("ann", hands.NOW)))
    theirs = apply(free, handoff.release(free, by("ann", hands.NOW, 1), "I am away."))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.lead, merged.status) == ("ben", "open")
    assert told(merged, base) == [({"lead": "-> ben", "status": "new -> open"}, "")]


def test_a_ticket_given_back_that_goes_on_elsewhere_keeps_its_lead():
    base = hands.open_ticket()
    theirs = apply(base, handoff.release(base, by("ann", hands.NOW), "I am away."))
    ours = apply(base, resolution.wait(base, by("ann", LATER, 5), "vendor"))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.lead, merged.status) == ("ann", "waiting")


def test_an_offer_ends_with_its_ticket():
    base = hands.open_ticket(promised=hands.TODAY)
    ours = apply(base, handoff.offer(base, by("ann", LATER), "ben", "pass"))
    theirs = apply(base, resolution.resolve(base, by("ann", hands.NOW, 5), "answered"))
    merged = merge(base, ours, theirs, contradict)
    assert (merged.status, merged.offered_to, merged.promised) == ("resolved", None, None)
    assert told(merged, base) == [({"offered_to": "ben ->"}, "")]


def test_of_two_versions_with_the_same_entries_the_later_text_wins():
    one, other = hands.ticket(title="A"), hands.ticket(title="B")
    assert in_turn(one, other) == in_turn(other, one) == (other, one)


def test_an_entry_that_only_the_older_version_rewrote_is_taken_from_there():
    """The other side went on and is newer, but left that entry as it was."""
    written = Entry(time=hands.NOW, kind="note", author="ann", id="00000001", text="As it was")
    rewritten = replace(written, text="Mended")
    later = Entry(time=hands.NOW + timedelta(hours=1), kind="note", author="ben", id="00000002")
    base = hands.open_ticket(entries=(written,))
    older = replace(base, entries=(rewritten,))
    newer = replace(base, entries=(written, later))
    assert unite(Sides(base, newer, older)) == ((rewritten, later), [])
