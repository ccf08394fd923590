"""One change of a text, made in another version of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import examples

from deskbook.library.formats.three_way import transfer

lines = st.lists(st.sampled_from(["a\n", "b\n", "c\r\n", "\n", "d"]), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("before", "after", "onto", "expected"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", "a\nb\n", "a\nB\n"),  # neighbouring lines
        ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n"),
        ("a\nhand\n", "a\nhand\nnew\n", "a\n", "a\nnew\n"),  # appended to what was appended
        ("a\nhand\nb\n", "a\nnew\nhand\nb\n", "a\nb\n", "a\nnew\nb\n"),
        ("a\nb\n", "a\nb\nnew\n", "a\nb\ngone\n", None),  # two insertions at one place
        ("a\nb\n", "a\nB\n", "a\nbb\n", None),
        ("a\nb\nc\n", "a\nd\n", "a\nb\nx\nc\n", None),  # an insertion amid lines that went
        ("a\nb\nx\nc\n", "a\nb\nY\nc\n", "a\nd\n", None),
        ("a\nhand\nb\n", "a\nB\n", "a\nb\n", None),  # the change takes back what was written
        ("", "a\n", "", "a\n"),
    ],
)
def test_a_change_is_made_where_it_can_be_told_apart(before, after, onto, expected):
    found = transfer(before.encode(), after.encode(), onto.encode())
    assert found == (None if expected is None else expected.encode())


HEAD = "---\ncountry: US\n---\n"


@pytest.mark.parametrize(
    ("before", "after", "onto", "expected"),
    [
        # A field added by hand gets an item: the last commit has no field for it.
        (
            "---\ncountry: US\nnames:\n  - a\n---\n",
            "---\ncountry: US\nnames:\n  - a\n  - b\n---\n",
            HEAD,
            None,
        ),
        # The item would end up in another list.
        (
            "---\nservices:\n  - a\nnames:\n  - a\n---\n",
            "---\nservices:\n  - a\nnames:\n  - a\n  - b\n---\n",
            "---\nservices:\n  - a\n---\n",
            None,
        ),
        (
            "---\nnames:\n  - a\n  - hand\n---\n",
            "---\nnames:\n  - a\n  - hand\n  - b\n---\n",
            "---\nnames:\n  - a\n---\n",
            "---\nnames:\n  - a\n  - b\n---\n",
        ),
        ("---\na: 1\nb: 2\n---\n", "---\na: 1\nb: 3\n---\n", "---\na: 0\nb: 2\n---\n", "---\na: 0\nb: 3\n---\n"),
        ("---\na: 1\n---\n", "---\na: 1\nb: 2\n---\n", "---\na: [\n---\n", None),
    ],
)  # fmt: skip
def test_fields_of_front_matter_come_out_right_or_nothing_does(before, after, onto, expected):
    found = transfer(before.encode(), after.encode(), onto.encode())
    assert found == (None if expected is None else expected.encode())


def test_what_cannot_be_read_on_all_sides_may_stay_so():
    assert transfer(b"---\na\nx\n", b"---\na\nX\n", b"---\nb\nx\n") == b"---\nb\nX\n"


@examples(200)
@given(lines, lines, lines)
def test_a_change_of_unrelated_lines_is_made_whole(before, hand, own):
    """Text that is put before and behind: what was done to one side is done, the rest left."""
    old = (before + "\n").encode()
    edited = f"{hand}\n".encode() + b"=\n" + old
    after = edited + b"=\n" + own.encode()
    onto = b"=\n" + old
    assert transfer(edited, after, onto) == onto + b"=\n" + own.encode()


@examples(200)
@given(lines, lines, lines)
def test_the_order_of_two_changes_does_not_matter(old, one, other):
    first = transfer(old.encode(), one.encode(), other.encode())
    second = transfer(old.encode(), other.encode(), one.encode())
    assert first == second
    assert transfer(old.encode(), one.encode(), old.encode()) == one.encode()
    assert transfer(old.encode(), old.encode(), one.encode()) == one.encode()
