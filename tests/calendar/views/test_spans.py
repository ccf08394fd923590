"""Spans of working time as people read them."""

import pytest

from deskbook.calendar.views import spans


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("1h", "one opening hour"),
        ("4h", "four opening hours"),
        ("12h", "twelve opening hours"),
        ("13h", "13 opening hours"),
        ("1d", "one day on which the library is open"),
        ("2d", "two days on which the library is open"),
    ],
)
def test_a_span_as_the_library_writes_it(span, words):
    assert spans.written(span) == words
