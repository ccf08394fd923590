"""The queue of messages that fit no ticket: sealed, counted, accepted or dismissed."""

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter

from deskbook.mail.commands import outgoing
from deskbook.mail.commands import world as mail_world
from deskbook.patrons.model.patron import ASIDE, RAW

AWAY = letter("I am away.", Auto_Submitted="auto-replied", Subject="Away", Message_ID="<1@x.example>")  # fmt: skip
NEWS = letter("Our news", From="news@vendor.example", List_Id="<news.vendor.example>", Subject="News", Message_ID="<2@x.example>")  # fmt: skip
BROKEN = b"no message"
NOBODY = letter("Who am I?", From=None, Message_ID="<3@x.example>")


@pytest.fixture
def box(library, tmp_path):
    world.set_up(library)
    return world.maildir(tmp_path / "maildir")


def fetched(desk, box, *messages, code=0):
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == code, outcome.err
    return outcome


def held(root):
    """The bytes of the messages that are set aside, by id."""
    return {it.message: it.data for it in worlds.blobs(root, ASIDE) if it.id == RAW}


def the_id(root, data):
    return next(name for name, it in held(root).items() if it == data)


def test_every_message_that_fits_no_ticket_is_sealed_and_counted(library, box, desk):
    fetched(desk, box, AWAY, NEWS, BROKEN, NOBODY, code=1)
    assert sorted(held(library).values()) == sorted([AWAY, NEWS, BROKEN, NOBODY])
    assert "Mail set aside: `desk mail aside`\n  4 messages to look at" in desk("brief").out
    out = desk("mail", "aside").out
    assert (
        f"{the_id(library, NEWS)}  2026-11-05  <news@vendor.example> News\n          it was sent to a mailing list"
        in out
    )
    assert "it has no header: this is no message" in out
    assert "4 messages set aside" in out
    assert "news@vendor" not in desk("mail", "aside", "--json").out
    assert desk("vault", "doctor").code == 0
    assert "Our news" in desk("mail", "aside", "--show", the_id(library, NEWS)[:4]).out
    assert "no message" in desk("mail", "aside", "--show", the_id(library, BROKEN)).out
    assert world.tickets(library) == []


def test_message_that_comes_again_is_counted_once(library, box, desk):
    fetched(desk, box, AWAY)
    fetched(desk, box, AWAY)
    assert len(held(library)) == 1


def test_accepted_message_becomes_a_ticket_once(library, box, desk):
    fetched(desk, box, AWAY, NOBODY, code=1)
    name = the_id(library, AWAY)
    outcome = desk("mail", "aside", "--accept", name, "--dismiss", the_id(library, NOBODY))
    assert outcome.code == 0, outcome.err
    (ticket,) = world.tickets(library)
    assert outcome.out.startswith(f"{name}: is in {ticket}\n")
    text = worlds.ticket_text(library, ticket)
    assert "it was set aside (it says Auto-Submitted: auto-replied) and accepted by @" in text
    assert "Thank you for writing" not in text
    (patron,) = set(worlds.patrons(library)) - {ASIDE}
    assert [it.data for it in worlds.blobs(library, patron)] == [AWAY]
    assert held(library) == {}
    assert desk("mail", "aside").out == "No message is set aside.\n"
    assert "Mail set aside" not in desk("brief").out
    assert f"was in {ticket} already" in fetched(desk, box, AWAY).out


def test_message_without_a_sender_can_be_accepted_and_has_no_patron_yet(library, box, desk):
    fetched(desk, box, NOBODY, code=1)
    assert desk("mail", "aside", "--accept", "all").code == 0
    (ticket,) = world.tickets(library)
    assert worlds.front(library, ticket)["asker"] == "unknown"
    assert held(library) == {}


def test_accepted_message_goes_into_the_ticket_that_it_names(library, box, desk):
    fetched(desk, box, letter())
    (ticket,) = world.tickets(library)
    spam = letter("Is it in?", X_Deskbook="ask@library.example", To=world.token(library, ticket), Message_ID="<9@x.example>")  # fmt: skip
    fetched(desk, box, spam)
    assert desk("mail", "aside", "--accept", "all").code == 0
    assert world.tickets(library) == [ticket]
    assert "Is it in?" in worlds.timeline(library, ticket)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--accept", "ZZZZ"), "no message is set aside under this id"),
        (("--accept", ""), "several messages are set aside under this id"),
        (("--accept", "{broken}"), "cannot be read"),
        (("--accept", "{news}", "--dismiss", "{news}"), "accept or dismiss it, not both"),
    ],
)
def test_what_cannot_be_settled_is_refused_and_stays(library, box, desk, words, said):
    fetched(desk, box, NEWS, BROKEN, code=1)
    ids = {"broken": the_id(library, BROKEN), "news": the_id(library, NEWS)}
    outcome = desk("mail", "aside", *(it.format(**ids) for it in words))
    assert outcome.code == 2
    assert said in outcome.err
    assert len(held(library)) == 2


def test_library_without_a_vault_has_nothing_set_aside(library, box, desk):
    assert desk("mail", "aside").out == "No message is set aside.\n"


def test_team_of_the_service_that_mail_is_for_reads_the_count_in_its_digest(library, box, desk):
    fetched(desk, box, AWAY)
    found = {it.handle: text for it, text in outgoing.find_digests(mail_world.load(library))}
    assert found == {
        "history-liaison": "1 message is set aside: `desk mail aside` lists them, accepts and dismisses.\n"
    }
    desk("mail", "aside", "--dismiss", "all")
    assert list(outgoing.find_digests(mail_world.load(library))) == []


def test_retention_reaches_the_queue(library, box, desk, monkeypatch):
    fetched(desk, box, AWAY)
    assert desk("retain", "--apply").code == 0
    assert len(held(library)) == 1
    monkeypatch.setenv("DESK_NOW", "2036-11-05T15:00:00Z")
    assert desk("retain", "--apply").code == 0
    assert held(library) == {}


def test_queue_is_searched_for_a_forgotten_patron(library, box, desk):
    fetched(desk, box, letter(), AWAY)
    (patron,) = set(worlds.patrons(library)) - {ASIDE}
    outcome = desk("patron", "forget", patron, "--apply")
    assert f"the vault: message {the_id(library, AWAY)}" in outcome.out + outcome.err
