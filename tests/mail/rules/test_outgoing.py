"""Letters to patrons are made of a reply and nothing else; digests go to colleagues."""

from dataclasses import fields, replace
from datetime import date

import pytest
from tests.hands import NOW, actor, open_ticket

from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Profile, Service, ServicePromise, Staff
from deskbook.library.model.ticket import Entry
from deskbook.mail.model.mail import Address, MailMessage
from deskbook.mail.model.outgoing import PublicLetter
from deskbook.mail.rules import outgoing as rule
from deskbook.mail.rules.outgoing import choose_digests
from deskbook.patrons.model.patron import Patron
from deskbook.tickets.rules.lifecycle import apply

NEXT = date(2026, 11, 6)
LIBRARY = Profile(name="Hill Library", timezone="America/New_York", week=())
PROMISE = ServicePromise(first_reply="1d", news_every="1d", accept_within="1d")
SERVICE = Service(slug="reference", name="Reference", team=("ann",), head="ann", promise=PROMISE)


def said(kind="reply", author="ann"):
    return Entry(time=NOW, kind=kind, author=author, id="00000001", data=(("tried", "Canary"),), text="It is here.")  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(ENTRY_KINDS) - {"reply"}))
def test_nothing_but_a_reply_becomes_a_letter(kind):
    with pytest.raises(DeskError, match=f"Q-AAAAAA: {kind} \\^00000001 is internal"):
        rule.write_letter(LIBRARY, SERVICE, open_ticket(), said(kind), "")


def test_a_letter_holds_the_text_and_our_names():
    ticket = open_ticket(title="Canary", patron="p-7f3kq29d", labels=("canary",), vendor_case="Canary")  # fmt: skip
    letter = rule.write_letter(LIBRARY, SERVICE, ticket, said(), "https://l.example/#x")
    assert letter == PublicLetter(
        ticket="Q-AAAAAA",
        entry="00000001",
        text="It is here.",
        written=NOW,
        library="Hill Library",
        service="Reference",
        link="https://l.example/#x",
        automatic=False,
    )
    assert not any("anary" in str(getattr(letter, it.name)) for it in fields(letter))


def test_an_internal_service_is_not_named_and_the_robots_letter_says_so():
    inside = Service(slug="x", name="Canary", team=("ann",), head="ann", promise=PROMISE, audience="staff")  # fmt: skip
    for service in (inside, None):
        letter = rule.write_letter(LIBRARY, service, open_ticket(), said(author="desk"), "")
        assert (letter.service, letter.automatic) == ("", True)


def test_what_became_of_a_reply_is_an_entry_that_names_it():
    ticket, hand = open_ticket(), actor("desk")
    (sent,) = rule.accept(ticket, hand, "00000001").entries
    (later,) = rule.defer(ticket, hand, "00000001", NOW, "Not now.").entries
    (back,) = rule.report(ticket, hand, "00000001", "@ann: it waits.", NEXT).entries
    assert [(it.kind, it.data, it.text) for it in (sent, later, back)] == [
        ("link", (("sent", "00000001"),), ""),
        ("note", (("deferred", "00000001"), ("retry", "2026-11-05T15:00:00Z")), "Not now."),
        ("note", (("undelivered", "00000001"),), "@ann: it waits."),
    ]


FAILED = {"waiting_on": "patron", "status": "waiting"}


@pytest.mark.parametrize(
    ("fields", "changes"),
    [
        ({}, {"promised": NEXT}),
        ({"promised": date(2026, 11, 4)}, {"promised": date(2026, 11, 4)}),
        ({"promised": date(2026, 12, 4)}, {"promised": NEXT}),
        (FAILED, {"status": "open", "waiting_on": None, "promised": NEXT}),
        ({**FAILED, "waiting_on": "vendor"}, {"promised": NEXT}),
        (
            {"status": "resolved", "resolved": NOW, "resolution": "answered"},
            {"status": "open", "resolved": None, "resolution": None, "promised": NEXT},
        ),
        (
            {"status": "resolved", "resolved": NOW, "resolution": "answered", "lead": None},
            {"status": "new", "resolved": None, "resolution": None, "promised": NEXT},
        ),
    ],
)
@pytest.mark.parametrize("key", ["refused", "bounced"])
def test_a_failed_letter_opens_its_ticket_again_with_a_next_date(fields, changes, key):
    ticket = replace(open_ticket(), **fields, entries=(said(),))
    edit = rule.fail(ticket, actor("desk"), "00000001", key, "550 no.", day=NEXT)
    (note,) = edit.entries
    assert {it: v for it, v in edit.fields.items() if getattr(ticket, it) != v} == {
        it: v for it, v in changes.items() if getattr(ticket, it) != v
    }
    assert (note.kind, note.text) == ("note", "550 no.")
    assert (key, "00000001") in note.data


@pytest.mark.parametrize(
    ("fields", "author", "promised"),
    [
        ({}, "ann", NEXT),
        ({"promised": date(2026, 11, 4)}, "ann", date(2026, 11, 4)),
        ({}, "desk", None),
        ({"status": "resolved", "resolved": NOW, "resolution": "answered"}, "ann", None),
    ],
)
def test_letter_without_an_address_gives_an_open_ticket_a_next_date(fields, author, promised):
    ticket = replace(open_ticket(), **fields, entries=(said(author=author),))
    after = apply(ticket, rule.report(ticket, actor("desk"), "00000001", "It waits.", NEXT))
    assert after.promised == promised


def test_a_failed_letter_of_the_robot_or_of_a_merged_ticket_is_only_noted():
    merged = Entry(time=NOW, kind="resolve", author="ann", id="00000002", data=(("merged_into", "Q-BBBBBB"),))  # fmt: skip
    robots = replace(open_ticket(), entries=(said(author="desk"),))
    over = replace(open_ticket(), status="resolved", entries=(said(), merged))
    for ticket in (robots, over):
        assert rule.fail(ticket, actor("desk"), "00000001", "refused", "No.", day=NEXT).fields == {}


def test_letter_goes_whence_the_patron_wrote_last_if_that_is_theirs():
    def to(*emails, names=(), **last):
        patron = Patron(pseudonym="p-aaaaaaaa", made=NOW, emails=emails, names=names)
        return rule.choose_recipient(patron, MailMessage(**last) if last else None)

    old, new, else_ = (Address(f"{it}@people.example") for it in ("old", "new", "else"))
    emails = ("Old@people.example", new.email)
    assert to() is None
    assert to(*emails, names=("Q", "Quill")) == Address(new.email, "Quill")
    assert to(*emails, sender=old) == old
    assert to(*emails, sender=else_, reply_to=old) == old
    assert to(*emails, sender=else_) == new


def test_letter_goes_to_no_address_that_mail_did_not_reach():
    emails = ("old@people.example", "new@people.example")
    patron = Patron(pseudonym="p-aaaaaaaa", made=NOW, emails=emails, failed=emails[1:])
    assert rule.choose_recipient(patron, None) == Address(emails[0])
    last = MailMessage(sender=Address(emails[1]))
    assert rule.choose_recipient(patron, last) == Address(emails[0])
    assert rule.choose_recipient(replace(patron, failed=emails), last) is None


def test_letter_goes_on_from_the_last_message():
    last = MailMessage(message_id="c@x", references=("b@x", "a@x", "c@x"))
    assert rule.list_references(last) == ("c@x", "a@x", "b@x")
    assert rule.list_references(MailMessage(references=("a@x",))) == ()
    assert rule.list_references(None) == ()


def test_subject_is_that_of_the_message_or_names_the_ticket():
    assert rule.write_subject(LIBRARY, open_ticket(), "An atlas") == "Re: An atlas"
    assert (
        rule.write_subject(LIBRARY, open_ticket(), "") == "Your question to Hill Library [Q-AAAAAA]"
    )


MAPS = Service(slug="maps", name="Maps", team=("ann", "ben"), head="ann", promise=PROMISE)
TODAY = date(2026, 11, 5)
MADE = {"staff/ann": "Ann's", "services/maps": "Maps'", "staff/cem": "Cem's"}


def staff(handle, left=None):
    return Staff(handle=handle, name=handle, services=("maps",), left=left)


def sent_to(*people, sent=(), made=MADE):
    found = choose_digests(people, [MAPS], made, sent, TODAY)
    return [(it.handle, text) for it, text in found]


def test_colleagues_get_their_own_digest_and_those_of_their_services():
    assert sent_to(staff("ann"), staff("ben"), staff("cem"), staff("dee")) == [
        ("ann", "Ann's\nMaps'"),
        ("ben", "Maps'"),
        ("cem", "Cem's"),
    ]


def test_digest_is_sent_once_a_day():
    assert sent_to(staff("ann"), staff("ben"), sent=["ann"]) == [("ben", "Maps'")]


def test_colleague_who_left_before_today_gets_none():
    people = staff("ann", date(2026, 11, 4)), staff("ben", TODAY)
    assert sent_to(*people) == [("ben", "Maps'")]
