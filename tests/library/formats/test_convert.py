from dataclasses import dataclass, field

import pytest

from deskbook.library.formats.convert import from_text
from deskbook.library.model.fields import doc
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Hours
from deskbook.library.model.ticket import Ticket


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("read", "3", 3),
        ("vendor_case", "00482", "00482"),
        ("labels", "late-issue", "late-issue"),
        ("channel", "email", "email"),
    ],
)
def test_a_typed_value_becomes_what_its_field_declares(key, text, value):
    assert from_text(Ticket, key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("read", "7", 'read "7" does not fit. read means: effort on the READ scale, 1 to 6.'),
        ("lead", "@sara", 'lead "@sara": write the handle without @: sara'),
        (
            "channel",
            "mail",
            'channel "mail" is not known: write email, or one of desk, phone, email, chat, form, '
            "social, appointment",
        ),
        (
            "patron",
            "Jo Example",
            'patron "Jo Example" does not fit: write it like p-7f3kq29d. patron means: the patron\'s pseudonym; '
            "never a name.",
        ),
    ],
)
def test_a_typed_value_that_does_not_fit_is_answered_as_in_a_file(key, text, message):
    with pytest.raises(DeskError) as refused:
        from_text(Ticket, key, text)
    assert str(refused.value) == message


@dataclass(frozen=True)
class Bare:
    """A record whose field is not documented."""

    code: str = field(metadata=doc("", pattern="[0-9]+"))
    late: str = field(default="", metadata=doc("URL of it.", pattern="[0-9]+", example="7"))


def test_meaning_of_a_field_is_a_sentence_only_where_there_is_one():
    with pytest.raises(DeskError, match=r'^code "x" does not fit\.$'):
        from_text(Bare, "code", "x")
    said = r'^late "x" does not fit: write it like 7\. late means: URL of it\.$'
    with pytest.raises(DeskError, match=said):
        from_text(Bare, "late", "x")


@pytest.mark.parametrize("typed", ["closed", " Closed "])
def test_closed_day_is_left_out_of_the_week(typed):
    with pytest.raises(DeskError, match="does not fit: leave a day out on which you are closed"):
        from_text(Hours, "hours", typed)
