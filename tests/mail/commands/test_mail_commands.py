"""Colleagues act by mail: with the use cases of the command line, once, and never unproven."""

from email import message_from_bytes

import pytest
from tests import crash, worlds
from tests.mail import world
from tests.mail.letters import letter
from tests.mail.servers import Taking, serving

from deskbook.library.adapters import memory
from deskbook.mail.commands import mail_commands, outgoing
from deskbook.mail.commands import world as mail_world
from deskbook.mail.formats import token
from deskbook.status.adapters import status_key

ANN = "history-liaison"
FROM = f"Ann <{ANN}@library.example>"
PASSED = {"Authentication_Results": "mx.library.example; dmarc=pass"}
FAILED = {"Authentication_Results": "mx.library.example; dmarc=fail"}


@pytest.fixture
def box(library, tmp_path):
    world.set_up(library)
    return world.maildir(tmp_path / "maildir")


@pytest.fixture
def name(library, box, desk):
    """A ticket by mail that nobody leads yet; its id."""
    fetched(desk, box, letter())
    (found,) = world.tickets(library)
    return found


def fetched(desk, box, *messages, code=0):
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == code, outcome.err
    return outcome


def own_address(root, handle=ANN):
    return token.make_staff_address(status_key.read_key(root), handle, "ask@library.example")


def ordered(root, text, number=1, **fields):
    """An answer of Ann's to her digest."""
    return letter(text, **{"From": FROM, "To": own_address(root), "Subject": "Re: Your digest", "Message_ID": f"<c{number}@library.example>", **fields})  # fmt: skip


def answers(root):
    """The answers that wait to be sent, without the end of the line."""
    return [it["text"].rstrip() for it in memory.recall(root, mail_commands.RESULTS).values()]


def test_colleague_claims_notes_promises_and_replies_in_one_answer(library, box, desk, name):
    text = f"#claim {name}\n#note {name} She is in today.\n#promise {name} fri\n#reply {name} We look for it.\n\nYours"
    outcome = fetched(desk, box, ordered(library, text))
    assert f"is noted in {name} (by commands in it)" in outcome.out
    front, told = worlds.front(library, name), worlds.timeline(library, name)
    assert (front["lead"], front["promised"]) == (ANN, "2026-11-06")
    assert f"note @{ANN}" in told
    assert f"reply @{ANN}" in told
    assert "We look for it.\n\nYours" in told
    assert "- from: history-liaison\n\nCommands by mail: claim, note, promise, reply.\n" in told
    assert answers(library) == [
        f"{name}: claim: done\n{name}: note: done\n{name}: promise: done\n{name}: reply: done"
    ]
    assert desk("check").code == 0


def test_colleague_hands_over_and_another_accepts_and_resolves(library, box, desk, name):
    fetched(
        desk, box, ordered(library, f"#claim {name}\n#handoff {name} @eresources Yours, I think.")
    )
    other = {"From": "eresources@library.example", "To": own_address(library, "eresources")}
    fetched(desk, box, ordered(library, f"#accept {name}", 2, **other))
    assert worlds.front(library, name)["lead"] == "eresources"
    fetched(desk, box, ordered(library, f"#resolve {name} It is in the map room.", 3, **other))
    front = worlds.front(library, name)
    assert (front["status"], front["resolution"]) == ("resolved", "answered")
    assert "It is in the map room." in worlds.timeline(library, name)


def test_command_in_a_tickets_thread_needs_no_number(library, box, desk, name):
    mail = ordered(library, "#claim\n#release\n", To=world.token(library, name), **PASSED)
    fetched(desk, box, mail)
    assert answers(library) == [f"{name}: claim: done\n{name}: release: done"]
    assert "lead" not in worlds.front(library, name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#accept {name}", "accept: not done: "),
        ("#handoff {name} @nobody Please.", "handoff: not done: "),
        ("#promise {name} someday", "promise: not done: "),
        ("#reply {name}", "reply: not done: write #reply Q-… TEXT"),
        ("#reply {name} Call Bob at +49 30 901820, bob@people.example", "reply: not done: "),
        ("#claim Q-ZZZZZZ\n#claim {name}", "Q-ZZZZZZ: claim: not done: "),
        ("#resolve {name}", "resolve: not done: "),
    ],
)
def test_what_cannot_be_done_is_answered_with_the_reason(library, box, desk, name, text, said):
    fetched(desk, box, ordered(library, text.format(name=name)))
    (answer,) = answers(library)
    assert said in answer
    assert world.tickets(library) == [name]
    assert "bob@people.example" not in worlds.ticket_text(library, name)


UNPROVEN = {
    "failed": FAILED,
    "a ticket's token alone": {"To": "{token}"},
    "another's own address": {"To": "{other}"},
    "a subject": {"To": "ask@library.example", "Subject": "[{name}]", **PASSED},
    "no answer to a mail of ours": {"To": "ask@library.example", **PASSED},
    "another server's word": {"To": "{token}", "Authentication_Results": "mx.evil.example; dmarc=pass"},
    "an automatic reply": {"Auto_Submitted": "auto-replied"},
    "a stranger": {"From": "eve@people.example"},
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("fields", UNPROVEN.values(), ids=UNPROVEN)
def test_command_of_a_sender_who_is_not_proven_is_never_carried_out(
    library, box, desk, name, fields
):
    known = {
        "token": world.token(library, name),
        "other": own_address(library, "eresources"),
        "name": name,
    }
    filled = {key: value.format(**known) for key, value in fields.items()}
    fetched(desk, box, ordered(library, f"#claim {name}", **filled))
    assert "lead" not in worlds.front(library, name)
    assert answers(library) == []


def test_quoted_command_is_not_carried_out(library, box, desk, name):
    text = f"Thank you.\n\nOn Monday, Ann <{ANN}@library.example> wrote:\n> #claim {name}\n"
    fetched(desk, box, ordered(library, text))
    assert "lead" not in worlds.front(library, name)


def test_answer_to_a_digest_without_a_command_is_set_aside(library, box, desk, name):
    fetched(desk, box, ordered(library, "Thank you for the reminder."))
    assert world.tickets(library) == [name]
    assert "it answers a mail to a colleague" in desk("mail", "aside").out


def test_message_that_comes_twice_acts_once(library, box, desk, name):
    mail = ordered(library, f"#reply {name} It is here.")
    fetched(desk, box, mail)
    fetched(desk, box, mail)
    assert worlds.timeline(library, name).count("It is here.") == 1


def test_digest_has_the_colleagues_own_address_and_no_line_that_is_a_command(library, box):
    found = mail_world.load(library)
    staff = found.addresses.staff[f"{ANN}@library.example"]
    digest = outgoing.write_digest(found, staff, "Three tickets wait.\n")
    read = message_from_bytes(digest)
    assert own_address(library) in read["Reply-To"]
    text = read.get_payload(decode=True).decode()
    assert "answer with a command" in text
    assert "#" not in text


def test_colleague_gets_one_line_for_each_command(library, box, desk, name):
    fetched(desk, box, ordered(library, f"#claim {name}"))
    taking = Taking()
    with serving(taking) as port:
        path = library / "knowledge/library.md"
        smtp = f"  smtp: {{host: 127.0.0.1, port: {port}, security: none}}\n"
        path.write_text(
            path.read_text().replace("  service: reference\n", f"  service: reference\n{smtp}")
        )
        assert desk("mail", "send", "--apply").code == 0
        assert desk("mail", "send", "--apply").code == 0
    mails = [message_from_bytes(it[2]) for it in taking.got if f"{ANN}@library.example" in it[1]]
    (mail,) = mails
    assert mail.get_payload(decode=True).decode().replace("\r\n", "\n") == f"{name}: claim: done\n"
    assert mail["Subject"] == "Re: Re: Your digest"
    assert own_address(library) in mail["Reply-To"]
    assert answers(library) == []


@pytest.mark.slow
@pytest.mark.parametrize("step", range(3, 120, 9))
def test_run_that_is_killed_does_nothing_twice(library, box, desk, name, step):
    text = f"#claim {name}\n#note {name} Seen by Ann.\n#reply {name} It is here.\n"
    world.deliver(box, ordered(library, text))
    words = ("mail", "fetch", "--from", str(box), "--apply")
    crash.killed(lambda: desk(*words), step)
    desk(*words)
    assert desk(*words).code == 0
    told = worlds.timeline(library, name)
    assert told.count("It is here.") == told.count("Seen by Ann.") == 1
    assert worlds.front(library, name)["lead"] == ANN
    assert answers(library) == [f"{name}: claim: done\n{name}: note: done\n{name}: reply: done"]
    assert desk("check").code == 0
