"""What a patron sees of their question, and that nothing internal can be in it."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests import care_world

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.entry_kinds import ENTRY_KINDS, PUBLIC_KINDS
from deskbook.library.model.fields import specs
from deskbook.library.model.records import Translation
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.status.model import PatronEntry, PatronView, PatronWords
from deskbook.status.rules import patron_view

LIBRARY = care_world.loaded().library
CALENDAR = Calendar(LIBRARY.profile)
ASKED = datetime(2026, 11, 2, 14, tzinfo=UTC)
LATER = datetime(2026, 11, 3, 14, tzinfo=UTC)


def entry(kind, author, text, number=0):
    return Entry(
        time=LATER + timedelta(minutes=number),
        kind=kind,
        author=author,
        id=f"{number:08}",
        data=(("tried", "CANARY data"),),
        text=text,
    )


def ticket(**more):
    known = {
        "id": "Q-AAAAAA",
        "title": "CANARY title",
        "status": "open",
        "service": "e-resources",
        "channel": "email",
        "opened": ASKED,
        "lead": "ann",
        "question": "Where is it?",
    }
    return Ticket(**{**known, **more})


def seen(it, library=LIBRARY, usual=""):
    library = replace(library, tickets={it.id: it})
    return patron_view.make_view(library, CALENDAR, it, usual)


def test_the_patron_sees_state_service_place_promise_and_what_was_said():
    it = ticket(
        promised=date(2026, 11, 12),
        entries=(
            entry("reply", "ann", "We look into it.", 1),
            entry("note", "bob", "CANARY note", 2),
            entry("question", "patron", "Thank you.", 3),
            entry("reply", "desk", "Are you still there?", 4),
        ),
    )
    assert seen(it, usual="Most questions are answered within an hour.") == PatronView(
        asked=ASKED,
        service="E-resources",
        state="open",
        place=1,
        usual="Most questions are answered within an hour.",
        promised=date(2026, 11, 12),
        entries=(
            PatronEntry(time=ASKED, by_patron=True, name="", text="Where is it?"),
            PatronEntry(time=it.entries[0].time, by_patron=False, name="", text="We look into it."),
            PatronEntry(time=it.entries[2].time, by_patron=True, name="", text="Thank you."),
            PatronEntry(
                time=it.entries[3].time, by_patron=False, name="", text="Are you still there?"
            ),
        ),
        library="Hill College Library",
        zone="America/New_York",
        write_to="ask@library.example",
    )


def test_the_service_and_its_usual_time_are_said_in_the_other_languages_too():
    words = Translation(
        slug="a", translates="services/e-resources", language="es", name="Recursos", body="Texto."
    )
    profile = replace(LIBRARY.profile, languages=("es", "ar", "en"))
    library = replace(LIBRARY, profile=profile, translations={"a": words})
    usual = {"es": "Normalmente, una hora."}
    assert patron_view.make_view(library, CALENDAR, ticket(), "An hour.", usual).others == (
        PatronWords(language="es", service="Recursos", usual="Normalmente, una hora."),
        PatronWords(language="ar"),
    )
    ended = ticket(status="resolved", resolution="answered", resolved=LATER)
    assert patron_view.make_view(library, CALENDAR, ended, "", usual).others[0].usual == ""


def test_a_colleague_is_named_only_where_the_library_names_its_staff():
    named = replace(
        LIBRARY,
        profile=replace(LIBRARY.profile, privacy=replace(LIBRARY.profile.privacy, name_staff=True)),
    )
    it = ticket(entries=(entry("reply", "ann", "Yes.", 1), entry("reply", "desk", "Hello?", 2)))
    assert [e.name for e in seen(it, named).entries] == ["", "Ann", ""]
    assert [e.name for e in seen(it).entries] == ["", "", ""]


def test_what_rests_or_has_ended_has_no_place_and_makes_no_promise():
    waiting = ticket(status="waiting", waiting_on="patron")
    assert (seen(waiting).waits_on, seen(waiting).place) == ("you", None)
    ended = ticket(
        status="resolved", resolution="answered", resolved=LATER, promised=date(2026, 11, 12)
    )
    view = seen(ended, usual="Usually at once.")
    assert (view.ended, view.place, view.usual, view.promised) == ("answered", None, "", None)


def test_a_service_for_staff_or_unknown_is_called_by_the_librarys_name():
    inside = replace(LIBRARY.services["e-resources"], audience="staff", email="staff@l.example")
    library = replace(LIBRARY, services={"e-resources": inside})
    assert seen(ticket(), library).service == "Hill College Library"
    assert seen(ticket(service="elsewhere")).service == "Hill College Library"


def test_a_link_works_while_the_question_is_open_and_some_days_after():
    now = LATER + timedelta(days=10)
    ended = ticket(status="resolved", resolved=LATER)
    assert patron_view.is_shown(ticket(), now, 1)
    assert patron_view.is_shown(ended, now, 11)
    assert not patron_view.is_shown(ended, now, 10)


def test_each_service_is_looked_at_once():
    found = patron_view.usual_by_service(LIBRARY, CALENDAR, LATER, ["e-resources", "e-resources"])
    assert found == {"e-resources": None}


INTERNAL = sorted(set(ENTRY_KINDS) - PUBLIC_KINDS)
TEXTS = [
    spec.name
    for spec in specs(Ticket).values()
    if spec.name
    in ("title", "lead", "course", "vendor_case", "item", "symptom", "patron", "department")
]


@given(
    st.lists(st.sampled_from(INTERNAL), max_size=6),
    st.sets(st.sampled_from(TEXTS)),
    st.sampled_from(["new", "open", "waiting", "resolved"]),
)
def test_no_internal_field_and_no_internal_entry_has_a_way_into_it(kinds, names, status):
    entries = tuple(entry(kind, "bob", "CANARY text", n) for n, kind in enumerate(kinds))
    it = ticket(status=status, entries=entries, **dict.fromkeys(names, "CANARY field"))
    assert "CANARY" not in repr(seen(it))
    assert not {it.name for it in fields(PatronView)} & {
        "title",
        "lead",
        "patron",
        "cause",
        "notes",
    }


def test_the_state_of_a_ticket_whose_patron_was_forgotten_is_not_shown():
    unlinked = replace(entry("edit", "desk", ""), data=(("patron", "[forgotten]"),))
    assert not patron_view.is_shown(ticket(entries=(unlinked,)), LATER, 30)
    assert patron_view.is_shown(ticket(entries=(unlinked,), patron="p-7f3kq29d"), LATER, 30)
    assert patron_view.is_shown(ticket(entries=(entry("edit", "desk", ""),)), LATER, 30)
