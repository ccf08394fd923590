"""Reports of mail servers end up as notes in the ticket of the letter that they are about."""

import pytest
from tests import worlds
from tests.mail import report_corpus as corpus
from tests.mail import world
from tests.mail.letters import letter, parts


@pytest.fixture
def box(library, tmp_path):
    """The library with mail set up and an empty Maildir; the Maildir's folder."""
    world.set_up(library)
    return world.maildir(tmp_path / "maildir")


def fetched(desk, box, *messages):
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == 0, outcome.err
    return outcome


def test_report_reaches_its_ticket_by_our_message_id_or_token_and_is_never_the_patrons(
    library, box, desk
):
    fetched(desk, box, letter())
    (name,) = world.tickets(library)
    assert desk("resolve", name, "It is in room 3.").code == 0
    ours, token = world.sent_as(library, name), world.token(library, name)
    by_name = {it.name: it for it in corpus.REPORTS}
    cases = [
        ("qmail", "bounce", "ask@library.example"),
        ("Exim, warning", "delay", "ask@library.example"),
        ("Exchange, HTML alone", "bounce", "ask@library.example"),
        ("SES", "bounce", "ask@library.example"),
        ("feedback", "complaint", "ask@library.example"),
        ("delivered", "receipt", "ask@library.example"),
        ("flat notice", "bounce", token),
        ("no words that are known", "bounce", token),
    ]
    for number, (report, _, to) in enumerate(cases):
        data = by_name[report].data.replace(corpus.ORIGINAL.encode(), ours.encode())
        data = data.replace(b"report-1@", f"report-{number}@".encode())
        fetched(desk, box, data.replace(b"ask+q-4kx7m2-0123456789@library.example", to.encode()))
    text = worlds.ticket_text(library, name)
    assert [
        it.removeprefix("- from: ") for it in text.splitlines() if it.startswith("- from: ")
    ] == [kind for _, kind, _ in cases]
    assert " question @patron" not in text
    assert worlds.front(library, name)["status"] == "open"
    assert world.filed(box) == {"Desk-done": len(cases) + 1}


def report(library, name, status, *, to, original, recipient="quill@people.example"):
    """A standard report about a letter, to our token or to our plain address."""
    return parts(
        "Content-Type: text/plain\r\n\r\nYour message could not be delivered.",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;mx.example\r\n\r\n"
        f"Final-Recipient: rfc822; {recipient}\r\nAction: failed\r\nStatus: {status}",
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{original}>",
        kind="report; report-type=delivery-status",
        From="MAILER-DAEMON@mx.example",
        Message_ID=f"<bounce-{status}@mx.example>",
        Return_Path="<>",
        To=to,
    )


@pytest.fixture
def answered(library, box, desk):
    """A question by mail that was answered and resolved; the ticket's id."""
    fetched(desk, box, letter())
    (name,) = world.tickets(library)
    assert desk("resolve", name, "It is in room 3.").code == 0
    return name


@pytest.mark.parametrize("known_by", ["token", "message id"])
@pytest.mark.parametrize(
    ("status", "state", "is_bad"),
    [
        ("5.1.1", "came back", True),
        ("5.2.1", "came back", True),
        ("5.7.1", "came back", False),
        ("4.2.2", "was deferred", False),
    ],
)
def test_a_letter_that_came_back_is_in_every_list_until_somebody_sees_to_it(
    library, box, desk, answered, status, state, is_bad, known_by
):
    by_token = known_by == "token"
    to = world.token(library, answered) if by_token else "ask@library.example"
    original = "unknown@x" if by_token else world.sent_as(library, answered)
    if by_token:
        mark_sent(library, answered)
    fetched(desk, box, report(library, answered, status, to=to, original=original))
    front = worlds.front(library, answered)
    assert f"It {state}" in desk("show", answered).out
    assert answered in desk("list", "--undelivered").out
    assert f"{answered}  @history-liaison, {state}" in desk("brief").out
    if state == "came back":
        assert (front["status"], front["promised"]) == ("open", "2026-11-05")
        assert "did not reach a patron" in desk("doctor").out
    else:
        assert front["status"] == "resolved"
        assert "- retry: 2026-11-05T15:15:0" in worlds.timeline(library, answered)
    shown = desk("patron", "show", front["patron"]).out
    assert ("mail fails to" in shown) == is_bad
    desk("note", answered, "Told them by phone.")
    again = f"{answered}  @history-liaison, {state}" in desk("brief").out
    assert again == (state != "came back")


def mark_sent(library, name):
    """Write into a ticket that its last reply was accepted by a server."""
    path = next(library.glob(f"tickets/*/*/{name}.md"))
    reply = world.sent_as(library, name).split(".")[1]
    entry = f"\n### 2026-11-05T15:00:30Z link @desk ^0000000S\n\n- sent: {reply}\n"
    path.write_text(path.read_text() + entry.replace("0000000S", "0000000X"))


def test_a_report_about_an_unknown_letter_is_a_note(library, box, desk, answered):
    data = report(library, answered, "5.1.1", to=world.token(library, answered), original="x@y")
    fetched(desk, box, data)
    assert worlds.front(library, answered)["status"] == "resolved"
    assert "- from: bounce\n" in worlds.timeline(library, answered)
