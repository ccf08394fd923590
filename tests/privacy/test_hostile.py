"""The gate on texts made to run away with it"""

import re

import pytest
from benchmarks.redacting import GATE, GROWTH, LIMIT, LIMITED, SIZES, all_texts, cpu_seconds, write
from hypothesis import given
from hypothesis import strategies as st

from deskbook.privacy.rules import redact

TEXTS = all_texts()


@pytest.fixture
def searched(monkeypatch):
    """The length of each text that is searched."""
    found, lengths = redact.find, []

    def find(text, gate):
        lengths.append(len(text))
        return found(text, gate)

    monkeypatch.setattr(redact, "find", find)
    return lengths


@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_the_number_of_searches_does_not_grow_with_the_text(text, searched):
    whole = write(text, 3_000)
    clean, _ = redact.clean_intake(whole, GATE)
    assert len(searched) <= redact.PASSES + 1
    assert max(searched) <= 2 * len(whole)
    assert redact.clean_intake(clean, GATE)[0] == clean


@pytest.mark.parametrize("times", [1_000, 2_000])
def test_what_uncovers_one_hit_behind_the_other_is_cut_off(times, searched):
    lines = ["I have a list.", "P.O. Box 1" * times, "May I renew?", "P.O. Box 2" * times, "Bye"]
    clean, hits = redact.clean_intake("\n".join(lines), GATE)
    boxes = "[address]" * (redact.PASSES - 1)
    assert clean.split("\n") == [
        "I have a list.", f"{boxes}[address]", "May I renew?", f"{boxes}[address]", "Bye",
    ]  # fmt: skip
    assert {hit.kind for hit in hits} == {"address"}
    assert len(searched) == redact.PASSES + 1


def test_what_the_last_search_finds_clean_is_not_cut():
    one = "P.O. Box 1" * (redact.PASSES - 1)
    assert (
        redact.clean_intake(f"{one}, thanks", GATE)[0]
        == "[address]" * (redact.PASSES - 1) + ", thanks"
    )


def test_line_with_two_such_chains_is_cut_at_the_first():
    one, two = ("P.O. Box 1" * 9, "P.O. Box 2" * 9)
    clean, _ = redact.clean_intake(f"{one}, or else to {two}, please\nThanks", GATE)
    assert clean == "[address]" * redact.PASSES + "\nThanks"


def test_where_cutting_uncovers_another_hit_nothing_stays(monkeypatch):
    endless = re.compile(r"x|\[name\](?=.)")

    def find(text, _gate):
        return tuple(redact.Hit(*it.span(), "name") for it in endless.finditer(text))

    monkeypatch.setattr(redact, "find", find)
    assert redact.clean_intake("xy\nx y", GATE)[0] == "[name]\n[name]"
    endless = re.compile(r"x|\[name\](?=\s)")
    assert redact.clean_intake("x y\nz", GATE)[0] == "[name]"


@given(st.lists(st.sampled_from([it[1] for it in TEXTS]), max_size=30).map("".join))
def test_mixed_pieces_come_out_with_nothing_more_to_replace(text):
    clean, _ = redact.clean_intake(text, GATE)
    assert redact.clean_intake(clean, GATE)[0] == clean


@pytest.mark.exhaustive
@pytest.mark.parametrize("text", TEXTS, ids=repr)
def test_four_times_the_text_takes_four_times_the_time(text):
    short, middle, long = (cpu_seconds(write(text, size)) for size in SIZES)
    assert middle <= GROWTH * short + 0.01
    assert long <= GROWTH * middle + 0.01
    assert cpu_seconds(write(text, LIMITED)) <= LIMIT
