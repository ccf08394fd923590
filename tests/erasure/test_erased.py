"""Words that a rewrite took out, read from texts before and after"""

import pytest

from deskbook.erasure.rules import search
from deskbook.erasure.rules.erased import Erased, Pair, find_words, is_erased_path, read

SPELLINGS = ["Zuzanna Qwertzky", "zuz@people.example", "QWERTZKY, Zuzanna", "919-555-0107"]
TEXTS = ["{}", "Ask {} first.", "{} and {}\n", "a {}\nb {} c\n", "x{}y", "\n{}"]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("word", SPELLINGS)
def test_words_are_found_again_in_any_text(text, word):
    assert set(find_words(text.format(word, word), text.format("redacted", "redacted"))) == {word}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the same redacted", "the same redacted"),
        ("another text", "one text redacted"),
        ("no word of it", "no word at all"),
        ("a", "a redacted b"),
        ("an x then z", "an redacted then y redacted z"),
        ("redacted x", "redacted redacted"),
    ],
)
def test_texts_that_differ_otherwise_give_no_words(before, after):
    assert [it for it in find_words(before, after) if len(it) > 1 and it != "x"] == []


def test_unsent_texts_lose_the_words_and_the_link():
    before = "---\npatron: p-1a2b\ntitle: For Zuzanna Qwertzky\n---\nzuzanna, zuz@people.example, p-1a2b\n"
    after = "---\ntitle: For redacted\n---\nredacted, redacted, redacted\n"
    found = read([Pair("Q-1.md", before, after), Pair("", "By Zuzanna Qwertzky", "By redacted")])
    text = "---\npatron: p-1a2b\n---\nQWERTZKY ZUZANNA and zuzanna (ZUZ@people.example)\n"
    assert found.erase(text.encode(), "Q-1.md") == (b"---\n---\nredacted and redacted (redacted)\n")
    assert found.erase(b"Zuzanna Qwertzky; zuzanna of p-1a2b", "Q-2.md") == (
        b"redacted; zuzanna of redacted"
    ), "a single word may be another person's name in another file"
    assert found.erase(b"zuzanna") == b"zuzanna"


def test_nothing_is_taken_out_where_nothing_was():
    assert read([Pair("a.md", "x", "y")]) == Erased()
    assert Erased().erase(b"\xff x") == b"\xff x"
    assert search.Sought("", ()).erase(b"patron: \n", parts=True) == b"patron: \n"


def test_a_path_without_the_words_is_recognised():
    assert is_erased_path("notes/zuzanna-q.md", "notes/redacted.md")
    assert not is_erased_path("notes/zuzanna-q.md", "other/redacted.md")
    assert not is_erased_path("notes/a.md", "notes/a.md")
