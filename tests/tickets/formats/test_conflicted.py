"""The two versions in a file with conflict markers."""

import pytest

from deskbook.tickets.formats.conflicted import versions


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\nd\n", "a\nb\nd\n", "a\nc\nd\n"),
        ("<<<<<<<\nb\r\n||||||| z\ne\n=======\r\nc\n>>>>>>>\n", "b\r\n", "c\n"),
        ("<<<<<<< x\n=======\nc\n>>>>>>> y", "", "c\n"),
        (
            "<<<<<<< x\na\n=======\nb\n>>>>>>> y\nT\n=======\n<<<<<<< x\nc\n=======\n>>>>>>> y\n",
            "a\nT\n=======\nc\n",
            "b\nT\n=======\n",
        ),
    ],
)
def test_whole_conflicts_are_told_apart(text, above, below):
    assert versions(text) == (above, below)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "T\n=======\n",
        "<<<<<<< x\na\n",
        "<<<<<<< x\na\n=======\nb\n",
        "a\n>>>>>>> y\n",
        "<<<<<<< x\n<<<<<<< x\n=======\n>>>>>>> y\n",
        "<<<<<<< x\na\n=======\nb\n=======\nc\n>>>>>>> y\n",
        "<<<<<<< x\na\n=======\nb\n>>>>>>> y\n>>>>>>> y\n",
        "\\<<<<<<< x\n<<<<<<<x\n======= b\n",
    ],
)
def test_what_is_no_whole_conflict_is_not(text):
    assert versions(text) is None
