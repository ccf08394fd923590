"""The outcomes of small commands on patrons, in words"""

from datetime import UTC, date, datetime

from deskbook.library.views.outcome import Said, Screen
from deskbook.patrons.model.outcomes import ConsentNoted, PatronAdded, PatronFound, PatronsFound
from deskbook.patrons.model.patron import Patron
from deskbook.patrons.views import outcomes

RECORD = Patron(pseudonym="p-a", made=datetime(2026, 11, 5, tzinfo=UTC), names=("Quill Sample",))


def test_a_record_is_new_or_was_known():
    known = [PatronAdded(pseudonym="p-a", known=it) for it in (True, False)]
    assert [outcomes.describe_added(it, Screen()) for it in known] == [
        "p-a was known already",
        "p-a is in the vault",
    ]


def test_patrons_are_found_one_a_line_or_not_at_all():
    one = PatronsFound(patrons=(PatronFound("p-a", ("Q-AAAAAA", "Q-BBBBBB"), RECORD),))
    none = PatronsFound(patrons=())
    assert outcomes.describe_found(one, Screen()) == Said("p-a  Quill Sample: Q-AAAAAA, Q-BBBBBB")
    assert outcomes.describe_found(none, Screen()).err.startswith("nobody in the vault has that")
    assert (one.is_clean, none.is_clean) == (True, False)


def test_consent_has_a_day_or_was_taken_back():
    given = ConsentNoted(pseudonym="p-a", consent="feedback", day=date(2026, 11, 3))
    back = ConsentNoted(pseudonym="p-a", consent="name", day=None)
    assert outcomes.describe_consent(given, Screen()) == "p-a agreed to feedback, 2026-11-03"
    assert outcomes.describe_consent(back, Screen()) == "p-a took back name"
