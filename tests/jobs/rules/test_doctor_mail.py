"""What `desk doctor` says about mail."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.jobs.rules.test_rules import WELL

from deskbook.jobs.rules.doctor import examine
from deskbook.mail.model.health import MailHealth, ServerHealth

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
YEAR = datetime(2027, 11, 5, tzinfo=UTC)
IMAP = ServerHealth(use="imap", host="imap.library.example", tried=True, expires=YEAR)
SMTP = ServerHealth(use="smtp", host="smtp.library.example", tried=True, expires=YEAR)
MAIL = MailHealth(
    address="ask@library.example",
    since=datetime(2026, 11, 1, tzinfo=UTC),
    servers=(IMAP, SMTP),
    taken=NOW - 3 * HOUR,
    sent=NOW - 2 * HOUR,
)
MACHINE = replace(WELL, roles=("mail",), mail=MAIL, fetched=NOW - HOUR)


def lines(state=MACHINE, **changes):
    """The lines about mail, with the next step of those that are not fine."""
    found = examine(replace(state, mail=replace(state.mail, **changes)))
    return [f"{it.what}{f' -> {it.todo}' if it.todo else ''}" for it in found if it.what.startswith("mail: ")]  # fmt: skip


def with_server(**changes):
    return lines(servers=(replace(IMAP, **changes), SMTP))[2:-5]


def test_a_mail_machine_that_is_well_has_a_line_for_each_part():
    assert lines() == [
        "mail: questions come to ask@library.example",
        "mail: replies since 2026-11-01 go out",
        "mail: the mailbox imap.library.example: the password is here, for its owner alone",
        "mail: the mailbox imap.library.example: the login works",
        "mail: the mailbox imap.library.example: its certificate is good until 2027-11-05",
        "mail: the sending server smtp.library.example: the password is here, for its owner alone",
        "mail: the sending server smtp.library.example: the login works",
        "mail: the sending server smtp.library.example: its certificate is good until 2027-11-05",
        "mail: last fetched 2026-11-05 14:00 UTC; the last message taken in was written "
        "2026-11-05 12:00 UTC",
        "mail: the last reply was sent 2026-11-05 13:00 UTC; none waits",
    ]


def test_a_clone_that_nobody_gave_a_role_is_told_of_mail_too():
    assert lines(replace(MACHINE, roles=())) == lines()


def test_a_desk_only_hears_what_waits():
    desk = replace(MACHINE, roles=("desk",))
    words = "mail: the mail machine sends; {} at this clone's last `desk pull`"
    assert lines(desk) == [words.format("0 letters")]
    assert lines(desk, waiting=1) == [words.format("1 letter")]


def test_a_library_without_mail_hears_nothing_of_it():
    found = examine(replace(MACHINE, mail=None))
    assert [it.what for it in found if "mail" in it.what] == ["the role of this clone: mail"]


def test_a_day_in_the_future_sends_nothing():
    assert lines(since=NOW + HOUR)[1] == (
        "mail: nothing is sent that is written before 2026-11-05 -> set `since:` in "
        "knowledge/library.md to when mail was set up"
    )


def test_a_server_that_nobody_named_is_missing():
    assert lines(servers=())[2:4] == [
        "mail: nobody said which server is the mailbox -> `desk setup` asks for "
        "it, and writes `imap:` below `mail:`",
        "mail: nobody said which server is the sending server -> `desk setup` asks for "
        "it, and writes `smtp:` below `mail:`",
    ]


def test_each_fault_of_a_server_has_its_own_line_and_next_step():
    name = "mail: the mailbox imap.library.example"
    assert with_server(secret="no password") == [f"{name}: no password -> then `desk doctor` again"]
    password = f"{name}: the password is here, for its owner alone"
    assert with_server(tried=False) == [password]
    assert with_server(fault="no route") == [
        password,
        f"{name}: no route -> look at `mail:` in knowledge/library.md and at the password; "
        "`desk mail test`",
    ]
    assert with_server(fault="self-signed", is_certificate=True) == [
        password,
        f"{name}: its certificate is not good: self-signed -> is `host:` the name in the "
        "certificate, and is its issuer known to this machine? Ask who runs the server",
    ]
    assert with_server(expires=NOW + timedelta(days=3))[2] == (
        f"{name}: its certificate ends on 2026-11-08 -> ask who runs the server to renew it"
    )
    assert with_server(expires=None)[2] == f"{name}: on this same machine, without a certificate"


def test_when_mail_was_fetched_is_known_by_the_job_or_by_what_came():
    by_hand = replace(MACHINE, fetched=None)
    taken = "the last message taken in was written 2026-11-05 12:00 UTC"
    assert lines(by_hand)[-2] == f"mail: {taken}"
    assert lines(taken=None)[-2] == "mail: last fetched 2026-11-05 14:00 UTC"
    assert lines(by_hand, taken=None)[-2] == (
        "mail: nothing was ever fetched -> `desk mail fetch --apply`"
    )


def test_letters_that_wait_or_cannot_be_sent_are_named():
    assert lines(sent=None)[-1] == "mail: no reply was sent yet; none waits"
    assert lines(waiting=2)[-1] == (
        "mail: the last reply was sent 2026-11-05 13:00 UTC; 2 letters waiting -> "
        "`desk mail send --apply`, or look whether `desk job mail` runs"
    )
    bad = tuple((f"Q-AAAAA{n}", "no address") for n in range(4))
    todo = " -> `desk mail send` lists them; add the address, or `desk join`"
    assert lines(waiting=4, unsendable=bad[:1])[-1] == (
        f"mail: 1 letter cannot be sent (Q-AAAAA0: no address){todo}"
    )
    assert lines(waiting=4, unsendable=bad)[-1].endswith(f"Q-AAAAA2: no address; and 1 more){todo}")
