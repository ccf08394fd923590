from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.hands import NOW, ZONE

from deskbook.library.model.ticket import Entry
from deskbook.tickets.model import DELIVERY_STATES, Delivery
from deskbook.tickets.views import deliveries

LETTER = Entry(time=NOW, kind="reply", author="ann", id="00000001", text="It is here.")


@pytest.mark.parametrize(
    ("state", "minutes", "said"),
    [
        ("waiting", 1, "waits in the outbox until 10:01:00"),
        ("waiting", -1, "waits in the outbox for the next run of mail"),
        ("deferred", 15, "was deferred by the mail server; next try Thu 5 Nov 10:15"),
    ],
)
def test_a_time_is_said_where_there_is_one(state, minutes, said):
    it = Delivery(letter=LETTER, state=state, until=NOW + timedelta(minutes=minutes))
    assert deliveries.describe(it, NOW, ZoneInfo(ZONE)) == said


@pytest.mark.parametrize(
    "state", [it for it in DELIVERY_STATES if it not in ("waiting", "deferred")]
)
def test_other_states_have_words(state):
    it = Delivery(letter=LETTER, state=state, until=NOW)
    assert deliveries.describe(it, NOW, ZoneInfo(ZONE)) == DELIVERY_STATES[state].label
