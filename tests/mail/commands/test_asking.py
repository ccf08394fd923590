"""Whom a question by mail belongs to, and that every message is in the vault, of whomever it is."""

import pytest
from tests import worlds
from tests.mail import world
from tests.mail.letters import letter, parts

COLLEAGUE = "history-liaison@library.example"
PDF = "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=scan.pdf\r\n\r\n%PDF"
TEXT = "Content-Type: text/plain\r\n\r\n"
SETTINGS = world.SETTINGS.replace(
    "  service: reference\n",
    "  service: reference\n  forms: [web@forms.example]\n  vendors: [robot@vendor.example]\n",
)


@pytest.fixture
def box(library, tmp_path):
    world.set_up(library, SETTINGS)
    return world.maildir(tmp_path / "maildir")


def fetched(desk, box, *messages, code=0):
    world.deliver(box, *messages)
    outcome = desk("mail", "fetch", "--from", str(box), "--apply")
    assert outcome.code == code, outcome.err
    return outcome


AT_THE_DESK = parts(TEXT + "please see", PDF, From=f"Ann <{COLLEAGUE}>", Subject="At the desk")


@pytest.fixture
def of_nobody(library, box, desk):
    """A ticket that a colleague sent in without saying who asks; its id."""
    fetched(desk, box, AT_THE_DESK)
    (name,) = world.tickets(library)
    return name


def sealed(root):
    """Every message as it came, with the patron that it is sealed for."""
    return {
        (it.data, patron)
        for patron in worlds.patrons(root)
        for it in worlds.blobs(root, patron)
        if it.kind == "message/rfc822"
    }


def test_ticket_of_nobody_says_so_and_has_the_message_and_its_file(library, desk, of_nobody):
    front = worlds.front(library, of_nobody)
    assert front["asker"] == "unknown"
    assert sealed(library) == {(AT_THE_DESK, front["patron"])}
    assert "application/pdf" in desk("attachment", "show", of_nobody).out
    assert "- asked_by: colleague-alone\n" in worlds.timeline(library, of_nobody)
    assert f"No patron yet: `desk edit TICKET --patron-email`\n  {of_nobody}" in desk("brief").out
    assert "new, no patron yet" in desk("list").out
    assert of_nobody in desk("list", "--asker", "unknown").out
    assert desk("check").code == 0
    assert desk("vault", "doctor").code == 0


@pytest.mark.parametrize("words", [("reply",), ("reply", "--promise", "fri")])
def test_nobody_can_be_replied_to_until_somebody_says_who_asks(desk, of_nobody, words):
    outcome = desk(words[0], of_nobody, "We have it.", *words[1:])
    assert outcome.code == 2
    assert f"`desk edit {of_nobody} --patron-email ADDRESS`" in outcome.err
    desk("edit", of_nobody, "--patron-email", "pat@people.example", "--patron-name", "Pat Ron")
    assert desk(words[0], of_nobody, "We have it.", *words[1:]).code == 0
    assert desk("mail", "send").out.startswith(f"{of_nobody} ^")


def test_new_patron_takes_the_record_that_kept_what_came(library, desk, of_nobody):
    before = worlds.front(library, of_nobody)["patron"]
    assert desk("edit", of_nobody, "--patron-email", "pat@people.example").code == 0
    front = worlds.front(library, of_nobody)
    assert "asker" not in front
    assert front["patron"] == before
    assert f"{before}" in desk("patron", "find", "pat@people.example").out
    outcome = desk("patron", "forget", before, "--apply")
    assert "Not searched, so look there yourself" in outcome.out
    assert sealed(library) == set()
    assert desk("vault", "doctor").code == 0


@pytest.mark.parametrize("how", ["address", "pseudonym"])
def test_known_patron_gets_what_came_under_their_own_key(library, desk, of_nobody, how):
    desk("patron", "add", "--email", "pat@people.example")
    old = worlds.front(library, of_nobody)["patron"]
    (pat,) = set(worlds.patrons(library)) - {old}
    words = ("--patron-email", "pat@people.example") if how == "address" else ("--patron", pat)
    assert desk("edit", of_nobody, *words).code == 0
    assert worlds.front(library, of_nobody)["patron"] == pat
    assert worlds.patrons(library) == [pat]
    assert sealed(library) == {(AT_THE_DESK, pat)}
    assert "application/pdf" in desk("attachment", "show", of_nobody).out
    outcome = desk("patron", "forget", pat, "--apply")
    assert "Not searched, so look there yourself" in outcome.out
    assert sealed(library) == set()


def test_name_of_the_patron_is_taken_out_of_the_ticket_once_it_is_known(library, box, desk):
    question = letter("I met Quill Sample, who wants the atlas.", From=COLLEAGUE, Subject="Quill")
    fetched(desk, box, question)
    (name,) = world.tickets(library)
    desk("note", name, "Sample comes again on Friday.")
    words = ("--patron-name", "Quill Sample", "--patron-email", "quill@people.example")
    assert desk("edit", name, *words).code == 0
    text = worlds.ticket_text(library, name)
    assert "Sample" not in text
    assert "Quill" not in text
    assert "comes again on Friday" in text
    assert desk("check").code == 0


FORMS = {
    "a machine with Reply-To": {"From": "Web form <noreply@anything.example>", "Reply_To": "{}"},
    "a form of ours": {"From": "Web form <web@forms.example>", "Reply_To": "{}"},
    "a form in our name": {"From": "Ask <ask@library.example>", "Reply_To": "{}"},
    "a form that says it is automatic": {
        "From": "web@forms.example",
        "Reply_To": "{}",
        "Auto_Submitted": "auto-generated",
        "Precedence": "bulk",
        "Return_Path": "<>",
    },
    "a person": {"From": "info@club.example", "Reply_To": "{}"},
}


@pytest.mark.parametrize("fields", FORMS.values(), ids=FORMS)
def test_two_people_behind_one_sender_are_two_patrons_and_get_their_own_answers(
    library, box, desk, fields
):
    people = [f"pat{it}@people.example" for it in (1, 2)]
    mails = [
        letter(
            f"Question of {number}",
            Message_ID="<form@web.example>",
            **{key: value.format(email) for key, value in fields.items()},
        )
        for number, email in enumerate(people)
    ]
    fetched(desk, box, *mails)
    tickets = world.tickets(library)
    fronts = [worlds.front(library, it) for it in tickets]
    assert len({it["patron"] for it in fronts}) == 2
    assert {it[0] for it in sealed(library)} == set(mails)
    assert desk("mail", "send").code == 0
    for email in people:
        (name,) = [it["id"] for it in fronts if it["patron"] in desk("patron", "find", email).out]
        assert name in tickets


def test_form_of_nobody_and_noreply_open_tickets_that_say_so(library, box, desk):
    mails = (
        letter("Order 1", From="web@forms.example", Message_ID="<1@x.example>"),
        letter("Order 2", From="noreply@any.example", Message_ID="<2@x.example>"),
    )
    fetched(desk, box, *mails)
    fronts = [worlds.front(library, it) for it in world.tickets(library)]
    assert [it["asker"] for it in fronts] == ["unknown", "unknown"]
    assert len({it["patron"] for it in fronts}) == 2
    assert "Thank you for writing" not in "".join(worlds.ticket_text(library, it["id"]) for it in fronts)  # fmt: skip


def test_machine_of_a_vendor_is_read_and_not_answered(library, box, desk):
    mail = letter("Case 5 is solved.", From="robot@vendor.example", Auto_Submitted="auto-generated")
    fetched(desk, box, mail)
    (name,) = world.tickets(library)
    text = worlds.ticket_text(library, name)
    assert "Case 5 is solved." in text
    assert "Thank you for writing" not in text


def test_colleague_may_ask_for_themselves(library, box, desk, of_nobody):
    desk("edit", of_nobody, "--patron-email", COLLEAGUE)
    again = letter("And one more thing", From=COLLEAGUE, To=world.token(library, of_nobody), Message_ID="<2@library.example>")  # fmt: skip
    assert f"is in {of_nobody} (by token)" in fetched(desk, box, again).out
    assert worlds.timeline(library, of_nobody).rstrip().endswith("And one more thing")
    assert "question @patron" in worlds.timeline(library, of_nobody)


def test_two_services_are_both_named(library, box, desk):
    fetched(desk, box, letter(To="eres@library.example", Cc="ask@library.example, friend@people.example"))  # fmt: skip
    (name,) = world.tickets(library)
    assert worlds.front(library, name)["service"] == "e-resources"
    assert "it also went to 1 other person" in worlds.timeline(library, name)


FAILED = {"Authentication_Results": "mx.library.example; spf=fail; dmarc=fail header.from=x"}


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "from: history-liaison"),
        (FAILED, None),
        ({"Authentication_Results": "mx.evil.example; dmarc=fail"}, "from: history-liaison"),
        ({"Authentication_Results": "mx.library.example; dmarc=pass"}, "from: history-liaison"),
    ],
)
def test_number_in_the_subject_is_believed_from_a_colleague_whose_domain_vouches_for_them(
    library, box, desk, fields, kind
):
    fetched(desk, box, letter())
    (name,) = world.tickets(library)
    forged = letter("Banned!", From=COLLEAGUE, Subject=f"[{name}] note", Message_ID="<x@y.example>", **fields)  # fmt: skip
    fetched(desk, box, forged)
    if kind:
        assert world.tickets(library) == [name]
        assert f"- {kind}\n" in worlds.timeline(library, name)
    else:
        (other,) = set(world.tickets(library)) - {name}
        assert "not proven: mx.library.example says dmarc=fail" in worlds.ticket_text(
            library, other
        )
        assert "Banned" not in worlds.ticket_text(library, name)


def test_message_that_is_not_proven_is_the_patrons_words_and_says_so(library, box, desk):
    fetched(desk, box, letter())
    (name,) = world.tickets(library)
    token = world.token(library, name)
    forged = letter("Banned!", From=COLLEAGUE, To=token, Message_ID="<x@y.example>", **FAILED)
    fetched(desk, box, forged)
    told = worlds.timeline(library, name)
    assert "question @patron" in told
    assert "- remark: not proven: mx.library.example says dmarc=fail" in told


def test_second_address_of_a_patron_is_shown_and_added(library, box, desk):
    fetched(desk, box, letter())
    (name,) = world.tickets(library)
    token = world.token(library, name)
    home = letter("From home", From="quill@home.example", To=token, Message_ID="<2@home.example>")
    fetched(desk, box, home)
    shown = desk("mail", "address", name).out
    assert shown.startswith("quill@home.example\nIf one is the patron's: ")
    assert desk("mail", "address", name, "--add", "x@y.example").code == 2
    assert desk("mail", "address", name, "--add", "Quill@home.example").code == 0
    (patron,) = worlds.patrons(library)
    assert patron in desk("patron", "find", "quill@home.example").out
    assert desk("mail", "address", name).out.startswith("All who wrote")
    desk("patron", "add", "--email", "pat@people.example")
    fetched(
        desk, box, letter("Hm", From="pat@people.example", To=token, Message_ID="<3@x.example>")
    )
    outcome = desk("mail", "address", name, "--add", "pat@people.example")
    assert "belongs to p-" in outcome.err


def size(megabytes):
    """A file of so many megabytes in base64, as mail programs send it."""
    import base64

    data = base64.encodebytes(b"%PDF" + b"x" * int(megabytes * 1024 * 1024 - 4))
    head = "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n"
    return head.encode() + data


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "whole", "files"), [(0.99, True, 1), (1, True, 1), (1.4, True, 0), (2.1, False, 0)]
)
def test_reply_threads_and_the_patron_is_told_at_every_size(
    library, box, desk, number, whole, files
):
    path = library / "knowledge/library.md"
    limits = "  attachments: {megabytes: 1, message_megabytes: 2}\n"
    path.write_text(
        path.read_text().replace("  service: reference\n", f"  service: reference\n{limits}")
    )
    mail = parts(TEXT + "See the file", size(number))
    fetched(desk, box, mail)
    (name,) = world.tickets(library)
    (patron,) = worlds.patrons(library)
    blobs = worlds.blobs(library, patron)
    assert sum(it.kind == "application/pdf" for it in blobs) == files
    assert ((mail, patron) in sealed(library)) == whole
    text = worlds.ticket_text(library, name)
    assert ("larger than 1 MB: please send a link" in text) == (not files)
    assert ("the message is larger than 2 MB" in text) == (not whole)
    shown = desk("mail", "send", "--show").out
    assert "Re: An atlas" in shown or desk("mail", "send", "--show").code == 0
    fetched(desk, box, mail)
    assert world.tickets(library) == [name]


def test_messages_with_one_id_are_told_apart_by_what_they_say(library, box, desk):
    orders = [letter(f"Order of ISBN {it * 3}", Message_ID="<form@web.example>") for it in "123"]
    fetched(desk, box, *orders, *orders)
    assert len(world.tickets(library)) == 3
    assert {it[0] for it in sealed(library)} == set(orders)


def test_message_of_an_older_version_is_compared_with_the_vault(library, box, desk):
    """Its ticket has no key of its text."""
    first, other = (letter(f"Order {it}", Message_ID="<form@web.example>") for it in "12")
    fetched(desk, box, first)
    (name,) = world.tickets(library)
    (path,) = library.glob(f"tickets/*/*/{name}.md")
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(it for it in lines if not it.startswith("- text: ")))
    outcome = fetched(desk, box, first.replace(b"Subject", b"Received: x\r\nSubject"), other)
    assert f"was in {name} already" in outcome.out
    assert len(world.tickets(library)) == 2
    assert {it[0] for it in sealed(library)} == {first, other}
