"""Texts are found in every language and spelling."""

import sqlite3
from contextlib import closing
from functools import partial

import pytest
from tests import languages

from deskbook.search.adapters.index import nearest, schema, search, spelling, texts
from deskbook.search.formats import parse_query
from deskbook.search.model import Term

TEXTS = [*languages.FOUND, *languages.MISSED]


@pytest.fixture(scope="module")
def index():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        schema.create(connection, "")
        rows = [(number, text, f"Why? {text}", "") for number, text in enumerate(TEXTS)]
        texts.write_texts(connection.executemany, rows)
        asked = [(number, f"a{number}", text) for number, text in enumerate(TEXTS)]
        answer = "INSERT INTO answer (slug, path, title, state) VALUES (?, '', ?, 'published')"
        connection.executemany(answer, [it[1:] for it in asked])
        connection.executemany("INSERT INTO asked (doc, slug, wording) VALUES (?, ?, ?)", asked)
        yield connection


def find(index, query):
    expression = search.match(query, partial(spelling.quote, index))
    return {TEXTS[row] for (row,) in index.execute("SELECT rowid FROM words(?)", (expression,))}


@pytest.mark.parametrize(("text", "query"), languages.PAIRS)
def test_a_text_is_found_by_words_and_phrases_however_they_are_spelt(index, text, query):
    for spelt in languages.spell(query):
        assert text in find(index, parse_query([f'"{spelt}"' if spelt[-1] != "*" else spelt], ()))
        assert text not in find(index, parse_query(["why", f'-"{spelt.removesuffix("*")}"'], ())) or spelt[-1] == "*"  # fmt: skip


@pytest.mark.parametrize(("text", "query"), languages.NO_PAIRS)
def test_what_is_spelt_otherwise_is_another_word(index, text, query):
    assert text not in find(index, parse_query([query], ()))


@pytest.mark.parametrize(("text", "query"), [it for it in languages.PAIRS if it[1][-1] != "*"])
def test_what_may_help_is_found_by_any_telling_word_of_a_question(index, text, query):
    found = nearest.near(index, f"Where is {query}?", ("title",))
    assert text in [it.wording for it in found.near] or not found.words


def test_many_spellings_of_a_long_phrase_are_bounded(index):
    term = Term("müller " * 12)
    assert spelling.quote(index, term).count('"') <= 2 * (spelling.MOST + 1)


def test_no_sign_ends_a_quotation(index):
    assert spelling.quote(index, Term('a"b\0c', open_ended=True)) == '"a""b c"*'
