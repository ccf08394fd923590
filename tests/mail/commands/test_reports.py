"""Reports of mail servers end up as notes in the ticket of the letter that they are about."""

import pytest
from tests import worlds
from tests.mail import report_corpus as corpus
from tests.mail import world
from tests.mail.letters import letter


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
    assert worlds.front(library, name)["status"] == "resolved"
    assert world.filed(box) == {"Desk-done": len(cases) + 1}
