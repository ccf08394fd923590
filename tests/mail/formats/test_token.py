"""Tokens and message ids of ours are known again, and nobody else can make one."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.mail.letters import letter
from tests.strategies import entry_ids, ticket_ids

from deskbook.library.model.vocabulary import TICKET_ID
from deskbook.mail.formats import token
from deskbook.mail.formats.message import parse
from deskbook.mail.formats.token import find_ties
from deskbook.mail.model.disposition import Ties

SECRET, OTHER = b"s" * 32, b"o" * 32


@given(ticket_ids, entry_ids)
def test_what_we_made_is_known_again_in_any_case_and_with_no_other_secret(ticket, entry):
    address = token.make_address(SECRET, ticket, "ask@library.example")
    name = token.make_message_id(SECRET, ticket, entry, "library.example")
    assert token.find_ticket(SECRET, address.upper()) == ticket
    assert token.find_reply(SECRET, name.lower()) == (ticket, entry)
    assert token.find_ticket(OTHER, address) is None
    assert token.find_reply(OTHER, name) is None
    assert token.find_claim(address) == token.find_claim(name) == ticket


def test_an_address_is_as_mail_servers_take_it():
    address = token.make_address(SECRET, "Q-4KX7M2", "ask@library.example")
    assert re.fullmatch(r"ask\+q-4kx7m2-[0-9a-z]{10}@library\.example", address)
    assert len(address.partition("@")[0]) <= 64


def test_what_looks_like_ours_and_is_not_proves_nothing():
    address = token.make_address(SECRET, "Q-4KX7M2", "ask@library.example")
    for forged in (address.replace("4kx7m2", "4kx7m3"), "ask@library.example", "", "x"):
        assert token.find_ticket(SECRET, forged) is None
    assert token.find_reply(SECRET, "Q-4KX7M2.7F3K9Q2M.0000000000000000@x") is None
    assert token.find_reply(SECRET, "one@people.example") is None
    assert token.find_claim("one@people.example") is None


def test_a_key_says_nothing_of_the_message_and_a_ticket_id_follows_from_it():
    key = token.make_key(SECRET, "one@people.example")
    assert re.fullmatch("[0-9A-Z]{16}", key)
    assert key != token.make_key(OTHER, "one@people.example")
    assert re.fullmatch(TICKET_ID, token.make_ticket_id(key))
    assert token.make_ticket_id(key) == token.make_ticket_id(key) != token.make_ticket_id(key, 1)
    assert token.make_file_key(SECRET, b"a") != token.make_file_key(SECRET, b"b")


def test_everything_that_a_message_shows_is_gathered():
    right = token.make_address(SECRET, "Q-AAAAAA", "ask@library.example")
    forged = token.make_address(OTHER, "Q-BBBBBB", "ask@library.example")
    own = token.make_message_id(SECRET, "Q-CCCCCC", "7F3K9Q2M", "library.example")
    not_own = token.make_message_id(OTHER, "Q-DDDDDD", "7F3K9Q2M", "library.example")
    data = letter(
        Subject="Re: [Q-EEEEEE] An atlas [q-eeeeee] [Q-FFFFFF]",
        To=f"ask@library.example, {forged}",
        Delivered_To=right,
        References=f"<{not_own}> <two@people.example> <{own}> <three@people.example>",
    )
    message, _ = parse(data)
    known = {token.make_key(SECRET, "two@people.example"): "Q-GGGGGG"}
    assert find_ties(message, SECRET, known) == Ties(
        tokens=("Q-AAAAAA",),
        own=("Q-CCCCCC",),
        referred=("Q-GGGGGG",),
        named=("Q-EEEEEE", "Q-FFFFFF"),
        false=("Q-BBBBBB", "Q-DDDDDD"),
    )


def test_address_of_a_colleague_for_answers_is_theirs_alone():
    own = token.make_staff_address(SECRET, "map-room-ann", "ask@library.example")
    forged = token.make_staff_address(OTHER, "ben", "ask@library.example")
    assert token.find_staff(SECRET, ["ask@library.example", forged, own.upper()]) == "map-room-ann"
    assert token.find_staff(SECRET, [own.replace("ann", "ben"), forged, "x"]) == ""
    assert token.find_ticket(SECRET, own) is None


@given(st.text(max_size=60))
def test_no_text_makes_a_reader_of_tokens_fail(text):
    assert token.find_ticket(SECRET, text) is token.find_reply(SECRET, text) is None
    token.find_in_subject(text)
    token.make_key(SECRET, text)


def test_a_message_without_an_id_is_known_by_its_bytes():
    assert token.digest(b"a") == token.digest(b"a") != token.digest(b"b")
