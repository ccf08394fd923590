"""The table of the words of mail programs is complete and well formed for each language."""

import pytest

from deskbook.mail.model.words import table
from deskbook.mail.model.words.record import ANYTHING

NEEDED = ("sender", "sent", "to", "subject", "wrote", "original", "forwarded", "absent", "device")


def test_there_are_enough_languages():
    assert len(table.LANGUAGES) >= 40


@pytest.mark.parametrize("language", table.LANGUAGES)
def test_each_language_has_each_kind_of_phrase_once(language):
    words = table.LANGUAGES[language]
    for kind in (*NEEDED, "copy", "answers", "forwards"):
        phrases = words.list_phrases(kind)
        assert phrases or kind not in NEEDED, kind
        assert len(set(phrases)) == len(phrases), kind
        assert not any(it.endswith((":", "：")) for it in phrases), kind


@pytest.mark.parametrize("kind", ["sender", "sent", "to", "copy", "subject", "original", "answers", "forwards"])  # fmt: skip
def test_words_of_fields_and_rules_are_fixed(kind):
    assert not any(ANYTHING in it for it in table.list_phrases(kind))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("On Monday, Ask wrote", "wrote", True),
        ("ON MONDAY, ASK WROTE", "wrote", True),
        ("Am 2. November schrieb Ask", "wrote", True),
        ("Op maandag heeft Ask het volgende geschreven", "wrote", True),
        (" wrote", "wrote", False),
        ("I wrote a book", "wrote", False),
        ("Sent on the go", "device", True),
        ("Sent on the goes", "device", False),
        ("Sent from my telephone", "device", True),
        ("2026年11月2日、Askのメール", "wrote", True),
    ],
)
def test_text_fits_phrase_with_something_in_each_place(text, kind, expected):
    assert table.fits(text, kind) is expected


def test_the_longest_phrase_of_several_comes_first():
    assert table.list_phrases("sender", "to")[0] == max(table.list_phrases("to", "sender"), key=len)
    assert "Von" in table.make_pattern("sender").split("|")
