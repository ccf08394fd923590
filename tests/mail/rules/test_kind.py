"""Machines are told from people, and what must not be answered from what may be."""

import pytest

from deskbook.mail.model.disposition import Nature
from deskbook.mail.model.mail import Address, MailMessage, Report
from deskbook.mail.rules.kind import classify

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
        ("bounce", {"is_report": True, "reports": (Report("failed", "5.1.1"),)}),
        ("bounce", {"is_report": True, "reports": (Report("delayed"), Report("failure"))}),
        ("delay", {"is_report": True, "reports": (Report("delayed", "4.4.1"),)}),
        ("receipt", {"is_report": True, "reports": (Report("delivered"),)}),
        ("receipt", {"is_report": True}),
        ("bounce", {"headers": {"x-failed-recipients": "quill@people.example"}}),
        ("bounce", {"sender": Address("MAILER-DAEMON@mx.example"), "envelope": ""}),
        ("bounce", {"sender": Address("bounces+x@mx.example")}),
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
