"""Answers from A to Z, filed as a catalogue would."""

import pytest

from deskbook.library.model.words import ENGLISH, Words
from deskbook.sites.views import shelving
from deskbook.sites.views.shelving import PASSED_OVER, Filed, file_title

SPANISH = Words("es", "español", phrases={PASSED_OVER: "cómo un"})


@pytest.mark.parametrize(
    ("title", "language", "words", "parts", "letter"),
    [
        ("How do I renew a book?", "en", ENGLISH, ("How do I ", "renew", " a book?"), "R"),
        ("Where is e-mail?", "en", ENGLISH, ("Where is ", "e-mail", "?"), "E"),
        ("¿Cómo renuevo un libro?", "es", SPANISH, ("¿Cómo ", "renuevo", " un libro?"), "R"),
        ("Can I borrow one?", "en", SPANISH, ("Can I ", "borrow", " one?"), "B"),
        ("¿Cómo renuevo un libro?", "es", ENGLISH, ("¿", "Cómo", " renuevo un libro?"), "C"),
        ("What is this?", "en", ENGLISH, ("", "What", " is this?"), "W"),
        ("1984?", "en", ENGLISH, ("", "1984", "?"), "1"),
        ("???", "en", ENGLISH, ("", "", "???"), "#"),
    ],
)
def test_a_question_is_filed_under_the_first_word_that_tells_it_from_others(
    title, language, words, parts, letter
):
    found = file_title(title, language, words)
    assert (found, found.letter) == (Filed(*parts), letter)


def test_titles_are_sorted_from_that_word_on():
    titles = ("Can I zip?", "How do I renew a book?", "Where do I Renew a bag?", "An apple?")
    assert [it.before + it.word for it in sorted((file_title(it, "en", ENGLISH) for it in titles),
                                                 key=lambda it: it.order)] == [
        "An apple", "Where do I Renew", "How do I renew", "Can I zip",
    ]  # fmt: skip


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
    assert shelving.mark_answer(slug, topics) == mark


def test_the_mark_of_a_ticket():
    assert shelving.mark_ticket("Q-4KX7M2", "interlibrary-loan") == ("IL", "4KX", "7M2")
