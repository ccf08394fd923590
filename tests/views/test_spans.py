"""Spans of working time as people read them."""

import pytest

from deskbook.views import spans


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("1h", "one opening hour"),
        ("4h", "4 opening hours"),
        ("1d", "one opening day"),
        ("2d", "2 opening days"),
    ],
)
def test_a_span_as_the_library_writes_it(span, words):
    assert spans.written(span) == words
