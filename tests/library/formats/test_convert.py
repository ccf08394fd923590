import pytest

from deskbook.library.formats.convert import from_text
from deskbook.library.model.finding import DeskError
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
