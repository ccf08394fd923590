"""`desk doctor` and `desk mail test` against Dovecot and Exim as a library would run them."""

from pathlib import Path

import pytest

from deskbook.mail.formats.message import parse
from tests import worlds
from tests.mail import mailhouse, servers, world

pytestmark = pytest.mark.slow

ASK = "ask@library.example"


@pytest.fixture(scope="module")
def house():
    with mailhouse.opened() as found:
        yield found


@pytest.fixture
def machine(house, git_library, monkeypatch):
    """A library whose mail goes through the house, on the machine that sends it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(house.folder / "cert.pem"))
    world.set_up(git_library, house.settings())
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Mail")
    worlds.git(git_library, "config", "deskbook.role", "mail")
    keep_secret(git_library, mailhouse.PASSWORD)
    return git_library


def keep_secret(root, words, mode=0o600):
    (root / ".desk").mkdir(exist_ok=True)
    secret = root / ".desk/imap-secret"
    secret.write_text(f"{words}\n")
    secret.chmod(mode)


def replace(root, old, new):
    profile = root / "knowledge/library.md"
    before = profile.read_text()
    assert old in before
    profile.write_text(before.replace(old, new))


def lines(desk, *words):
    """What doctor says about mail: the level and the words."""
    told = desk("doctor", *words).out.splitlines()
    return [" ".join(it.split()) for it in told if " mail: " in it]


def test_a_mail_machine_is_tried_for_real(machine, house, desk):
    found = lines(desk)
    assert found[:4] == [
        f"fine mail: questions come to {ASK}",
        "fine mail: replies since 2026-11-05 go out",
        "fine mail: the mailbox 127.0.0.1: the password is here, for its owner alone",
        "fine mail: the mailbox 127.0.0.1: the login works",
    ]
    assert found[4].startswith("fine mail: the mailbox 127.0.0.1: its certificate is good until ")
    assert found[6] == "fine mail: the sending server 127.0.0.1: the login works"
    assert found[7].startswith("fine mail: the sending server 127.0.0.1: its certificate is good")
    assert found[8] == "missing mail: nothing was ever fetched"
    assert len(found) == 10


def test_every_part_that_is_wrong_is_found_by_trying_it(machine, house, desk, monkeypatch):
    box = "mail: the mailbox 127.0.0.1"
    secret = machine / ".desk/imap-secret"
    secret.chmod(0o644)
    assert any(it.startswith(f"missing {box}: {secret} is open to others") for it in lines(desk))
    secret.unlink()
    assert any(it.startswith(f"missing {box}: no password for imap") for it in lines(desk))
    keep_secret(machine, "wrong")
    assert any(it.startswith(f"stale {box}: could not reach") for it in lines(desk))
    keep_secret(machine, mailhouse.PASSWORD)
    monkeypatch.setenv("SSL_CERT_FILE", str(Path("/etc/ssl/certs/none.pem")))
    bad = [it for it in lines(desk) if "its certificate is not good: " in it]
    assert [it.split(" 127")[0] for it in bad] == [
        "stale mail: the mailbox",
        "stale mail: the sending server",
    ]
    assert all("certificate verify failed" in it for it in bad)


def test_a_server_that_is_not_there_is_said_so(machine, house, desk):
    replace(machine, f"port: {house.imaps}", f"port: {servers.free_port()}")
    assert any("stale mail: the mailbox 127.0.0.1: could not reach" in it for it in lines(desk))
    assert "the login works" not in "".join(lines(desk, "--offline")[:4])


def test_offline_and_at_a_desk_no_mail_server_is_asked(machine, house, desk, monkeypatch):
    def asked(*_words, **_options):
        raise AssertionError("a mail server was asked")

    monkeypatch.setattr("deskbook.mail.adapters.mailbox.open_folder", asked)
    monkeypatch.setattr("deskbook.mail.adapters.outbox.connect", asked)
    assert not any("login" in it for it in lines(desk, "--offline"))
    worlds.git(machine, "config", "deskbook.role", "desk")
    assert lines(desk) == [
        "fine mail: the mail machine sends; 0 letters at this clone's last `desk pull`"
    ]


def test_letters_that_cannot_be_sent_are_counted(machine, house, desk):
    replace(machine, "since: 2026-11-05", "since: 2026-11-01")
    (found,) = (it for it in lines(desk) if "cannot be sent" in it)
    assert found == (
        f"stale mail: 1 letter cannot be sent ({worlds.OVERDUE}: the vault cannot be opened here)"
    )


def test_a_test_letter_goes_out_and_comes_back(machine, house, desk):
    told = desk("mail", "test")
    assert (told.code, told.err) == (0, "")
    assert told.out == (
        f"fine   to {ASK} through 127.0.0.1\n"
        "fine   back into INBOX of 127.0.0.1\n"
        "Mail goes out and comes in.\n"
    )
    message, _ = parse(house.messages("ask", 1, "Desk-aside")[-1])
    assert message.subject == "A test of Hill College Library's help desk"
    assert house.messages("ask", 0) == []
    fetched = desk("mail", "fetch", "--apply")
    assert fetched.out.startswith("No mail waits in INBOX")


def test_a_test_letter_that_another_run_has_filed_is_found_there(machine, house, desk, monkeypatch):
    """The job that fetches mail may be quicker: it puts letters of machines aside."""
    from deskbook.library.adapters import clock

    pauses = []

    def pause(_seconds):
        pauses.append(1)
        house.messages("ask", 1)
        assert desk("mail", "fetch", "--apply").code == 0

    from deskbook.mail.adapters.mailbox import Imap

    look = Imap.take
    monkeypatch.setattr(Imap, "take", lambda *words: bool(pauses) and look(*words))
    monkeypatch.setattr(clock, "wait", pause)
    told = desk("mail", "test")
    assert (told.code, len(pauses)) == (0, 1)


def test_a_test_letter_to_somebody_else_is_left_to_their_eyes(machine, house, desk):
    before = len(house.messages("quill", 0))
    told = desk("mail", "test", "quill@people.example")
    assert told.code == 0
    assert told.out.endswith(
        "Mail goes out. Whether it arrived, the mailbox of quill@people.example shows.\n"
    )
    (message, _) = parse(house.messages("quill", before + 1)[-1])
    assert message.header("auto-submitted") == "auto-generated"


def test_each_step_that_fails_names_what_to_do(machine, house, desk, monkeypatch):
    replace(machine, f"port: {house.smtp}", f"port: {servers.free_port()}")
    told = desk("mail", "test")
    assert told.code == 1
    assert told.err.startswith(f"wrong  to {ASK} through 127.0.0.1: could not reach ")
    assert told.out == "The test letter did not make its whole way.\n"


def test_a_letter_that_does_not_come_back_is_given_up(machine, house, desk, monkeypatch):
    taking = servers.Taking()
    with servers.serving(taking) as port:
        old = f"smtp: {{host: 127.0.0.1, port: {house.smtp}, security: starttls}}"
        replace(machine, old, f"smtp: {{host: 127.0.0.1, port: {port}, security: none}}")
        told = desk("mail", "test", "--wait", "1")
    assert told.code == 1
    assert len(taking.got) == 1
    assert "not within 1 seconds" in told.err
    assert "its spam folder" in told.err


def test_without_servers_it_is_said_which_to_write(machine, desk):
    text = (machine / "knowledge/library.md").read_text().splitlines(keepends=True)
    kept = [it for it in text if not it.startswith(("  imap:", "  smtp:"))]
    (machine / "knowledge/library.md").write_text("".join(kept))
    told = desk("mail", "test")
    assert told.code == 1
    assert "mail has no `smtp:`" in told.err
