"""Likeness of texts: numbers that do not depend on order, and groups that are no chains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from deskbook.answers.rules import similar

ASKED = {
    "a": "How do I renew a book?",
    "b": "renewing books online",
    "c": "can i renwe my bok",
    "d": "Where is the color printer?",
    "e": "The printer on the second floor is out of paper",
}


def corpus(asked):
    return similar.Corpus({name: similar.count([(text, 1.0)]) for name, text in asked.items()})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("How do I renew the library's books?", ["renew", "library", "book"]),
        ("Who's got copies of Müller\N{RIGHT SINGLE QUOTATION MARK}s Lieder, 1823?", ["copy", "muller", "lieder", "1823"]),
        ("press, glass, bus, gas, E 5", ["press", "glass", "bus", "gas"]),
        ("", []),
    ],
)  # fmt: skip
def test_telling_words_are_without_case_accents_and_plurals(text, words):
    assert similar.find_words(text) == words


def test_a_word_counts_as_much_as_all_its_trigrams():
    assert similar.count([("book", 2.0), ("Book a pc", 1.0)]) == {
        "book": 3.0, "~^bo": 0.75, "~boo": 0.75, "~ook": 0.75, "~ok$": 0.75, "pc": 1.0,
    }  # fmt: skip


def test_misspelt_words_are_found():
    found = corpus(ASKED)
    shelf = similar.Shelf({name: found.vectors[name] for name in "abde"})
    assert next(iter(shelf.nearest(found.vectors["c"]))) in ("a", "b")
    assert "d" not in shelf.nearest(found.vectors["c"])
    assert list(similar.Shelf(found.vectors).nearest(found.vectors["d"]))[:2] == ["d", "e"]


def pairs(asked, least):
    return sorted(it[1:] for it in similar.find_pairs(corpus(asked).vectors, least))


def test_texts_with_two_telling_words_in_common_are_compared_or_with_one_where_all_have_no_other():
    assert pairs(ASKED, 0.1) == []
    more = {**ASKED, "f": "renew my book", "g": "Printers on a floor"}
    assert pairs(more, 0.1) == [("a", "f"), ("e", "g")]
    assert pairs({"a": "renew?", "b": "Can I renew it", "c": "renew a book"}, 0.1) == [("a", "b")]
    assert pairs({str(it): f"book online word{it}" for it in range(20)}, 0.01) == []


def test_only_pairs_that_are_so_alike_are_given_and_half_of_it_is_words():
    asked = {
        "a": "renew books online",
        "b": "renew a book",
        "c": "renew booking online, in bookings",
    }
    vectors = corpus(asked).vectors
    ((likeness, *pair),) = similar.find_pairs(vectors, 0.5)
    assert (pair, likeness) == (["a", "b"], similar.compare(vectors["a"], vectors["b"]))
    assert 0.3 < similar.compare(vectors["a"], vectors["c"]) < 0.5
    assert pairs(asked, 0.3) == [("a", "b"), ("a", "c")]
    assert pairs(asked, 0.99) == []


def test_groups_are_those_that_ask_the_same():
    alike = [(0.9, "a", "b"), (0.6, "b", "c"), (0.2, "a", "c"), (0.5, "d", "e")]
    assert similar.find_groups("abcdef", alike, 0.5) == [("a", "b"), ("c",), ("d", "e"), ("f",)]
    assert similar.find_groups("abcdef", alike, 0.4) == [("a", "b", "c"), ("d", "e"), ("f",)]


def test_two_groups_join_by_the_average_of_all_their_members():
    square = [(0.9, "a", "b"), (0.9, "c", "d"), (0.8, "a", "c"), (0.4, "b", "d")]
    assert similar.find_groups("abcd", square, 0.31) == [("a", "b"), ("c", "d")]
    assert similar.find_groups("abcd", square, 0.3) == [("a", "b", "c", "d")]


words = st.lists(
    st.sampled_from(["renew", "book", "online", "printer", "paper", "floor", "laptop"]), max_size=4
)


@given(st.lists(words, min_size=2, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_texts_changes_nothing(lists, random):
    asked = {f"q{number}": " ".join(words) for number, words in enumerate(lists)}
    names = list(asked)
    random.shuffle(names)
    one, other = corpus(asked), corpus({name: asked[name] for name in names})
    assert one.vectors == other.vectors
    found = [*similar.find_pairs(one.vectors, 0.1)]
    assert found == [*similar.find_pairs(other.vectors, 0.1)]
    grouped = similar.find_groups(asked, found, 0.3)
    random.shuffle(found)
    assert similar.find_groups(names, found, 0.3) == grouped
    assert sorted(name for group in grouped for name in group) == sorted(asked)


@given(texts, texts)
def test_likeness_is_between_nothing_and_the_same(one, other):
    found = corpus({"one": one, "other": other})
    likeness = similar.compare(found.vectors["one"], found.vectors["other"])
    assert 0 <= likeness <= 1
    assert likeness == similar.compare(found.vectors["other"], found.vectors["one"])
    if found.vectors["one"]:
        assert similar.compare(found.vectors["one"], found.vectors["one"]) == pytest.approx(1)
    near = similar.Shelf({"one": found.vectors["one"]}).nearest(found.vectors["other"])
    assert near.get("one", 0.0) == pytest.approx(likeness)
