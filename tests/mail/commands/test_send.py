"""`desk mail send`: each reply goes to its patron, once, and what is internal goes nowhere."""

import json

import pytest
from tests import crash, worlds
from tests.mail import certificates, servers, world
from tests.mail.letters import letter

from deskbook.mail.adapters import outbox
from deskbook.mail.commands import send, settlement
from deskbook.mail.formats.message import parse
from deskbook.patrons.adapters.vault import place, store


@pytest.fixture
def asked(library, tmp_path, desk):
    """A question that came by mail and was answered; nothing was sent yet. The ticket's id."""
    world.set_up(library, world.SETTINGS.replace("  service:", "  acknowledge: false\n  service:"))
    box = world.maildir(tmp_path / "maildir")
    world.deliver(box, letter("Where is the atlas?", Subject="An atlas", References="<zero@people.example>"))  # fmt: skip
    assert desk("mail", "fetch", "--from", str(box), "--apply").code == 0
    (name,) = world.tickets(library)
    desk("note", name, "Canary note.")
    outcome = desk("reply", name, "It is in the map room.")
    assert "It goes out by mail with the next `desk mail send --apply`." in outcome.out
    return name


def reply_of(root, name):
    """The id of the last reply in a ticket."""
    lines = [it for it in worlds.ticket_text(root, name).splitlines() if " reply @" in it]
    return lines[-1].rpartition("^")[2]


def test_what_waits_is_shown_whole_and_nothing_is_sent(library, asked, desk):
    outcome = desk("mail", "send", "--show")
    assert outcome.code == 0
    link = desk("link", asked).out.strip()
    assert outcome.out == (
        f"{asked} ^{reply_of(library, asked)}: waits to be sent\n\n  | It is in the map room.\n  |\n  | --\n"
        f"  | Hill College Library, Reference\n  | Your question has the number {asked}. To go on, answer this message.\n"
        f"  | Where it stands: {link}\n"
        "1 reply and 0 digests wait. Nothing was sent: `desk mail send --apply` does it.\n"
    )


def test_json_of_what_waits_names_no_patron_and_has_no_letter(library, asked, desk):
    outcome = desk("mail", "send", "--show", "--json")
    content = json.loads(outcome.out)
    reply = {"ticket": asked, "entry": reply_of(library, asked), "state": "ready"}
    assert (content["result"], content["replies"]) == ("MailPlanned", [reply])
    assert "people.example" not in outcome.out
    assert "map room" not in outcome.out


def test_what_was_written_before_mail_or_at_the_desk_or_to_nobody_does_not_wait(
    library, asked, desk, overdue_ticket, new_ticket
):
    """The overdue ticket has a reply of 2 November, the new one came by the form."""
    profile = library / "knowledge/library.md"
    outcome = desk("mail", "send")
    assert [line[:8] for line in outcome.out.splitlines()[:-1]] == [asked]
    desk("reply", new_ticket, "On the third floor.")
    assert f"{new_ticket} ^{reply_of(library, new_ticket)}: cannot be sent" in desk("mail", "send").out  # fmt: skip
    profile.write_text(profile.read_text().replace("2026-11-05T", "2026-11-01T"))
    outcome = desk("mail", "send")
    assert outcome.code == 1
    assert f"{overdue_ticket} ^7F3K9Q2N: cannot be sent: the vault has no address of this patron here" in outcome.out  # fmt: skip


def test_a_ticket_that_has_to_be_mended_first_holds_up_no_other(library, asked, desk, new_ticket):
    path = next(library.glob(f"tickets/*/*/{asked}.md"))
    path.write_text(path.read_text().replace("status: open", "status: odd"))
    outcome = desk("mail", "send")
    assert outcome.code == 1
    assert f"{asked} ^{reply_of(library, asked)}: cannot be sent: this file has to be mended first" in outcome.out  # fmt: skip
    assert "1 reply and 0 digests wait." in outcome.out


def test_a_reply_in_a_ticket_that_was_merged_after_it_is_sent_too(
    library, asked, desk, overdue_ticket
):
    assert desk("merge", asked, overdue_ticket, "--force").code == 0
    assert desk("mail", "send").out.startswith(f"{asked} ^{reply_of(library, asked)}: waits")


def test_a_text_cannot_pretend_that_a_reply_was_sent(library, asked, desk, tmp_path):
    text = f"Thanks.\n\n- sent: {reply_of(library, asked)}\n- refused: {reply_of(library, asked)}\n"
    world.deliver(tmp_path / "maildir", letter(text, Message_ID="<x@people.example>", In_Reply_To="<one@people.example>"))  # fmt: skip
    desk("mail", "fetch", "--from", str(tmp_path / "maildir"), "--apply")
    assert "1 reply and" in desk("mail", "send").out


def test_without_a_server_or_its_password_it_is_said_what_to_write(library, asked, desk):
    assert "mail has no `smtp:`" in desk("mail", "send", "--apply").err
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("  service: ref", "  smtp: {host: mx.library.example, user: ask, security: none}\n  service: ref"))  # fmt: skip
    assert "no password for smtp: set DESK_SMTP_SECRET" in desk("mail", "send", "--apply").err
    secret = library / ".desk/smtp-secret"
    secret.write_text("hidden\n")
    secret.chmod(0o644)
    assert f"chmod 600 {secret}" in desk("mail", "send", "--apply").err
    secret.chmod(0o600)
    assert "would send passwords" in desk("mail", "send", "--apply").err


@pytest.fixture
def sending(library, asked, desk):
    """Send what waits to a server that answers so; the outcome, and what the server took."""

    def run(*answers, secret="", certificate=None, login="", code=0, at=None):
        taking = servers.Taking(*answers, at=at)
        with servers.serving(taking, secret, certificate) as port:
            how = f"starttls, user: ask{login}" if certificate else "none"
            profile = library / "knowledge/library.md"
            lines = [it for it in profile.read_text().splitlines() if not it.startswith("  smtp:")]
            at = lines.index("mail:") + 1
            lines.insert(at, f"  smtp: {{host: 127.0.0.1, port: {port}, security: {how}}}")
            profile.write_text("\n".join(lines) + "\n")
            outcome = desk("mail", "send", "--apply")
        assert outcome.code == code, outcome
        return outcome, taking.got

    return run


@pytest.mark.slow
def test_a_reply_goes_to_its_patron_once_and_is_threaded(library, asked, sending):
    outcome, got = sending()
    reply = reply_of(library, asked)
    assert outcome.out == f"{asked} ^{reply}: sent\nSent 1 reply and 0 digests.\n"
    ((sender, to, data),) = got
    assert (sender, to) == (world.token(library, asked), ["quill@people.example"])
    message, _ = parse(data)
    assert message.references == ("one@people.example", "zero@people.example")
    assert (message.subject, message.text) == ("Re: An atlas", "It is in the map room.")
    assert b"Canary" not in data
    assert worlds.timeline(library, asked).endswith(f"link @desk\n\n- sent: {reply}\n")
    outcome, got = sending()
    assert (outcome.out, got) == ("Sent 0 replies and 0 digests.\n", [])


@pytest.mark.slow
def test_a_login_is_made_over_a_line_to_a_server_that_proves_who_it_is(
    asked, sending, desk, monkeypatch, tmp_path
):
    made = certificates.certificate(tmp_path / "tls")
    monkeypatch.setenv("DESK_SMTP_SECRET", "hidden")
    untrusted, got = sending(secret="hidden", certificate=made, code=1)
    assert "certificate verify failed" in untrusted.err
    assert got == []
    monkeypatch.setenv("SSL_CERT_FILE", str(made / "cert.pem"))
    assert len(sending(secret="hidden", certificate=made)[1]) == 1
    desk("reply", asked, "And the globe is beside it.")
    wrong, got = sending(secret="another", certificate=made, code=1)
    assert "could not reach 127.0.0.1 or log in there" in wrong.err
    assert got == []


@pytest.mark.slow
def test_an_access_token_opens_a_server_too(sending, monkeypatch, tmp_path):
    made = certificates.certificate(tmp_path / "tls")
    monkeypatch.setenv("SSL_CERT_FILE", str(made / "cert.pem"))
    monkeypatch.setenv("DESK_SMTP_SECRET", "wrong")
    how = {"secret": "token", "certificate": made, "login": ", login: xoauth2"}
    assert "or log in there" in sending(**how, code=1)[0].err
    monkeypatch.setenv("DESK_SMTP_SECRET", "token")
    assert len(sending(**how)[1]) == 1


@pytest.mark.slow
def test_what_the_server_never_takes_opens_the_ticket_again_and_is_not_tried_again(
    library, asked, sending, desk
):
    assert desk("resolve", asked).code == 0
    reply = reply_of(library, asked)
    outcome, got = sending("550 5.1.1 no mailbox quill@people.example", code=1)
    assert (outcome.out, got) == ("Sent 0 replies and 0 digests; 1 refused.\n", [])
    assert worlds.timeline(library, asked).endswith(
        f"note @desk\n\n- status: resolved -> open\n- resolved: 2026-11-05T15:00:03Z ->\n"
        f"- resolution: answered ->\n- promised: -> 2026-11-05\n- refused: {reply}\n\n"
        "The mail server refused our reply, so the patron does not have it: 550 5.1.1 no mailbox "
        "[e-mail]\n\nNothing more is sent to that address until somebody says that it is right: "
        "`desk patron edit PATRON --email ADDRESS`, then `desk outbox release` for this reply.\n"
    )
    assert sending()[1] == []
    assert f"{asked}  @history-liaison, was refused: " in desk("brief").out
    assert asked in desk("list", "--undelivered").out
    assert "It was refused." in desk("show", asked).out
    assert desk("reply", asked, "Once more.").code == 0
    outcome, got = sending(code=1)
    assert "mail did not reach any address of this patron" in outcome.err
    assert got == []
    patron = worlds.front(library, asked)["patron"]
    assert desk("patron", "edit", patron, "--email", "quill@people.example").code == 0
    assert len(sending()[1]) == 1


@pytest.mark.slow
def test_what_the_server_does_not_take_now_is_tried_again_later(
    library, asked, sending, monkeypatch, desk
):
    reply = reply_of(library, asked)
    outcome, got = sending("451 4.7.1 greylisted")
    assert (got, outcome.err) == ([], "")
    assert f"{asked} ^{reply}: deferred until 2026-11-05 15:15 UTC (451 4.7.1 greylisted)" in outcome.out  # fmt: skip
    assert worlds.timeline(library, asked).endswith(
        f"note @desk\n\n- deferred: {reply}\n- retry: 2026-11-05T15:15:00Z\n\n"
        "The mail server did not accept our reply yet: 451 4.7.1 greylisted. The next try is at "
        "2026-11-05 10:15.\n"
    )
    assert "was deferred by the mail server; next try" in desk("show", asked).out
    assert sending()[0].out.endswith("Sent 0 replies and 0 digests; 1 in the outbox.\n")
    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:15:00Z")
    assert len(sending()[1]) == 1
    assert worlds.timeline(library, asked).endswith(f"- sent: {reply}\n")


@pytest.mark.slow
def test_a_letter_that_was_deferred_for_four_days_is_refused(library, asked, sending, monkeypatch):
    for number, moment in enumerate(("05T15:00", "05T15:15", "05T16:15", "05T20:00", "06T03:00", "06T16:00", "07T17:00", "08T18:00", "09T19:00")):  # fmt: skip
        monkeypatch.setenv("DESK_NOW", f"2026-11-{moment}:00Z")
        sending("451 later", code=1 if number == 8 else 0)
    assert worlds.timeline(library, asked).count("- deferred: ") == 8
    assert f"- refused: {reply_of(library, asked)}\n" in worlds.timeline(library, asked)


SCOPES = {
    "recipient": lambda address: "550 5.1.1 unknown" if address.startswith("quill") else None,
    "recipient later": lambda address: "450 4.2.1 later" if address.startswith("quill") else None,
    "every recipient": "550 5.7.1 relay access denied",
    "sender": "550 5.7.60 no permission to send as this sender",
    "server": "421 4.3.2 shutting down",
}
ACCOUNT, SERVER = "refuses our account or sender", "mail: not now"


@pytest.fixture
def two_asked(asked, desk, tmp_path, library):
    """Two patrons wait for a reply; the tickets, that of quill first."""
    world.deliver(tmp_path / "maildir", letter("Where is the globe?", From="Ink <ink@people.example>", Message_ID="<two@people.example>"))  # fmt: skip
    assert desk("mail", "fetch", "--from", str(tmp_path / "maildir"), "--apply").code == 0
    (other,) = set(world.tickets(library)) - {asked}
    desk("reply", other, "In the map room too.")
    return asked, other


@pytest.mark.slow
@pytest.mark.parametrize(
    ("stage", "scope", "sent", "says", "states"),
    [
        ("mail", "sender", 0, ACCOUNT, ("waits in the outbox",) * 2),
        ("mail", "server", 0, SERVER, ("waits in the outbox",) * 2),
        ("rcpt", "recipient", 1, "", ("was refused", "was handed over")),
        ("rcpt", "recipient later", 1, "", ("was deferred", "was handed over")),
        ("rcpt", "every recipient", 0, ACCOUNT, ("waits in the outbox",) * 2),
        ("rcpt", "server", 0, SERVER, ("waits in the outbox",) * 2),
        ("data", "recipient", 1, "", ("was refused", "was handed over")),
        ("data", "recipient later", 1, "", ("was deferred", "was handed over")),
        ("data", "sender", 0, ACCOUNT, ("waits in the outbox",) * 2),
        ("data", "server", 0, SERVER, ("waits in the outbox",) * 2),
    ],
)
def test_no_patron_is_left_without_a_letter_and_without_a_list_that_shows_it(
    two_asked, sending, desk, stage, scope, sent, says, states
):
    code = 0 if scope == "recipient later" else 1
    outcome, got = sending(at={stage: SCOPES[scope]}, code=code)
    assert len(got) == sent
    assert outcome.out.splitlines()[-1].startswith(f"Sent {sent} repl")
    assert says in outcome.err
    for ticket, state in zip(two_asked, states, strict=True):
        assert f"It {state}" in desk("show", ticket).out
        listed = ticket in desk("list", "--undelivered").out
        assert listed == (state != "was handed over")
    rest = sending(code=0)[1]
    assert len(rest) == sum(it.startswith("waits") for it in states)


@pytest.mark.slow
def test_plain_sender_goes_through_a_server_that_refuses_any_other(library, asked, sending):
    at = {"mail": lambda sender: None if sender == "ask@library.example" else "554 5.2.252 SendAsDenied"}  # fmt: skip
    outcome, got = sending(at=at, code=1)
    assert got == []
    assert "write `envelope: plain` below `mail:` in knowledge/library.md" in outcome.err
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("mail:\n", "mail:\n  envelope: plain\n"))
    _, ((sender, _, data),) = sending(at=at)
    assert sender == "ask@library.example"
    assert parse(data)[0].reply_to.email == world.token(library, asked)


@pytest.mark.slow
def test_letter_waits_in_the_outbox_for_the_time_of_the_library(
    library, asked, sending, monkeypatch, desk
):
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("  outbox_seconds: 0\n", ""))
    assert "waits in the outbox until 10:01:0" in desk("show", asked).out
    assert sending()[0].out.endswith("Sent 0 replies and 0 digests; 1 in the outbox.\n")
    monkeypatch.setenv("DESK_NOW", "2026-11-05T15:02:00Z")
    assert len(sending()[1]) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "name", "copies"),
    [
        (settlement, "write_down", 1),
        (send.memory, "remember", 2),
        (outbox.Outbox, "hand_over", 1),
    ],
    ids=["before the mark", "before it is remembered", "before it is handed over"],
)
def test_a_run_that_is_killed_loses_no_reply_and_repeats_one_only_with_the_same_id(
    library, asked, sending, desk, monkeypatch, where, name, copies
):
    """Between the server's yes and our first note of it lies one moment in which it goes twice."""
    taking = servers.Taking()
    with servers.serving(taking) as port:
        profile = library / "knowledge/library.md"
        profile.write_text(profile.read_text().replace("mail:\n", f"mail:\n  smtp: {{host: 127.0.0.1, port: {port}, security: none}}\n"))  # fmt: skip

        def work():
            whole = getattr(where, name)

            def maybe(*args, **options):
                return whole(*args, **options) if args[1:] == (send.HANDED, {}) else crash.die()

            setattr(where, name, maybe)
            desk("mail", "send", "--apply")

        assert crash.dies(work)
        assert desk("mail", "send", "--apply").code == 0
        assert desk("mail", "send", "--apply").out == "Sent 0 replies and 0 digests.\n"
    ids = [parse(data)[0].message_id for _, _, data in taking.got]
    assert len(ids) == copies
    assert len(set(ids)) == 1
    assert f"- sent: {reply_of(library, asked)}\n" in worlds.timeline(library, asked)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "line"),
    [("550 5.1.1 unknown", "refused"), ("451 4.2.1 later", "deferred"), ("421 4.3.2 no", "")],
)
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_run_that_is_killed_records_what_the_server_refused_once(
    library, asked, desk, answer, line, when
):
    """Killed before or after the ticket is told; the next run asks the server again, or knows."""
    taking = servers.Taking(at={"rcpt": answer})
    with servers.serving(taking) as port:
        profile = library / "knowledge/library.md"
        profile.write_text(profile.read_text().replace("mail:\n", f"mail:\n  smtp: {{host: 127.0.0.1, port: {port}, security: none}}\n"))  # fmt: skip

        def work():
            whole = settlement.write_down

            def dying(*args, **options):
                if when == "after":
                    whole(*args, **options)
                crash.die()

            settlement.write_down = dying
            desk("mail", "send", "--apply")

        assert crash.dies(work) == bool(line)
        desk("mail", "send", "--apply")
    told = worlds.timeline(library, asked)
    found = [it for it in ("refused", "deferred", "sent") if f"- {it}: " in told]
    assert found == ([line] if line else [])
    assert not line or told.count(f"- {line}: ") == 1
    assert taking.got == []
    assert asked in desk("list", "--undelivered").out


@pytest.mark.slow
def test_a_letter_that_cannot_be_marked_stops_no_other_and_is_sent_once(
    library, asked, sending, desk, monkeypatch
):
    assert desk("reply", asked, "The second floor, by the globes.").code == 0
    first, whole = [], settlement.write_down

    def fail(world, ticket, settled, *, commit):
        reply = settled.decide.keywords["reply"]
        first[:] = first or [reply]
        if reply in first:
            raise RecursionError("quill@people.example")
        return whole(world, ticket, settled, commit=commit)

    monkeypatch.setattr(settlement, "write_down", fail)
    outcome, got = sending(code=1)
    assert (len(got), outcome.out.splitlines()[-1]) == (2, "Sent 2 replies and 0 digests.")
    later = "was sent, and its ticket will record it with the next run"
    why = "marking it failed (RecursionError): please report this"
    assert f"{asked} ^{first[0]}: {later} ({why})\n" in outcome.err
    for _ in range(2):
        outcome, got = sending()
        assert (got, f"{asked} ^{first[0]}: {later}" in outcome.err) == ([], True)
    monkeypatch.setattr(settlement, "write_down", whole)
    assert sending()[1] == []
    assert worlds.timeline(library, asked).count("- sent: ") == 2


@pytest.mark.slow
def test_digests_go_to_colleagues_once_a_day_each_in_one_message(library, sending, desk):
    sending()
    assert desk("remind", "--apply").code == 0
    outcome, got = sending()
    told = {to[0]: parse(data)[0] for _, to, data in got}
    assert outcome.out == "Sent 0 replies and 2 digests.\n"
    assert set(told) == {"history-liaison@library.example", "eresources@library.example"}
    text = told["history-liaison@library.example"].text
    assert "# For History liaison" in text
    assert "# For everyone at Reference" in text
    assert sending()[0].out == "Sent 0 replies and 0 digests.\n"


@pytest.mark.slow
def test_a_reply_without_an_address_comes_back_to_its_author_once(library, asked, sending, desk):
    """The vault of this machine does not know the patron, as where another clone has begun one."""
    reply = reply_of(library, asked)
    with place.open_vault(library) as vault:
        store.forget(vault, worlds.front(library, asked)["patron"])
    for _ in range(2):
        outcome, got = sending(code=1)
        assert "cannot be sent: the vault has no address of this patron here" in outcome.err
        assert got == []
    noted = worlds.timeline(library, asked)
    assert noted.count(f"- undelivered: {reply}") == 1
    assert "@history-liaison: this reply has not reached its patron." in noted
    title = worlds.front(library, asked)["title"]
    brief = desk("brief").out
    assert (
        "\nReplies that did not reach their patron: `desk list --undelivered`\n"
        f"  {asked}  @history-liaison, has no address: {title}\n" in brief
    )
    assert desk("check").code == 0
    desk("note", asked, "Told them by phone.", "--by", "history-liaison")
    assert "did not reach" not in desk("brief").out
