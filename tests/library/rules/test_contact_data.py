"""Contact data in the form they are compared in."""

import pytest

from deskbook.library.rules import contact_data


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("  Evan   HANSEN ", "evan hansen"),
        ("(919) 555-0123", "9195550123"),
        ("+1 919.555.0123", "9195550123"),
        ("+44 20 7946 0958", "442079460958"),
        ("1234", "1234"),
        ("Room 12-34", "room 12-34"),
    ],
)
def test_words_and_numbers_are_compared_by_their_spelling(text, spelt):
    assert contact_data.normalize(text) == spelt
