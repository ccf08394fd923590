"""A patron's record in words"""

from datetime import UTC, date, datetime

from tests.hands import ticket

from deskbook.library.model.records import Hours, Profile
from deskbook.library.model.ticket import Entry
from deskbook.library.views.outcome import Said, Screen
from deskbook.patrons.model.outcomes import ConsentNoted, PatronAdded, PatronFound, PatronsFound
from deskbook.patrons.model.patron import Message, Patron
from deskbook.patrons.views import patron as view
from deskbook.patrons.views.patron import describe_added, describe_consent, describe_found

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
RECORD = Patron(
    pseudonym="p-aaaaaaaaaa",
    made=NOW,
    names=("Quill Sample",),
    emails=("quill@x.example",),
    phones=("919-555-0123",),
    contact="by mail\x1b[0m",
    facts=("reads large print", "comes on Fridays"),
    consent={"remember": date(2026, 11, 2)},
    hold="court order 12",
)
LETTER = Message(id="00000001", ticket="Q-AAAAAA", came=NOW, text="I am Quill.\nWhere is it?")
TICKET = ticket(
    question="Where is it?",
    entries=(
        Entry(time=NOW, kind="reply", author="ann", id="00000001", text="On shelf\n\ntwo."),
        Entry(time=NOW, kind="note", author="ann", id="00000002", text="Misshelved."),
        Entry(time=NOW, kind="question", author="patron", id="00000003", text="Thanks."),
        Entry(time=NOW, kind="accept", author="ann", id="00000004"),
    ),
)
PROFILE = Profile(
    name="Hill Library",
    timezone="America/New_York",
    week=(Hours(days=("mon",), hours="09:00-17:00"),),
    ask_email="ask@library.example",
)


def test_a_colleague_sees_it_in_a_few_lines():
    assert view.card(RECORD, [LETTER], [TICKET]) == (
        "p-aaaaaaaaaa\n"
        "  name          Quill Sample\n"
        "  e-mail        quill@x.example\n"
        "  phone         919-555-0123\n"
        "  to reach them by mail\ufffd[0m\n"
        "  told us       reads large print\n"
        "  told us       comes on Fridays\n"
        "  agreed to     remember, 2026-11-02\n"
        "  on hold       court order 12\n"
        "  messages      1 as they came\n"
        "  Q-AAAAAA  new, 2026-11-02  A title"
    )
    nobody = Patron(pseudonym="p-bbbbbbbbbb", made=NOW)
    assert view.card(nobody, [], []) == "p-bbbbbbbbbb"
    assert (
        view.line(RECORD, ["Q-AAAAAA"]) == "p-aaaaaaaaaa  Quill Sample, quill@x.example: Q-AAAAAA"
    )
    assert view.line(nobody, []) == "p-bbbbbbbbbb  no name: no tickets"


def test_the_patron_reads_everything_we_hold_in_plain_words():
    assert (
        view.export(RECORD, [LETTER], [TICKET], PROFILE, NOW)
        == """\
# What Hill Library holds of you

This is everything we hold of you on 2026-11-05. You may ask us to correct it, or to forget you: ask@library.example.

## Who you are to us

- name: Quill Sample
- e-mail: quill@x.example
- phone: 919-555-0123
- to reach them: by mail\ufffd[0m
- told us: reads large print
- told us: comes on Fridays
- our word for you: p-aaaaaaaaaa

## What you agreed to

- that we look at your earlier questions when you ask again: since 2026-11-02

## Why we may not forget you now

court order 12

## Your questions

### A title

Q-AAAAAA, asked on 2026-11-02 by desk, new.

> Where is it?

We, 2026-11-05:

> On shelf
>
> two.

You, 2026-11-05:

> Thanks.

Colleagues wrote 1 note to each other on the way; ask to read it.

## Your words as they came

2026-11-05, Q-AAAAAA:

> I am Quill.
> Where is it?"""
    )


def test_of_somebody_unknown_little_is_held():
    nobody = Patron(pseudonym="p-bbbbbbbbbb", made=NOW)
    told = view.export(nobody, [], [ticket()], PROFILE, NOW)
    assert "## What you agreed to\n\nNothing beyond an answer to your questions.\n" in told
    assert told.endswith("by desk, new.\n\n## Your words as they came\n\nWe keep none.")
    assert "None are linked with you." in view.export(nobody, [], [], PROFILE, NOW)


SMALL_RECORD = Patron(
    pseudonym="p-a", made=datetime(2026, 11, 5, tzinfo=UTC), names=("Quill Sample",)
)


def test_a_record_is_new_or_was_known():
    known = [PatronAdded(pseudonym="p-a", known=it) for it in (True, False)]
    assert [describe_added(it, Screen()) for it in known] == [
        "p-a was known already",
        "p-a is in the vault",
    ]


def test_patrons_are_found_one_a_line_or_not_at_all():
    one = PatronsFound(patrons=(PatronFound("p-a", ("Q-AAAAAA", "Q-BBBBBB"), SMALL_RECORD),))
    none = PatronsFound(patrons=())
    assert describe_found(one, Screen()) == Said("p-a  Quill Sample: Q-AAAAAA, Q-BBBBBB")
    assert describe_found(none, Screen()).err.startswith("nobody in the vault has that")
    assert (one.is_clean, none.is_clean) == (True, False)


def test_consent_has_a_day_or_was_taken_back():
    given = ConsentNoted(pseudonym="p-a", consent="feedback", day=date(2026, 11, 3))
    back = ConsentNoted(pseudonym="p-a", consent="name", day=None)
    assert describe_consent(given, Screen()) == "p-a agreed to feedback, 2026-11-03"
    assert describe_consent(back, Screen()) == "p-a took back name"
