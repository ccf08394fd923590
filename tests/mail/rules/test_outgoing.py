"""Letters to patrons are made of a reply and nothing else; digests go to colleagues."""

from dataclasses import fields
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
    ticket, hand = open_ticket(), actor()
    (sent,) = rule.settle(ticket, hand, "00000001", "").entries
    (refused,) = rule.settle(ticket, hand, "00000001", "550 no such user").entries
    (back,) = rule.report(ticket, hand, "00000001", "@ann: it waits.").entries
    assert [(it.kind, it.data, it.text) for it in (sent, refused, back)] == [
        ("link", (("sent", "00000001"),), ""),
        ("note", (("refused", "00000001"),), "550 no such user"),
        ("note", (("undelivered", "00000001"),), "@ann: it waits."),
    ]


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


def test_sent_reply_is_linked_and_a_refused_one_noted():
    (sent,) = rule.settle(open_ticket(), actor("desk"), "00000001", "").entries
    assert (sent.kind, sent.text, sent.data) == ("link", "", (("sent", "00000001"),))
    (refused,) = rule.settle(open_ticket(), actor("desk"), "00000001", "Not taken.").entries
    assert (refused.kind, refused.text) == ("note", "Not taken.")
    assert refused.data == (("refused", "00000001"),)


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
