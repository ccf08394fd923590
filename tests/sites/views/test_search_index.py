"""What the browser searches by: small files, of which a search needs few."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import languages

from deskbook.library.model.folding import find_words, transcribe
from deskbook.library.model.page import SearchEntry
from deskbook.sites.views import search_index

RENEW = SearchEntry(
    "answers/renew/", "How do I renew a book?", "Answer", ("keep it longer",), "Sign in. Renew it."
)
CAFE = SearchEntry("answers/cafe/", "The Caf\u00e9", "Page", (), "x " * 200)


def read(files):
    return {path.removeprefix("lookup/"): json.loads(data) for path, data in files.items()}


def test_a_small_site_is_a_handful_of_files():
    held = " ".join("x" for _ in range(109)) + "\u2026"
    assert read(search_index.make_files([RENEW, CAFE])) == {
        "index.json": {
            "pages": 2,
            "block": 8,
            "shards": "",
            "firsts": "b c k l r s",
            "folding": search_index.FOLDING,
        },
        "v-b.json": "book",
        "v-c.json": "cafe",
        "v-k.json": "keep",
        "v-l.json": "longer",
        "v-r.json": "renew",
        "v-s.json": "sign",
        "words.json": "book cafe keep longer renew sign",
        "w-.json": {
            "a": [[0]],
            "book": [[0]],
            "cafe": [[1]],
            "do": [[0]],
            "how": [[0]],
            "i": [[0]],
            "in": [[], [], [0]],
            "it": [[], [0]],
            "keep": [[], [0]],
            "longer": [[], [0]],
            "renew": [[0]],
            "sign": [[], [], [0]],
            "the": [[1]],
            "x": [[], [], [1]],
        },
        "p-0.json": [
            ["answers/renew/", "How do I renew a book?", "Answer", "Sign in. Renew it."],
            ["answers/cafe/", "The Caf\u00e9", "Page", held],
        ],
    }


def test_nothing_to_be_found_is_no_fault():
    assert read(search_index.make_files([])) == {
        "index.json": {
            "pages": 0,
            "block": 8,
            "shards": "",
            "firsts": "",
            "folding": search_index.FOLDING,
        },
        "words.json": "",
        "w-.json": {},
    }


def test_words_are_shared_out_by_how_they_begin_where_one_file_would_be_large(monkeypatch):
    monkeypatch.setattr(search_index, "SHARD", 60)
    words = "con cone conic contents context conte\u00e7t abc \u6771\u4eac \u6771 i"
    found = read(search_index.make_files([SearchEntry("a/", words, "Page")]))
    shards = {name: list(it) for name, it in found.items() if name.startswith("w-")}
    assert found["index.json"]["shards"].split(" ") == [
        "a",
        "con",
        "cone",
        "coni",
        "cont",
        "i",
        "\u4eac",
        "\u6771",
    ]
    assert shards == {
        "w-a.json": ["abc"],
        "w-con.json": ["con"],
        "w-cone.json": ["cone"],
        "w-coni.json": ["conic"],
        "w-cont.json": ["contect", "contents", "context"],
        "w-i.json": ["i"],
        "w--4eac.json": ["\u4eac"],
        "w--6771.json": ["\u6771", "\u6771\u4eac"],
    }


def test_a_word_of_very_many_pages_leads_to_those_with_it_in_the_title_first(monkeypatch):
    monkeypatch.setattr(search_index, "LISTED", 3)
    pages = [
        SearchEntry(f"{it}/", "loan" if it in (2, 5) else "x", "Page", (), "loan")
        for it in range(7)
    ]
    entry = read(search_index.make_files(pages))["w-.json"]["loan"]
    assert entry == [[2, 3], [], [0]]


def test_of_words_with_another_first_letter_only_the_commonest_are_there_for_slips(monkeypatch):
    monkeypatch.setattr(search_index, "VOCABULARY", 2)
    pages = [SearchEntry("a/", "rare loan book", "Page"), SearchEntry("b/", "loan book", "Page")]
    found = read(search_index.make_files(pages))
    assert found["words.json"] == "book loan"
    assert [found[f"v-{it}.json"] for it in found["index.json"]["firsts"].split()] == [
        "book", "loan", "rare",
    ]  # fmt: skip


TEXTS = st.text(alphabet="abc\u00e9\u6771 -1", max_size=12)
ENTRIES = st.builds(
    SearchEntry,
    st.just("u/"),
    TEXTS,
    st.just("Page"),
    st.lists(TEXTS, max_size=2).map(tuple),
    TEXTS,
)


@given(st.lists(ENTRIES, max_size=12), st.integers(10, 200))
def test_every_word_is_in_the_file_that_a_browser_looks_in_with_its_pages(pages, size):
    before, search_index.SHARD = search_index.SHARD, size
    try:
        found = read(search_index.make_files(pages))
    finally:
        search_index.SHARD = before
    shards = found["index.json"]["shards"].split(" ")
    for number, page in enumerate(pages):
        for word in search_index.split(f"{page.title} {' '.join(page.also)} {page.text}"):
            start = next(word[:length] for length in range(4, -1, -1) if word[:length] in shards)
            places = found[f"w-{search_index.coded(start)}.json"][word]
            listed = [sum(steps[: at + 1]) for steps in places for at in range(len(steps))]
            assert number in listed
            assert len(set(listed)) == len(listed)
            if len(word) >= search_index.SHORTEST:
                first = search_index.coded(word[0])
                assert word in found[f"v-{first}.json"].split(" ")
        assert found[f"p-{number // 8}.json"][number % 8][1] == page.title


@pytest.mark.parametrize(("text", "query"), languages.PAIRS)
def test_a_text_of_any_language_has_the_words_that_a_query_looks_for(text, query):
    held = search_index.split(text)
    for spelt in languages.spell(query.removesuffix("*")):
        looked_for = find_words(spelt, tails=False), transcribe(spelt).split()
        assert any(
            all(any(it.startswith(word) for it in held) for word in words) for words in looked_for
        )


def test_what_is_shown_of_a_page_is_its_text_as_it_stands_cut_where_a_word_ends():
    text = "\u95ed\u9986\u65f6\u95f4" * 80
    shown = read(search_index.make_files([SearchEntry("a/", "t", "Page", (), text)]))["p-0.json"]
    assert shown == [["a/", "t", "Page", text[: search_index.SHOWN - 1] + "\u2026"]]
