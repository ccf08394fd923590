"""The person who asks, the ticket of a message, and its fate."""

import pytest
from tests.hands import NOW, open_ticket, resolved_ticket

from deskbook.mail.model.disposition import Disposition, Nature, Thread, Ties
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.rules import disposition
from deskbook.mail.rules.disposition import can_go_on, classify, dispose, find_thread
from deskbook.patrons.model.patron import Patron

OWN = ("ask@library.example",)
QUILL = Address("quill@people.example")


def kind(lists=(), **fields):
    """What a message with these fields is; `headers` is a mapping."""
    fields["headers"] = tuple(fields.get("headers", {}).items())
    return classify(MailMessage(**{"sender": QUILL, "envelope": QUILL.email, **fields}), OWN, lists)


def test_a_persons_message_may_be_answered():
    assert kind(subject="An atlas") == Nature("person", answerable=True)
    assert kind(headers={"auto-submitted": "no"}, envelope=None).answerable


@pytest.mark.parametrize(
    ("expected", "fields"),
    [
        ("loop", {"headers": {"x-deskbook": "ask@library.example"}}),
        ("loop", {"sender": Address("ask+q-4kx7m2-0000000000@library.example")}),
        ("bounce", {"report": DeliveryReport(kind="failed")}),
        ("bounce", {"report": DeliveryReport(kind="failed", is_stated=False)}),
        ("delay", {"report": DeliveryReport(kind="delayed")}),
        ("receipt", {"report": DeliveryReport(kind="arrived")}),
        ("complaint", {"report": DeliveryReport(kind="complaint")}),
        ("auto-reply", {"sender": Address("postmaster@mx.example"), "headers": {"auto-submitted": "auto-replied"}}),
        ("auto-reply", {"headers": {"auto-submitted": "auto-replied (vacation)"}, "envelope": ""}),
        ("auto-reply", {"headers": {"auto-submitted": "auto-generated; x=y"}}),
        ("auto-reply", {"headers": {"precedence": "auto_reply"}}),
        ("auto-reply", {"headers": {"x-autorespond": "An atlas"}}),
        ("auto-reply", {"subject": "Automatic reply: An atlas"}),
        ("auto-reply", {"subject": "Abwesenheitsnotiz: An atlas"}),
        ("auto-reply", {"subject": "Out of office"}),
        ("auto-reply", {"subject": "Réponse automatique : An atlas"}),
        ("auto-reply", {"envelope": ""}),
        ("list", {"headers": {"list-id": "<maps.lists.example>"}}),
        ("list", {"headers": {"precedence": "Bulk"}}),
    ],
)  # fmt: skip
def test_a_machine_is_known_and_never_answered(expected, fields):
    found = kind(**fields)
    assert (found.kind, found.answerable) == (expected, False)
    assert found.why


@pytest.mark.parametrize(
    "subject", ["Out of office hours access?", "Automatic reply cards", "Auto repair manuals"]
)
def test_a_question_that_sounds_like_a_machine_is_a_persons(subject):
    assert kind(subject=subject).answerable


@pytest.mark.parametrize(
    "fields",
    [
        {"sender": None},
        {"headers": {"x-auto-response-suppress": "All"}},
        {"headers": {"list-unsubscribe": "<mailto:x@x.example>"}},
        {"headers": {"feedback-id": "x"}},
        {"sender": Address("noreply@vendor.example")},
        {"sender": Address("alerts-do-not-reply@vendor.example")},
        {"reply_to": Address("no-reply+5@vendor.example")},
        {"headers": {"list-id": "<ask.library.example>"}, "lists": ("ask.library.example",)},
        {"headers": {"list-post": "<mailto:ask@library.example>", "precedence": "list"}},
    ],
)
def test_some_peoples_messages_are_kept_and_not_answered_by_a_machine(fields):
    found = kind(**fields)
    assert (found.kind, found.answerable) == ("person", False)
    assert found.why


EVERYTHING = {
    "tokens": ("Q-AAAAAA",),
    "own": ("Q-BBBBBB",),
    "referred": ("Q-CCCCCC",),
    "named": ("Q-DDDDDD",),
}


def found(ties, *, there=True, theirs=True):
    return find_thread(ties, lambda _: there, lambda _: theirs)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (("tokens", "own", "referred", "named"), Thread("Q-AAAAAA", "token")),
        (("own", "referred", "named"), Thread("Q-BBBBBB", "our-id")),
        (("referred", "named"), Thread("Q-CCCCCC", "reference")),
        (("named",), Thread("Q-DDDDDD", "subject")),
        ((), Thread(None, "nothing")),
    ],
)
def test_the_strongest_tie_holds(left, expected):
    assert found(Ties(**{key: EVERYTHING[key] for key in left})) == expected


def test_a_subject_is_believed_from_its_patron_alone():
    ties = Ties(named=("Q-DDDDDD",), false=("Q-EEEEEE", "Q-DDDDDD"))
    assert found(ties, theirs=False) == Thread(None, "nothing", ("Q-DDDDDD", "Q-EEEEEE"))


def test_a_ticket_that_is_gone_lets_nothing_in():
    assert found(Ties(**EVERYTHING), there=False) == Thread(None, "nothing", ("Q-DDDDDD",))


def test_the_next_tie_counts_where_a_ticket_is_gone():
    ties = Ties(tokens=("Q-AAAAAA",), own=("Q-BBBBBB",))
    assert find_thread(ties, lambda it: it == "Q-BBBBBB", lambda _: False).ticket == "Q-BBBBBB"


def test_a_ticket_rests_once_it_is_over_and_its_patron_forgotten():
    assert can_go_on(open_ticket())
    assert can_go_on(resolved_ticket(patron="p-7f3kq29d"))
    assert not can_go_on(resolved_ticket(resolved=NOW))


PERSON = Nature("person", answerable=True)
LOOP = Nature("loop", answerable=False, why="we sent it ourselves")
BOUNCE = Nature("bounce", answerable=False, why="it reports")
TOKEN = Thread("Q-AAAAAA", "our-id")
NONE = Thread(None, "nothing")
SPAM = MailMessage(headers=(("x-spam-flag", "YES"),))
OURS = MailMessage(headers=(("x-deskbook", "ask@library.example"),))


@pytest.mark.parametrize(
    ("message", "nature", "known", "ticket", "staff", "expected"),
    [
        (MailMessage(), PERSON, NONE, "", False, Disposition("new")),
        (MailMessage(), PERSON, TOKEN, "Q-AAAAAA", False, Disposition("heard", "Q-AAAAAA", "by our id")),
        (MailMessage(), PERSON, TOKEN, "Q-AAAAAA", True, Disposition("noted", "Q-AAAAAA", "by our id")),
        (MailMessage(), BOUNCE, TOKEN, "Q-AAAAAA", False, Disposition("noted", "Q-AAAAAA", "it reports")),
        (MailMessage(), BOUNCE, NONE, "", False, Disposition("aside", "", "it reports")),
        (SPAM, PERSON, NONE, "", False, Disposition("aside", why="a filter marked it as spam")),
        (SPAM, BOUNCE, NONE, "", False, Disposition("aside", why="it reports")),
        (SPAM, PERSON, TOKEN, "Q-AAAAAA", False, Disposition("heard", "Q-AAAAAA", "by our id")),
        (OURS, LOOP, TOKEN, "Q-AAAAAA", True, Disposition("aside", why="we sent it ourselves")),
        (MailMessage(), LOOP, NONE, "", True, Disposition("aside", why="we sent it ourselves")),
        (MailMessage(), LOOP, TOKEN, "Q-AAAAAA", True, Disposition("noted", "Q-AAAAAA", "we sent it ourselves")),
    ],
)  # fmt: skip
def test_fate_follows_from_kind_ticket_and_sender(message, nature, known, ticket, staff, expected):
    assert dispose(message, nature, known, ticket, is_staff=staff) == expected


def test_claim_without_proof_opens_a_ticket_that_names_it():
    claimed = Thread(None, "nothing", ("Q-AAAAAA", "Q-BBBBBB"))
    found = dispose(MailMessage(), PERSON, claimed, "", is_staff=False)
    assert found == Disposition(
        "new", why="it names Q-AAAAAA, Q-BBBBBB without proof, so it is a question of its own"
    )


PATRON, FRIEND = Address("quill@disposition.example"), Address("friend@disposition.example")


def test_address_that_is_not_known_as_the_patrons_is_from_elsewhere():
    quill = Patron(pseudonym="p-aaaaaaaa", made=NOW, emails=(PATRON.email,))
    assert disposition.is_from_elsewhere(quill, FRIEND)
    assert not disposition.is_from_elsewhere(quill, PATRON)
    assert not disposition.is_from_elsewhere(quill, None)
    assert not disposition.is_from_elsewhere(None, FRIEND)
