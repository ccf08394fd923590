"""Who asks: a table of headers and senders, and what the ticket says of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.model.records import Service, ServicePromise, Staff
from deskbook.mail.model.asking import ASKED_BY, Asking
from deskbook.mail.model.mail import Address, Addresses, MailMessage, Segment, Verdict
from deskbook.mail.model.report import DeliveryReport
from deskbook.mail.rules import asking
from deskbook.mail.rules.asking import find_asker

PROMISE = ServicePromise(first_reply="1d", news_every="2d", accept_within="3d")
MAPS = Service(slug="maps", name="Maps", team=("ann",), head="ann", promise=PROMISE)
LOANS = Service(slug="loans", name="Loans", team=("ann",), head="ann", promise=PROMISE)
ANN = Staff(handle="ann", name="Ann", services=("maps",))
BEN = Staff(handle="ben", name="Ben", services=("maps",))

ASK, MAP_ROOM, DESK, COLLEAGUE, OTHER = (
    Address(f"{it}@library.example") for it in ("ask", "map-room", "loans", "ann", "ben")
)
PATRON, FRIEND = Address("quill@people.example"), Address("friend@people.example", "A Friend")
FORM, DEAF = Address("web@forms.example"), Address("no-reply@anything.example")
VENDOR, LIST = Address("support@vendor.example"), Address("maps@lists.example")

OURS = Addresses(
    front_doors=("ask@library.example",),
    services={"map-room@library.example": MAPS, "loans@library.example": LOANS},
    staff={"ann@library.example": ANN, "ben@library.example": BEN},
    forms=("web@forms.example",),
    vendors=("support@vendor.example",),
    lists=("maps@lists.example",),
)


def message(sender=None, reply=None, to=(), origins=(), text="", **more):
    return MailMessage(
        sender=sender,
        reply_to=reply,
        to=to or (ASK,),
        origins=origins,
        segments=(Segment("own", text),) if text else (),
        **more,
    )


TABLE = [
    # sender, Reply-To, To, passed on, text -> rule, person (who asks, and who gets the answers)
    ("no sender", (None, None), ("no-sender", None)),
    ("a person", (PATRON, None), ("sender", PATRON)),
    ("a person, the same Reply-To", (PATRON, PATRON), ("sender", PATRON)),
    ("a person, another's Reply-To", (PATRON, FRIEND), ("replies-elsewhere", FRIEND)),
    ("a person, Reply-To ours", (PATRON, ASK), ("sender", PATRON)),
    ("a person, Reply-To a service", (PATRON, MAP_ROOM), ("sender", PATRON)),
    ("a person, Reply-To a colleague", (PATRON, COLLEAGUE), ("sender", PATRON)),
    ("a person, Reply-To our list", (PATRON, LIST), ("sender", PATRON)),
    ("a person, Reply-To unread", (PATRON, DEAF), ("sender", PATRON)),
    ("a machine", (DEAF, PATRON), ("reply-to", PATRON)),
    ("a machine by its name", (Address("forms@anything.example"), PATRON), ("reply-to", PATRON)),
    ("a machine alone", (DEAF, None), ("deaf-sender", None)),
    ("a form", (FORM, PATRON), ("form", PATRON)),
    ("a form in our name", (ASK, PATRON), ("form", PATRON)),
    ("a form that a colleague filled in", (FORM, COLLEAGUE), ("self", COLLEAGUE)),
    ("a form, Reply-To ours", (FORM, ASK), ("form-of-nobody", None)),
    ("a form alone", (FORM, None), ("form-of-nobody", None)),
    ("a form in our name alone", (ASK, None), ("form-of-nobody", None)),
    ("a vendor", (VENDOR, None), ("vendor", VENDOR)),
    ("a vendor's Reply-To", (VENDOR, FRIEND), ("vendor", FRIEND)),
    ("a colleague", (COLLEAGUE, None), ("colleague-alone", None)),
    ("a service", (MAP_ROOM, None), ("colleague-alone", None)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "expected"), [it[1:] for it in TABLE], ids=[it[0] for it in TABLE]
)
def test_asker_follows_from_sender_and_reply_to(given, expected):
    assert find_asker(OURS, message(*given)) == Asking(*expected)


@pytest.mark.parametrize(
    ("headers", "to", "expected"),
    [
        ({"list-post": "<mailto:Club@Lists.example>"}, (ASK,), ("sender", PATRON)),
        ({"list-id": "<club.lists.example>"}, (Address("club@lists.example"),), ("sender", PATRON)),
        ({"list-id": "<club.lists.example>"}, (ASK,), ("replies-elsewhere", Address("club@lists.example"))),
        ({}, (Address("club@lists.example"),), ("replies-elsewhere", Address("club@lists.example"))),
    ],
)  # fmt: skip
def test_answer_never_goes_to_the_mailing_list_that_a_message_came_by(headers, to, expected):
    given = message(PATRON, Address("club@lists.example"), to, headers=tuple(headers.items()))
    assert find_asker(OURS, given) == Asking(*expected)


@pytest.mark.parametrize(
    ("origins", "to", "expected"),
    [
        ((PATRON,), (ASK,), Asking("forwarded", PATRON)),
        ((OTHER, PATRON), (ASK,), Asking("forwarded", PATRON)),
        ((ASK, MAP_ROOM), (ASK,), Asking("colleague-alone")),
        ((PATRON,), (FRIEND, ASK), Asking("forwarded", PATRON)),
        ((), (ASK, MAP_ROOM, COLLEAGUE, FRIEND), Asking("written-to", FRIEND)),
        ((), (ASK, OTHER), Asking("colleague-alone")),
    ],
    ids=["passed on", "twice", "of ours", "passed on with a copy", "copy to us", "among us"],
)
def test_colleague_asks_for_whom_they_forward_or_write_to(origins, to, expected):
    given = message(COLLEAGUE, to=to, origins=origins)
    assert find_asker(OURS, given) == expected


def test_sender_who_is_not_proven_is_no_colleague_form_or_vendor():
    for sender in (COLLEAGUE, FORM, VENDOR):
        found = find_asker(OURS, message(sender, origins=(PATRON,)), proven=False)
        assert found == Asking("sender", sender)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Name: Quill\nE-mail: Quill@People.example\nsent to ask@library.example", ("form-text", PATRON)),
        ("E-mail: quill@people.example\nQuestion: who is bob@x.example?", ("form-text", PATRON)),
        ("Your e-mail address*: <quill@people.example>\ncc: bob@x.example", ("form-text", PATRON)),
        ("Correo electrónico: quill@people.example\nbob@x.example", ("form-text", PATRON)),
        ("メールアドレス：quill@people.example\nbob@x.example", ("form-text", PATRON)),
        ("E-mail: quill@people.example\nE-mail: bob@x.example", ("form-of-nobody", None)),
        ("quill@people.example or friend@people.example", ("form-of-nobody", None)),
        ("no-reply@anything.example", ("form-of-nobody", None)),
        ("no address", ("form-of-nobody", None)),
    ],
)  # fmt: skip
def test_form_without_reply_to_asks_for_the_only_address_in_its_text(text, expected):
    assert find_asker(OURS, message(FORM, text=text)) == Asking(*expected)


def test_name_of_the_sender_stays_where_replies_go_elsewhere():
    person = Address("a@b.example", "Prof. Quill")
    found = find_asker(OURS, message(person, Address("desk@b.example")))
    assert found.person == Address("desk@b.example", "Prof. Quill")


ANYBODY = st.sampled_from([PATRON, FRIEND, FORM, DEAF, VENDOR, LIST, ASK, MAP_ROOM, COLLEAGUE, Address("x@y.example")])  # fmt: skip


@given(sender=ANYBODY, reply=st.none() | ANYBODY, origin=st.none() | ANYBODY)
def test_whoever_is_found_can_be_written_to_and_every_rule_has_words(sender, reply, origin):
    found = find_asker(OURS, message(sender, reply, origins=(origin,) if origin else ()))
    assert ASKED_BY[found.rule].startswith("Nobody yet") == (found.person is None)
    if found.person:
        assert not OURS.is_own(found.person)
        assert not OURS.is_form(found.person)
        assert not asking.is_deaf(found.person.email)


STRANGERS = st.sampled_from([PATRON, FRIEND, DEAF, Address("x@y.example"), Address("forms@y.example")])  # fmt: skip


@given(STRANGERS, st.none() | STRANGERS, STRANGERS, st.none() | STRANGERS)
def test_messages_with_different_addresses_for_answers_are_of_different_people(
    sender, reply, other_sender, other_reply
):
    def answers(one, two):
        return two if two and not asking.is_deaf(two.email) else one

    first, second = answers(sender, reply), answers(other_sender, other_reply)
    found = find_asker(OURS, message(sender, reply)).person
    other = find_asker(OURS, message(other_sender, other_reply)).person
    if first.email != second.email and found and other:
        assert found.email != other.email


def test_form_and_vendor_carry_questions_unless_they_report_or_are_not_proven():
    assert asking.carries_questions(OURS, message(FORM), proven=True)
    assert asking.carries_questions(OURS, message(VENDOR), proven=True)
    assert not asking.carries_questions(OURS, message(FORM), proven=False)
    assert not asking.carries_questions(
        OURS, message(FORM, report=DeliveryReport(kind="failed")), proven=True
    )
    ours = message(FORM, headers=(("x-deskbook", "ask@library.example"),))
    assert not asking.carries_questions(OURS, ours, proven=True)
    assert not asking.carries_questions(OURS, message(PATRON), proven=True)
    assert not asking.carries_questions(OURS, message(), proven=True)


def told(to, delivered=(), sender=PATRON, service="maps"):
    given = message(sender, to=to, delivered=delivered)
    return list(asking.describe_company(OURS, given, service, PATRON))


def test_everybody_who_got_the_message_too_leaves_a_trace_without_a_name():
    assert told((ASK,)) == []
    assert told((MAP_ROOM, DESK)) == ["it also went to the address of loans"]
    assert told((ASK, PATRON, COLLEAGUE)) == ["it also went to @ann"]
    assert told((ASK, FRIEND)) == ["it also went to 1 other person"]
    everybody = (DESK, MAP_ROOM, COLLEAGUE, OTHER, FRIEND, Address("x@y.example"))
    assert told(everybody, service="general") == [
        "it also went to the address of loans and maps",
        "it also went to @ann, @ben and 2 other people",
    ]
    assert told((ASK, PATRON), sender=COLLEAGUE) == []


def test_services_are_those_whose_addresses_a_message_came_to():
    delivered = message(PATRON, to=(ASK,), delivered=("map-room@library.example",))
    assert asking.list_services(OURS, delivered) == ("maps",)
    both = message(PATRON, to=(Address("map-room+q@library.example"), DESK, MAP_ROOM))
    assert asking.list_services(OURS, both) == ("maps", "loans")
    assert asking.list_services(OURS, message(PATRON)) == ()


def verdict(result, server="mx.library.example", method="dmarc"):
    return Verdict(server, method, result)


@pytest.mark.parametrize(
    ("verdicts", "verifiers", "failed", "passed"),
    [
        ((), (), "", False),
        ((verdict("fail"),), (), "mx.library.example", False),
        ((verdict("permerror"),), (), "mx.library.example", False),
        ((verdict("pass"),), (), "", True),
        ((verdict("none"),), (), "", False),
        ((verdict("fail", method="spf"), verdict("pass")), (), "", True),
        ((verdict("pass"), verdict("fail")), (), "", True),
        ((verdict("fail", server="mx.evil.example"),), (), "", False),
        ((verdict("fail", server="evillibrary.example"),), (), "", False),
        ((verdict("fail", server="library.example"),), (), "library.example", False),
        ((verdict("fail", server="mx.google.com"),), ("MX.google.com",), "mx.google.com", False),
        ((verdict("fail"),), ("mx.google.com",), "", False),
        ((verdict("pass", server="mx.google.com"),), ("mx.google.com",), "", True),
    ],
)
def test_only_our_own_servers_say_whether_a_sender_is_proven(verdicts, verifiers, failed, passed):
    given = (verdicts, verifiers, "library.example")
    assert asking.find_failure(*given) == failed
    assert asking.has_passed(*given) is passed


def test_colleagues_and_services_are_known_by_their_addresses():
    plus = Address("map-room+q@library.example")
    assert [OURS.colleague(it) for it in (COLLEAGUE, plus, ASK, PATRON, None)] == [
        "ann", "maps", "", "", "",
    ]  # fmt: skip
    assert OURS.is_staff(COLLEAGUE)
    assert not OURS.is_staff(ASK)
    assert OURS.is_own(ASK)
    assert not OURS.is_own(COLLEAGUE)


def test_front_door_that_is_also_of_a_service_is_no_colleague():
    both = Addresses(front_doors=("map-room@library.example",), services=OURS.services, staff={})
    assert both.colleague(MAP_ROOM) == ""
