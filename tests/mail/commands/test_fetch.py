"""`desk mail fetch`: each message becomes a ticket or goes into one, once, and is moved after that."""

import json

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter, parts


@pytest.fixture
def box(library, tmp_path):
    """The library with mail set up and an empty Maildir; the Maildir's folder."""
    world.set_up(library)
    return world.maildir(tmp_path / "maildir")


def fetched(desk, box, *messages, code=0):
    """Deliver messages and fetch them; what was said."""
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == code, outcome.err
    return outcome


ASKED = letter(
    "Dear library,\n\nWhere is the atlas? Call me at +1 212 555 0142.\n\nQuill Sample\n-- \nRoom 5, Clio Hall\n"
)


def test_a_question_becomes_a_ticket_without_its_patron(library, box, desk):
    outcome = fetched(desk, box, ASKED)
    (name,) = world.tickets(library)
    assert outcome.out == (f"new/0001.host: opened {name}\n1 message in maildir: 1 new.\n")
    (patron,) = worlds.patrons(library)
    text = worlds.ticket_text(library, name)
    assert worlds.front(library, name) == {
        "id": name,
        "title": "An atlas",
        "status": "new",
        "service": "reference",
        "channel": "email",
        "opened": "2026-11-05T14:00:00Z",
        "patron": patron,
    }
    assert "Where is the atlas? Call me at [phone]." in text
    assert not {"Quill", "Sample", "people.example", "Clio"} & set(text.replace("@", " ").split())
    assert world.filed(box) == {"Desk-done": 1}
    assert desk("check").code == 0


@pytest.mark.parametrize(
    ("sender", "name", "email"),
    [
        ("quill@people.example <quill@people.example>", "", "quill@people.example"),
        ("Quill Sample [Biology] <quill@people.example>", "Quill Sample [Biology]", "quill@people.example"),
        ("Quill @ Home <quill@people.example>", "Quill @ Home", "quill@people.example"),
        ("Big Bug bb@bug.example", "Big Bug", "bb@bug.example"),
        ("Jörg <jörg@müller.example>", "Jörg", "jörg@müller.example"),
    ],
)  # fmt: skip
def test_odd_sender_opens_a_ticket_and_the_vault_has_name_and_address(
    library, box, desk, sender, name, email
):
    fetched(desk, box, letter(From=sender))
    (patron,) = worlds.patrons(library)
    shown = desk("patron", "show", patron).out
    assert email in shown
    assert name in shown


def test_the_patron_is_told_once_by_when_they_hear_from_us(library, box, desk):
    fetched(desk, box, ASKED)
    (name,) = world.tickets(library)
    assert worlds.timeline(library, name).endswith(
        "### 2026-11-05T15:00:00Z reply @desk\n\n"
        "Thank you for writing to Hill College Library. We have your question and gave it the "
        f"number {name}. You will hear from us by 1 pm today. If there is something to add, just "
        "answer this message.\n"
    )


def test_the_vault_keeps_who_asked_the_message_and_its_files(library, box, desk):
    data = parts(
        "Content-Type: text/plain\r\n\r\nSee the page",
        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=quill.pdf\r\n\r\n%PDF",
        "Content-Type: application/x-msdownload; name=quill.exe\r\n\r\nMZ",
        "Content-Type: image/png\r\nContent-ID: <logo>\r\n\r\nPNG",
        "Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx",
    )
    fetched(desk, box, data)
    (name,), (patron,) = world.tickets(library), worlds.patrons(library)
    (message,) = worlds.messages(library, patron)
    assert message.text.startswith(
        "From: Quill Sample <quill@people.example>\nTo: <ask@library.example>"
    )
    blobs = worlds.blobs(library, patron)
    assert {(it.name, it.kind): it.data for it in blobs} == {
        ("", "message/rfc822"): data,
        ("quill.pdf", "application/pdf"): b"%PDF",
    }
    assert {(it.message, it.ticket) for it in blobs} == {(message.id, name)}
    key = next(it.id for it in blobs if it.kind == "application/pdf")
    entry = worlds.timeline(library, name).partition("### 2026-11-05T15")[0]
    assert f"- attachment: {key} application/pdf 1 KB\n" in entry
    assert "winmail.dat" in entry
    assert "a file (.exe) was not kept" in entry
    assert "quill" not in worlds.ticket_text(library, name).lower()
    assert "quill@people.example" in desk("patron", "find", "quill@people.example").out
    assert desk("vault", "doctor").code == 0


def asked_and_answered(root, box, desk):
    """A ticket by mail that was answered and resolved; its id."""
    fetched(desk, box, ASKED)
    (name,) = world.tickets(root)
    desk("reply", name, "It is in the map room, on the second floor, behind the globe.")
    desk("resolve", name)
    return name


def again(text="Thank you, and where is the globe?", **fields):
    return letter(
        text, **{"Message_ID": "<two@people.example>", "Subject": "Re: An atlas", **fields}
    )


KNOWN_BY = {"token": "token", "our id": "our-id", "reference": "reference", "subject": "subject"}


@pytest.mark.parametrize("how", KNOWN_BY)
def test_what_the_patron_writes_again_goes_into_the_ticket_which_is_open_again(
    library, box, desk, how
):
    name = asked_and_answered(library, box, desk)
    fields = {
        "token": {"Delivered_To": world.token(library, name)},
        "our id": {"References": f"<zero@people.example> <{world.sent_as(library, name)}>"},
        "reference": {"In_Reply_To": "<one@people.example>"},
        "subject": {"Subject": f"AW: [{name}] An atlas"},
    }[how]
    assert f"is in {name} (by {how})" in fetched(desk, box, again(**fields)).out
    assert worlds.front(library, name)["status"] == "open"
    assert worlds.timeline(library, name).endswith(
        "question @patron\n\n- status: resolved -> open\n- resolved: 2026-11-05T15:00:03Z ->\n"
        f"- resolution: answered ->\n- mail: {worlds.mail_keys(library, name)[-1]}\n"
        f"- text: {worlds.text_keys(library, name)[-1]}\n- asked_by: {KNOWN_BY[how]}\n\n"
        "Thank you, and where is the globe?\n"
    )
    assert world.tickets(library) == [name]
    assert len(worlds.messages(library, worlds.patrons(library)[0])) == 2


@pytest.mark.parametrize("how", ["token", "our-id", "subject", "stranger"])
def test_what_is_forged_opens_a_ticket_of_its_own(library, box, desk, how):
    name = asked_and_answered(library, box, desk)
    token = world.token(library, worlds.OVERDUE).replace("4kx7m2", name[2:].lower())
    fields = {
        "token": {"Delivered_To": token},
        "our-id": {"References": f"<{name}.7F3K9Q2M.0123456789ABCDEF@library.example>"},
        "subject": {"From": "other@people.example", "Subject": f"[{name}]"},
        "stranger": {"From": "other@people.example", "Subject": "Re: An atlas"},
    }[how]
    outcome = fetched(desk, box, again(**fields))
    assert ("without proof" in outcome.out) == (how != "stranger")
    assert len(world.tickets(library)) == 2
    assert worlds.front(library, name)["status"] == "resolved"


def test_what_comes_with_the_token_from_another_address_says_so(library, box, desk):
    name = asked_and_answered(library, box, desk)
    fetched(desk, box, again(From="other@people.example", To=world.token(library, name)))
    told = worlds.timeline(library, name)
    assert (
        "- from: an address that is not known as the patron's: "
        f"`desk mail address {name}` shows and adds it\n"
    ) in told
    assert len(worlds.patrons(library)) == 1


AWAY = {"Auto_Submitted": "auto-replied", "Return_Path": "<>", "Subject": "Out of office"}


def test_a_machine_is_noted_where_it_belongs_and_neither_answered_nor_reopens(library, box, desk):
    name = asked_and_answered(library, box, desk)
    outcome = fetched(desk, box, again("I am away.", In_Reply_To="<one@people.example>", **AWAY))
    assert f"is noted in {name} (it says Auto-Submitted: auto-replied)" in outcome.out
    assert worlds.front(library, name)["status"] == "resolved"
    assert worlds.timeline(library, name).endswith(
        f"note @desk\n\n- mail: {worlds.mail_keys(library, name)[-1]}\n"
        f"- text: {worlds.text_keys(library, name)[-1]}\n- from: auto-reply\n\n"
        "An automatic reply came.\n\nI am away.\n"
    )


def test_a_bounce_says_why_and_not_to_whom(library, box, desk):
    name = asked_and_answered(library, box, desk)
    bounce = parts(
        "Content-Type: text/plain\r\n\r\nquill@people.example is unknown",
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;mx.example\r\n\r\nAction: failed\r\n"
        "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no mailbox quill@people.example",
        kind="report",
        From="MAILER-DAEMON@mx.example",
        Message_ID="<bounce@mx.example>",
        Return_Path="<>",
        To=world.token(library, name),
    )
    fetched(desk, box, bounce)
    assert (
        "A mail server could not deliver our message to the patron (for good): 5.1.1: 550 no mailbox [e-mail].\n"
    ) in worlds.timeline(library, name)


def test_a_machine_that_fits_no_ticket_is_put_aside(library, box, desk):
    mails = (letter(**AWAY), letter(List_Id="<news.vendor.example>"), letter(X_Deskbook="ask@library.example"), letter(X_Spam_Flag="YES"))  # fmt: skip
    fetched(desk, box, *mails)
    assert world.filed(box) == {"Desk-aside": 4}
    assert world.tickets(library) == []


def test_a_message_that_comes_twice_is_one_ticket(library, box, desk):
    outcome = fetched(desk, box, ASKED, ASKED, ASKED.replace(b"To: ask@", b"To: eres@"))
    (name,) = world.tickets(library)
    assert outcome.out.count(f"was in {name} already") == 2
    assert world.filed(box) == {"Desk-done": 3}


def test_what_cannot_be_read_is_put_apart_with_the_reason_and_the_run_goes_on(
    library, box, desk, monkeypatch
):
    from deskbook.mail.formats import message as mail_message

    whole = mail_message.parse

    def parse(data, name):
        return 1 / 0 if b"stumble" in data else whole(data, name)

    monkeypatch.setattr(mail_message, "parse", parse)
    outcome = fetched(desk, box, b"no message", letter("stumble"), letter(From=None), ASKED, code=1)
    assert outcome.err.endswith(
        "new/0001.host: cannot be read and was put apart (it has no header: this is no message)\n"
        "new/0002.host: cannot be read and was put apart (reading it failed (ZeroDivisionError): please report this)\n"
        "new/0003.host: cannot be read and was put apart (it does not say who sent it)\n"
    )
    assert len(world.tickets(library)) == 1
    assert world.filed(box) == {"Desk-unreadable": 3, "Desk-done": 1}


def test_without_apply_everything_is_shown_and_nothing_touched(library, box, desk):
    world.deliver(box, ASKED, letter(**AWAY))
    before = {path: path.read_bytes() for path in library.rglob("*") if path.is_file() and ".desk" not in path.parts}  # fmt: skip
    outcome = desk("mail", "fetch", "--from", str(box))
    assert outcome.out == (
        "new/0001.host: would open a ticket\n"
        "new/0002.host: would be put aside (it says Auto-Submitted: auto-replied)\n"
        "2 messages in maildir: 1 new, 1 aside. Nothing was written or moved: `desk mail fetch --apply` does it.\n"
    )
    assert before == {path: path.read_bytes() for path in library.rglob("*") if path.is_file() and ".desk" not in path.parts}  # fmt: skip
    assert world.filed(box) == {"new": 2}
    assert desk("mail", "fetch", "--from", str(world.maildir(box / "empty"))).out == "No mail waits in empty.\n"  # fmt: skip


def test_a_colleague_in_copy_stays_in_one_ticket(library, box, desk):
    colleague = letter(
        "I have the atlas here.",
        From="History liaison <history-liaison@library.example>",
        To="quill@people.example",
        Cc="ask@library.example",
        Message_ID="<col@library.example>",
        In_Reply_To="<one@people.example>",
        Subject="Re: An atlas",
    )
    thanks = again("Wonderful.", To="history-liaison@library.example, ask@library.example", In_Reply_To="<col@library.example>")  # fmt: skip
    fetched(desk, box, ASKED, colleague, thanks)
    (name,) = world.tickets(library)
    told = worlds.timeline(library, name)
    assert (
        "- from: history-liaison\n- remark: it also went to 1 other person\n\n"
        "I have the atlas here.\n"
    ) in told
    assert told.endswith("Wonderful.\n")
    assert worlds.front(library, name)["status"] == "new"


def test_what_a_colleague_passes_on_is_the_patrons_question(library, box, desk):
    passed = letter(
        "Can you take this?\n\nBegin forwarded message:\n\nFrom: Quill Sample <quill@people.example>\nSubject: An atlas\n\nWhere is the atlas?\n",
        From="history-liaison@library.example",
        Subject="Fwd: An atlas",
    )
    fetched(desk, box, passed)
    assert "quill@people.example" in desk("patron", "find", "quill@people.example").out
    (name,) = world.tickets(library)
    assert "Where is the atlas?" in worlds.ticket_text(library, name)


def test_a_colleague_who_writes_to_a_patron_with_a_copy_to_us_opens_one_ticket_of_theirs(
    library, box, desk
):
    first = letter(
        "You asked about the atlas: it is here.",
        From="history-liaison@library.example",
        To="Quill Sample <quill@people.example>",
        Cc="ask@library.example",
        Message_ID="<col@library.example>",
    )
    answer = again("Wonderful.", In_Reply_To="<col@library.example>")
    fetched(desk, box, first, answer)
    (name,) = world.tickets(library)
    told = worlds.timeline(library, name)
    assert told.endswith("Wonderful.\n")
    assert worlds.front(library, name)["lead"] == "history-liaison"
    assert "Thank you for writing" not in told
    assert "an address that is not known" not in told


def test_what_we_wrote_in_a_mail_program_is_noted_where_it_belongs(library, box, desk):
    """From a service's shared mailbox, and from the address that questions come to."""
    name = asked_and_answered(library, box, desk)
    from_service = again("We have it.", From="eres@library.example", To="quill@people.example", In_Reply_To="<one@people.example>")  # fmt: skip
    from_us = again("We have two.", From="ask@library.example", In_Reply_To="<one@people.example>", Message_ID="<us@library.example>")  # fmt: skip
    alone = again("Nothing.", From="ask@library.example", Message_ID="<alone@library.example>")
    fetched(desk, box, from_service, from_us, alone)
    told = worlds.timeline(library, name)
    assert "- from: e-resources\n- remark: it also went to 1 other person\n\nWe have it.\n" in told
    assert "Somebody wrote from our own address, in a mail program.\n\nWe have two.\n" in told
    assert worlds.front(library, name)["status"] == "resolved"
    assert world.filed(box) == {"Desk-done": 3, "Desk-aside": 1}


def test_a_form_that_writes_in_our_name_asks_for_whom_it_says(library, box, desk):
    form = letter(From="Ask form <ask@library.example>", Reply_To="Quill <quill@people.example>")
    fetched(desk, box, form)
    (name,) = world.tickets(library)
    assert "quill@people.example" in desk("patron", "find", "quill@people.example").out
    assert "Thank you for writing" in worlds.ticket_text(library, name)


def test_two_messages_with_one_id_are_both_there(library, box, desk):
    other = ASKED.replace(b"quill@", b"other@").replace(b"atlas", b"globe")
    assert fetched(desk, box, ASKED, other, other, ASKED).out.endswith("2 new, 2 known.\n")
    assert len(world.tickets(library)) == 2


def test_an_address_gets_no_more_automatic_answers_than_the_library_allows(library, box, desk):
    profile = library / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("  service: ref", "  answers_a_day: 2\n  service: ref")
    )
    fetched(desk, box, *(letter(Message_ID=f"<{number}@people.example>") for number in range(4)))
    answered = ["Thank you for writing" in worlds.ticket_text(library, it) for it in world.tickets(library)]  # fmt: skip
    assert sorted(answered) == [False, False, True, True]


def test_a_services_own_address_leads_to_it(library, box, desk):
    fetched(desk, box, letter(To="eres@library.example"))
    (name,) = world.tickets(library)
    assert worlds.front(library, name)["service"] == "e-resources"


def test_what_is_quoted_is_hidden_where_the_ticket_has_it_and_kept_where_it_has_not(
    library, box, desk
):
    name = asked_and_answered(library, box, desk)
    ours = "Yes!\n\nOn Thursday, Ask wrote:\n> It is in the map room, on the second floor,\n> behind the globe.\n"
    vendors = (
        "They say:\n\nOn Friday, Vendor wrote:\n> The platform moves to another address in May.\n"
    )
    fetched(desk, box, again(ours, In_Reply_To="<one@people.example>"))
    assert worlds.timeline(library, name).endswith("\n\nYes!\n")
    fetched(desk, box, again(vendors, In_Reply_To="<one@people.example>", Message_ID="<three@people.example>"))  # fmt: skip
    assert worlds.timeline(library, name).endswith(
        "They say:\n\n> On Friday, Vendor wrote:\n> The platform moves to another address in May.\n"
    )


def test_an_mbox_is_read_and_left_as_it_is(library, tmp_path, box, desk):
    path = tmp_path / "old.mbox"
    second = letter("And this?\n>From the shelf\n", Message_ID="<b@people.example>")
    path.write_bytes(b"From quill Thu Nov  5\n" + ASKED + b"\n\nFrom quill Thu Nov  5\n" + second)
    before = path.read_bytes()
    assert desk("mail", "fetch", "--from", str(path), "--apply").code == 0
    assert desk("mail", "fetch", "--from", str(path), "--apply").out.endswith("2 known.\n")
    assert len(world.tickets(library)) == 2
    assert any("\nFrom the shelf" in worlds.ticket_text(library, it) for it in world.tickets(library))  # fmt: skip
    assert path.read_bytes() == before
    path.write_text("nothing")
    assert "is no mbox" in desk("mail", "fetch", "--from", str(path)).err


def test_a_ticket_that_has_to_be_mended_first_keeps_its_mail_waiting(library, box, desk):
    name = asked_and_answered(library, box, desk)
    path = next(library.glob(f"tickets/*/*/{name}.md"))
    whole = path.read_text()
    path.write_text(whole.replace("status: resolved", "status: odd"))
    outcome = fetched(desk, box, again(In_Reply_To="<one@people.example>"), code=1)
    assert "new/0001.host: was left where it is (this file has to be mended first" in outcome.err
    assert world.filed(box) == {"new": 1, "Desk-done": 1}
    path.write_text(whole)
    assert f"is in {name}" in fetched(desk, box).out


def test_what_is_missing_in_the_settings_is_said(library, box, desk):
    assert "mail has no `imap:`" in desk("mail", "fetch").err
    assert "is no Maildir" in desk("mail", "fetch", "--from", str(library)).err
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("  service: reference", "  service: nowhere"))
    assert "service nowhere has no file" in desk("mail", "fetch").err
    profile.write_text(worlds.FILES["knowledge/library.md"])
    assert "has no `mail:`" in desk("mail", "fetch").err


def test_json_of_a_fetch_has_the_fates_and_the_tickets_before_and_after(library, box, desk):
    world.deliver(box, ASKED)
    words = ("mail", "fetch", "--from", str(box), "--json")
    planned = json.loads(desk(*words).out)
    assert [it["disposition"] for it in planned["messages"]] == [{"fate": "new"}]
    assert "changes" not in planned
    outcome = desk(*words, "--apply")
    content = json.loads(outcome.out)
    (name,) = world.tickets(library)
    assert (content["result"], content["applied"]) == ("MailFetched", True)
    assert content["messages"] == [
        {"name": "new/0001.host", "disposition": {"fate": "new", "ticket": name}, "applied": True}
    ]
    (change,) = content["changes"]
    assert (change["done"], change["before"], change["after"]["title"]) == (
        "created",
        {},
        "An atlas",
    )
    assert not any(word in outcome.out for word in ("Quill", "555", "people.example"))
