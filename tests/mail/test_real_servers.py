"""The whole way of a question by mail, through Dovecot and Exim as a library would run them."""

import random

import pytest

from deskbook.mail.formats import token
from deskbook.mail.formats.message import parse
from deskbook.status.adapters import status_key
from tests import worlds
from tests.mail import mailhouse, world
from tests.mail.formats.test_message import BOUNCE, nested
from tests.mail.letters import HTML, PLAIN, letter, parts

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def servers():
    users = [f"{name}{n}" for n in range(12) for name in ("ask", "quill")]
    with mailhouse.opened([*users, "history-liaison"]) as found:
        yield found


class House:
    """The servers as one test sees them: its own desk and its own patron."""

    def __init__(self, servers, number):
        self.servers, self.ask, self.quill = servers, f"ask{number}", f"quill{number}"

    def letter(self, *args, **fields):
        return letter(*args, **{"From": f"Quill Sample <{self.quill}@people.example>", "Message_ID": f"<{self.quill}.one@people.example>", **fields})  # fmt: skip

    def send(self, data, to=None, sender=None):
        self.servers.send(data, sender or f"{self.quill}@people.example", to or f"{self.ask}@library.example")  # fmt: skip

    def at_the_desk(self, number, folder="INBOX"):
        return self.servers.messages(self.ask, number, folder)

    def at_home(self, number):
        return [parse(it)[0] for it in self.servers.messages(self.quill, number)]

    def settings(self, **imap):
        user = f"{self.ask}@library.example"
        return self.servers.settings(**{"user": user, **imap}).replace("ask@library.example", user)


numbers = iter(range(12))


@pytest.fixture
def house(servers, git_library, monkeypatch):
    monkeypatch.setenv("DESK_IMAP_SECRET", mailhouse.PASSWORD)
    monkeypatch.setenv("SSL_CERT_FILE", str(servers.folder / "cert.pem"))
    found = House(servers, next(numbers))
    world.set_up(git_library, found.settings())
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    return found


def fetched(desk):
    outcome = desk("mail", "fetch", "--apply")
    assert outcome.code == 0, outcome.err
    return outcome.out


def sent(desk):
    outcome = desk("mail", "send", "--apply")
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_a_question_is_asked_answered_and_asked_again(house, git_library, desk):
    house.send(
        house.letter("Where is the atlas?\n\nQuill Sample\n", Subject="Ein Atlas für Zürich")
    )
    house.at_the_desk(1)
    assert "1 message in INBOX of 127.0.0.1: 1 new." in fetched(desk)
    (name,) = world.tickets(git_library)
    assert len(house.at_the_desk(1, "Desk-done")) == 1
    assert house.at_the_desk(0) == []
    assert sent(desk).endswith("Sent 1 reply and 0 digests.\n")
    (thanks,) = house.at_home(1)
    assert thanks.references == (f"{house.quill}.one@people.example",)
    assert thanks.subject == "Re: Ein Atlas für Zürich"
    assert thanks.envelope.startswith(f"{house.ask}+{name.lower()}-")
    assert thanks.header("auto-submitted") == "auto-replied"
    desk("reply", name, "It is in the map room, on the second floor.")
    desk("resolve", name)
    sent(desk)
    answer = house.at_home(2)[1]
    assert answer.text == "It is in the map room, on the second floor."
    assert desk("link", name).out.strip() in answer.whole_text
    again = house.letter(
        "Thank you. And the globe?\n\nOn Thursday, the library wrote:\n> It is in the map room, on the second floor.\n",
        To=answer.reply_to.email,
        Message_ID=f"<{house.quill}.two@people.example>",
        In_Reply_To=f"<{answer.message_id}>",
        Subject="Re: another subject",
    )
    house.send(again, to=answer.reply_to.email)
    house.at_the_desk(1)
    assert f"is in {name} (by token)" in fetched(desk)
    assert worlds.front(git_library, name)["status"] == "open"
    assert worlds.timeline(git_library, name).endswith("\n\nThank you. And the globe?\n")
    assert world.tickets(git_library) == [name]
    assert sent(desk) == "Sent 0 replies and 0 digests.\n"
    assert fetched(desk) == "No mail waits in INBOX of 127.0.0.1.\n"
    assert worlds.git(git_library, "status", "--porcelain") == ""
    everything = worlds.git(git_library, "log", "--patch")
    assert not any(word in everything for word in (house.quill, "Quill Sample", "people.example"))
    assert desk("check").code == 0


def test_a_vacation_responder_is_noted_and_the_two_do_not_talk_to_each_other(
    house, git_library, desk
):
    house.servers.go_away(house.quill)
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    fetched(desk)
    (name,) = world.tickets(git_library)
    sent(desk)
    house.at_home(1)
    desk("reply", name, "In the map room.")
    sent(desk)
    assert len(house.at_home(2)) == 2
    house.at_the_desk(1)
    assert f"is noted in {name} (it says Auto-Submitted: auto-replied" in fetched(desk)
    assert "An automatic reply came.\n\nI am away until Monday.\n" in worlds.timeline(git_library, name)  # fmt: skip
    assert sent(desk) == "Sent 0 replies and 0 digests.\n"
    assert len(house.at_home(2)) == 2


def test_a_reply_that_comes_back_is_told_to_colleagues(house, git_library, desk):
    gone = {
        "From": "Ghost <ghost@people.example>",
        "Message_ID": f"<{house.quill}.ghost@people.example>",
    }
    house.send(house.letter("Where is the atlas?", **gone), sender="ghost@people.example")
    house.at_the_desk(1)
    fetched(desk)
    (name,) = world.tickets(git_library)
    sent(desk)
    house.at_the_desk(1)
    assert f"is noted in {name} (it reports: a message was not delivered)" in fetched(desk)
    told = worlds.timeline(git_library, name)
    assert "- from: bounce\n\nA mail server could not deliver our message to the patron (for good): 5.1.1: " in told  # fmt: skip
    assert "ghost" not in told
    assert sent(desk) == "Sent 0 replies and 0 digests.\n"


def test_an_access_token_opens_the_mailbox_and_a_wrong_one_does_not(
    house, git_library, desk, monkeypatch
):
    world_file = git_library / "knowledge/library.md"
    world_file.write_text(worlds.FILES["knowledge/library.md"].replace("ask_email:", house.settings(login="xoauth2") + "ask_email:"))  # fmt: skip
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    monkeypatch.setenv("DESK_IMAP_SECRET", mailhouse.token(f"{house.ask}@library.example"))
    assert "1 new" in fetched(desk)
    monkeypatch.setenv("DESK_IMAP_SECRET", mailhouse.token(house.ask) + "x")
    outcome = desk("mail", "fetch", "--apply")
    assert (outcome.code, "mail: could not reach 127.0.0.1 or log in" in outcome.err) == (2, True)


def test_a_line_that_begins_plain_is_made_secret_before_the_password(
    house, git_library, desk, monkeypatch
):
    path = git_library / "knowledge/library.md"
    secured = house.settings(port=house.servers.imap, security="starttls")
    path.write_text(
        worlds.FILES["knowledge/library.md"].replace("ask_email:", secured + "ask_email:")
    )
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    assert "1 new" in fetched(desk)
    monkeypatch.delenv("SSL_CERT_FILE")
    assert "certificate verify failed" in desk("mail", "fetch", "--apply").err


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(house, desk, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    outcome = desk("mail", "fetch", "--apply")
    assert outcome.code == 2
    assert "certificate verify failed" in outcome.err


def test_a_message_that_somebody_moved_meanwhile_and_one_without_the_move_command(
    house, git_library, desk, monkeypatch
):
    """Servers without MOVE and UIDPLUS are served by a copy that comes before the deletion."""
    from deskbook.mail.adapters.mailbox import Imap

    whole = Imap.__init__

    def older(self, box, folder):
        whole(self, box, folder)
        self.can -= {"MOVE", "UIDPLUS"}

    monkeypatch.setattr(Imap, "__init__", older)
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    assert "1 new" in fetched(desk)
    assert len(house.at_the_desk(1, "Desk-done")) == 1
    assert fetched(desk) == "No mail waits in INBOX of 127.0.0.1.\n"
    monkeypatch.setattr(Imap, "__init__", whole)
    monkeypatch.setattr(Imap, "_fetched", lambda self, uid: None)
    house.send(house.letter("And this?", Message_ID=f"<{house.quill}.x@people.example>"))
    house.at_the_desk(2)
    assert fetched(desk) == "No mail waits in INBOX of 127.0.0.1.\n"


def test_one_job_does_both_ways_and_leaves_a_mark_that_it_ran(house, git_library, desk):
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    outcome = desk("job", "mail")
    assert outcome.code == 0, outcome.err
    assert "1 new" in outcome.out
    assert "Sent 1 reply and 0 digests." in outcome.out
    assert outcome.out.endswith("job mail: done\n")
    assert house.at_home(1)[0].header("auto-submitted") == "auto-replied"
    assert "refs/deskbook/beats/mail" in worlds.git(git_library, "for-each-ref")
    house.servers.folder.joinpath("cert.pem").rename(house.servers.folder / "hidden.pem")
    try:
        outcome = desk("job", "mail")
    finally:
        house.servers.folder.joinpath("hidden.pem").rename(house.servers.folder / "cert.pem")
    assert outcome.code == 2
    assert "mail: could not reach 127.0.0.1" in outcome.err


def test_people_behind_one_form_are_two_patrons_with_two_answers(house, git_library, desk):
    path = git_library / "knowledge/library.md"
    forms = "  service: reference\n  forms: [form@web.example]\n"
    path.write_text(path.read_text().replace("  service: reference\n", forms))
    people = [f"{house.quill}@people.example", "quill11@people.example"]
    for number, email in enumerate(people):
        form = {
            "From": "Form <form@web.example>",
            "Reply_To": email,
            "Auto_Submitted": "auto-generated",
        }
        house.send(house.letter(f"Question {number}", **form), sender="")
    house.at_the_desk(2)
    assert "2 new" in fetched(desk)
    assert len({worlds.front(git_library, it)["patron"] for it in world.tickets(git_library)}) == 2
    assert sent(desk).endswith("Sent 2 replies and 0 digests.\n")
    (thanks,) = house.at_home(1)
    assert thanks.subject == "Re: An atlas"


def test_colleague_claims_by_mail_and_reads_that_it_is_done(house, git_library, desk):
    house.send(house.letter("Where is the atlas?"))
    house.at_the_desk(1)
    fetched(desk)
    (name,) = world.tickets(git_library)
    own = f"{house.ask}@library.example"
    address = token.make_staff_address(status_key.read_key(git_library), "history-liaison", own)
    mail = {
        "From": "Ann <history-liaison@library.example>",
        "To": address,
        "Subject": "Re: Your digest",
    }
    answer = house.letter(f"#claim {name}\n#reply {name} In the map room.", Message_ID="<c@library.example>", **mail)  # fmt: skip
    house.send(answer, to=address, sender="history-liaison@library.example")
    house.at_the_desk(1)
    fetched(desk)
    assert worlds.front(git_library, name)["lead"] == "history-liaison"
    sent(desk)
    (result,) = [parse(it)[0] for it in house.servers.messages("history-liaison", 1)]
    assert result.text == f"{name}: claim: done\n{name}: reply: done"
    assert result.reply_to.email == address
    assert "In the map room." in {it.text for it in house.at_home(2)}
    assert worlds.git(git_library, "status", "--porcelain") == ""


def mangled(seed, house):
    """Messages as no program should send them, the same for the same seed."""
    chance = random.Random(seed)
    wholes = [BOUNCE, nested(30), house.letter(), parts(PLAIN + "x", HTML + "<p>y<script>z", kind="alternative")]  # fmt: skip
    for number in range(30):
        data = bytearray(chance.choice(wholes))
        for _ in range(chance.randint(0, 14)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(1, 256)
                case 1:
                    del data[at : at + chance.randint(1, 30)]
                case 2:
                    data[at:at] = chance.choice([b"\r\n\r\n", b"=?utf-8?B?w6", b"\r\n### reply\r\n", b"<!-- timeline -->", b"---\r\n", b'"', b"\xff\xfe"])  # fmt: skip
                case _:
                    data[at:at] = data[chance.randrange(len(data)) :][:60]
        yield bytes(data) + b"\r\n%d\r\n" % number


def test_hostile_mail_stops_nothing_and_none_of_it_is_lost(house, git_library, desk):
    messages = list(mangled(11, house))
    for data in messages:
        house.send(data)
    house.at_the_desk(len(messages))
    outcome = desk("mail", "fetch", "--apply")
    assert outcome.code in (0, 1), outcome.err
    assert "failed (" not in outcome.err
    assert house.at_the_desk(0) == []
    folders = ("Desk-done", "Desk-aside", "Desk-unreadable")
    assert sum(len(house.at_the_desk(0, it)) for it in folders) == len(messages)
    assert desk("check").code == 0
    assert worlds.git(git_library, "status", "--porcelain") == ""
    assert desk("vault", "doctor").code == 0


def test_folders_on_the_server_are_searched_after_an_erasure(house, desk):
    house.send(house.letter("It is me."))
    house.at_the_desk(1)
    fetched(desk)
    nobody = house.letter("Nobody.", From="b@people.example", Message_ID="<b@people.example>")
    house.send(nobody, sender="b@people.example")
    house.at_the_desk(1)
    patron = desk("patron", "find", f"{house.quill}@people.example").out.split()[0]
    outcome = desk("patron", "forget", patron, "--apply")
    assert outcome.code == 1
    named = outcome.out.partition("They are still named here:\n")[2].splitlines()
    assert len(named) == 1, outcome.out
    assert named[0].startswith("  mail folder Desk-done: message ")
    house.at_the_desk(1, "Desk-done")
