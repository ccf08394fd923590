"""A patron is forgotten"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from tests.hands import actor, resolved_ticket, ticket

from deskbook.erasure.model import Due
from deskbook.erasure.rules import forgetting, retention
from deskbook.erasure.rules.retention import Retention
from deskbook.library.formats import record_file
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.plan import EditTicket, TicketEdit
from deskbook.library.model.records import Profile
from deskbook.library.model.ticket import Entry
from deskbook.patrons.model.patron import Patron
from deskbook.privacy.model.privacy import Found, Hit
from deskbook.privacy.rules.redact import Gate

NAME = "p-7f3kq29d"
GATE = Gate(regions=("US",), known=(("name", "Quill Sample"), ("email", "quill@x.example")))
NOW = datetime(2026, 11, 3, tzinfo=UTC)


def entry(number, text="", data=(), kind="note"):
    return Entry(time=NOW, kind=kind, author="ann", id=f"{number:08}", data=data, text=text)


def filed(**fields):
    record = ticket(**fields)
    return Filed(f"tickets/2026/11/{record.id}.md", record, {}, "digest")


def told(time=datetime(2026, 11, 5, 15, 0, tzinfo=UTC), number=0):
    return Entry(
        time=time, kind="edit", author="desk", id=f"{number:08}", data=(("patron", "[forgotten]"),)
    )


def test_a_ticket_keeps_its_question_and_loses_its_patron():
    mine = filed(
        patron=NAME,
        title="Sample asks for Isis",
        question=f"I ({NAME}) am Quill. Dr. Mockley sent me.",
        vendor_case="00482-119",
        entries=(
            entry(1, data=(("patron", f"-> {NAME}"),), kind="edit"),
            entry(2, "Nothing of anybody."),
            entry(3, "Told Sample at quill@x.example"),
        ),
    )
    made = forgetting.unlink([mine], GATE, actor())
    assert made == forgetting.Erasure(
        effects=(
            EditTicket(
                mine.path,
                TicketEdit(
                    {"title": "[name] asks for Isis", "patron": None},
                    (told(),),
                    question="I ([forgotten]) am [name]. Dr. Mockley sent me.",
                    reworded=(
                        entry(1, data=(("patron", "-> [forgotten]"),), kind="edit"),
                        entry(3, "Told [name] at [e-mail]"),
                    ),
                ),
                "digest",
            ),
        ),
        texts=4,
        doubtful=(
            (
                "Q-AAAAAA",
                Found(
                    "I ([forgotten]) am Quill. Dr. Mockley sent me.",
                    (Hit(19, 24, "name"), Hit(30, 37, "name", "doubtful")),
                ),
            ),
        ),
    )


def test_a_ticket_that_says_nothing_of_them_is_unlinked_only():
    mine = filed(patron=NAME, question="Where is Isis?")
    made = forgetting.unlink([mine], GATE, actor())
    assert made.effects[0].edit == TicketEdit({"patron": None}, (told(),))
    assert (made.texts, made.doubtful) == (0, ())


def test_others_tickets_lose_what_names_them_whole_and_keep_their_own_patron():
    other = filed(id="Q-BBBBBB", patron="p-other123", question="As for quill  sample: Sample sale?")
    stranger = filed(id="Q-CCCCCC", question="A sample of quill pens")
    made = forgetting.unmention([other, stranger], GATE, actor())
    (effect,) = made.effects
    assert effect.path == other.path
    assert effect.edit == TicketEdit({}, (told(),), question="As for [name]: Sample sale?")


def test_pages_that_name_them_are_left_to_a_person():
    pages = {
        "knowledge/library.md": "---\nname: Hill\ntimezone: UTC\nweek: [{days: [mon], hours: 09:00-17:00}]\n---\n",
        "knowledge/answers/a.md": "---\ntitle: A\nstate: draft\nalso_asked: [by Quill Sample]\n---\n",
        "knowledge/answers/b.md": "---\ntitle: B\nstate: draft\n---\n\nSample text, with quills.\n",
    }  # fmt: skip
    read = {
        path: record_file.parse(record_file.kind_of(path), path, text.encode()).filed
        for path, text in pages.items()
    }
    asked = filed(question="Quill Sample")
    loaded = Loaded(
        Library(profile=read["knowledge/library.md"].record), {**read, asked.path: asked}
    )
    assert forgetting.find_pages(loaded, GATE) == ["knowledge/answers/a.md"]


def loaded_with(*tickets):
    profile = Profile(name="Hill", timezone="UTC", week=())
    library = Library(profile=profile, tickets={it.record.id: it.record for it in tickets})
    return Loaded(library, {it.path: it for it in tickets})


def plan(loaded, record=None, *, in_vault=True):
    return forgetting.forget(loaded, NAME, record, in_vault=in_vault, gate=GATE, actor=actor())


def test_a_patron_is_unlinked_from_their_tickets_and_taken_out_of_those_of_others():
    mine = filed(patron=NAME, question="Where is Isis?")
    other = filed(id="Q-BBBBBB", patron="p-other123", question="As for Quill Sample: a sale?")
    stranger = filed(id="Q-CCCCCC", question="A sample of quill pens")
    made = plan(loaded_with(mine, other, stranger))
    assert (made.tickets, made.mentions, made.pages) == (("Q-AAAAAA",), ("Q-BBBBBB",), ())
    assert [it.path for it in made.effects] == [mine.path, other.path]
    assert made.texts == 1


def test_nobody_unknown_and_nobody_on_hold_is_forgotten():
    record = Patron(pseudonym=NAME, made=NOW, hold="court order 12")
    mine = loaded_with(filed(patron=NAME, question="Where is Isis?"))
    with pytest.raises(DeskError, match=f"^nobody is called {NAME} here"):
        plan(loaded_with(), in_vault=False)
    assert plan(loaded_with()).effects == ()
    assert len(plan(mine, in_vault=False).effects) == 1
    with pytest.raises(DeskError, match=r"is on hold \(court order 12\)"):
        plan(mine, record)
    assert len(plan(mine, replace(record, hold="")).effects) == 1


def test_old_tickets_are_unlinked_with_the_gate_of_each_patron():
    first = filed(patron=NAME, question="A sale for quill sample")
    second = filed(id="Q-BBBBBB", patron="p-other123", question="A sale for quill sample")
    due = [Due(NAME, ("Q-AAAAAA",), whole=True), Due("p-other123", ("Q-BBBBBB",), whole=False)]
    gates = {NAME: GATE, "p-other123": Gate()}
    made = forgetting.retire(loaded_with(first, second), due, gates, actor())
    one, other = (it.edit for it in made.effects)
    assert (one.question, other.question) == ("A sale for [name]", None)
    assert (one.fields, other.fields) == ({"patron": None}, {"patron": None})


LATER = datetime(2027, 11, 5, 15, 0, tzinfo=UTC)
LONG_AGO = LATER - timedelta(days=366)
LATELY = LATER - timedelta(days=364)


def patron(name, made=LONG_AGO, hold=""):
    return Patron(pseudonym=name, made=made, hold=hold)


def asked(name, number, resolved=LONG_AGO, **fields):
    return resolved_ticket(id=f"Q-AAAAA{number}", patron=name, resolved=resolved, **fields)


def due(patrons, *tickets):
    return retention.find_due(patrons, {it.id: it for it in tickets}, LATER, 365)


def test_patron_with_only_old_questions_is_forgotten_whole():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 0)) == Retention(
        (Due("p-a", ("Q-AAAAA0", "Q-AAAAA1"), whole=True),), ()
    )


def test_old_questions_of_a_patron_who_asked_lately_are_unlinked():
    assert due([patron("p-a")], asked("p-a", 1), asked("p-a", 2, LATELY)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_open_and_recently_changed_questions_stay():
    lately = Entry(time=LATELY, kind="note", author="ann", id="00000001")
    tickets = (ticket(id="Q-AAAAA1", patron="p-a"), asked("p-b", 2, entries=(lately,)))
    assert due([patron("p-a"), patron("p-b")], *tickets) == Retention((), ())


def test_a_record_without_a_ticket_goes_when_it_is_old():
    assert due([patron("p-a"), patron("p-b", LATELY)]) == Retention(
        (Due("p-a", (), whole=True),), ()
    )


def test_patron_on_hold_stays_and_is_named():
    assert due([patron("p-a", hold="court order 12")], asked("p-a", 1)) == Retention((), ("p-a",))


def test_hold_counts_for_a_patron_who_has_an_open_question_too():
    """A court may ask for what is old although the same person asked again lately."""
    held = patron("p-a", hold="court order 12")
    tickets = (asked("p-a", 1), ticket(id="Q-AAAAA2", patron="p-a"), asked("p-a", 3, LATELY))
    assert due([held], *tickets) == Retention((), ("p-a",))
    assert due([patron("p-a", LATELY, hold="court order 12")], asked("p-a", 1)) == Retention(
        (), ("p-a",)
    )


def test_ticket_of_a_patron_of_another_vault_is_unlinked():
    assert due([], asked("p-a", 1), asked(None, 2)) == Retention(
        (Due("p-a", ("Q-AAAAA1",), whole=False),), ()
    )


def test_question_resolved_exactly_at_the_end_of_retention_stays():
    record = patron("p-a", LATER - timedelta(days=365))
    assert due([record], asked("p-a", 1, LATER - timedelta(days=365))) == Retention((), ())


@pytest.mark.parametrize("hold", ["", "court order 12"])
@pytest.mark.parametrize("made", [LONG_AGO, LATELY, None], ids=["old", "new", "no record"])
@pytest.mark.parametrize(
    "states", [*product(("over", "resolved lately", "open", "touched"), repeat=2), ()]
)
def test_every_combination_of_record_hold_and_two_questions(made, hold, states):
    """The rule in the words of the policy, for each combination of what it depends on."""
    lately = Entry(time=LATELY, kind="note", author="ann", id="00000001")
    kinds = {
        "over": lambda n: asked("p-a", n),
        "resolved lately": lambda n: asked("p-a", n, LATELY),
        "open": lambda n: ticket(id=f"Q-AAAAA{n}", patron="p-a"),
        "touched": lambda n: asked("p-a", n, entries=(lately,)),
    }
    tickets = [kinds[it](n) for n, it in enumerate(states)]
    records = [] if made is None else [patron("p-a", made, hold)]
    over = tuple(f"Q-AAAAA{n}" for n, it in enumerate(states) if it == "over")
    nothing_else = made == LONG_AGO and len(over) == len(states)
    expected = Retention((), ())
    if (over or nothing_else) and records and hold:
        expected = Retention((), ("p-a",))
    elif over or nothing_else:
        expected = Retention((Due("p-a", over, whole=nothing_else),), ())
    assert due(records, *tickets) == expected
