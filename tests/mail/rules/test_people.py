"""The person who asks in a message."""

import pytest
from tests.rules.hands import NOW

from deskbook.library.model.records import Service, ServicePromise, Staff
from deskbook.mail.model.addresses import Addresses
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.rules import people
from deskbook.patrons.model.patron import Patron

PROMISE = ServicePromise(first_reply="1d", news_every="2d", accept_within="3d")
MAPS = Service(slug="maps", name="Maps", team=("ann",), head="ann", promise=PROMISE)
ANN = Staff(handle="ann", name="Ann", services=("maps",))

ASK, MAP_ROOM, COLLEAGUE = (Address(f"{it}@library.example") for it in ("ask", "map-room", "ann"))
PATRON, FRIEND = Address("quill@people.example"), Address("friend@people.example")

OURS = Addresses(
    front_doors=("ask@library.example",),
    services={"map-room@library.example": MAPS},
    staff={"ann@library.example": ANN},
)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (MailMessage(), None),
        (MailMessage(sender=PATRON, reply_to=FRIEND), PATRON),
        (MailMessage(sender=ASK, reply_to=PATRON), PATRON),
        (MailMessage(sender=ASK), None),
        (MailMessage(sender=COLLEAGUE, origin=PATRON, to=(FRIEND,)), PATRON),
        (MailMessage(sender=COLLEAGUE, to=(ASK, MAP_ROOM, COLLEAGUE, FRIEND)), FRIEND),
        (MailMessage(sender=MAP_ROOM, to=(ASK,)), None),
    ],
    ids=["nobody", "patron", "form", "empty form", "passed on", "copy", "to us alone"],
)
def test_asker_is_the_sender_or_the_one_a_colleague_or_a_form_writes_for(message, expected):
    assert people.asker(OURS, message) == expected


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


def test_address_that_is_not_known_as_the_patrons_is_from_elsewhere():
    quill = Patron(pseudonym="p-aaaaaaaa", made=NOW, emails=(PATRON.email,))
    assert people.is_from_elsewhere(quill, FRIEND)
    assert not people.is_from_elsewhere(quill, PATRON)
    assert not people.is_from_elsewhere(quill, None)
    assert not people.is_from_elsewhere(None, FRIEND)


def test_service_is_the_one_whose_address_a_message_came_to():
    delivered = MailMessage(delivered=("map-room@library.example",), to=(ASK,))
    assert people.service(OURS, delivered, "reference") == "maps"
    addressed = MailMessage(to=(ASK, Address("map-room+q@library.example")))
    assert people.service(OURS, addressed, "reference") == "maps"
    assert people.service(OURS, MailMessage(to=(ASK,)), "reference") == "reference"
