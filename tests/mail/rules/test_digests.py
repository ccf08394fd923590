"""The digests that colleagues are sent by mail."""

from datetime import date

from deskbook.library.model.records import Service, ServicePromise, Staff
from deskbook.mail.rules.digests import for_colleagues

PROMISE = ServicePromise(first_reply="1d", news_every="2d", accept_within="3d")
MAPS = Service(slug="maps", name="Maps", team=("ann", "ben"), head="ann", promise=PROMISE)
TODAY = date(2026, 11, 5)
MADE = {"staff/ann": "Ann's", "services/maps": "Maps'", "staff/cem": "Cem's"}


def staff(handle, left=None):
    return Staff(handle=handle, name=handle, services=("maps",), left=left)


def sent_to(*people, sent=(), made=MADE):
    found = for_colleagues(people, [MAPS], made, sent, TODAY)
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
