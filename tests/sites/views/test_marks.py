"""Shelf marks, as they stand on the spines."""

import pytest

from deskbook.sites.views import marks


@pytest.mark.parametrize(
    ("slug", "topics", "mark"),
    [
        ("renew-a-book", ("borrowing",), ("BOR", "R15")),
        ("renew-a-card", ("spaces-and-equipment", "borrowing"), ("SE", "R15")),
        ("e-book", (), ("GEN", "E05")),
        ("7-rules", ("of-the",), ("OT", "767")),
        ("x", ("a",), ("A", "X")),
    ],
)
def test_the_mark_of_an_answer(slug, topics, mark):
    assert marks.of_answer(slug, topics) == mark


def test_the_mark_of_a_ticket():
    assert marks.of_ticket("Q-4KX7M2", "interlibrary-loan") == ("IL", "4KX", "7M2")
