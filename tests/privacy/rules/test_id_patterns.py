"""Patterns of a library's own numbers"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Privacy
from deskbook.privacy.rules import id_patterns

SHAPE = (
    r"write letters, digits, spaces, hyphens, \d and sets such as [A-Z], each followed by ?, {8} or "
    r"{6,9} where it needs it, for example N\d{8}; several shapes are several patterns"
)


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r"N\d{8}", ""),
        (r"[A-Z]{2}\d{4,6}", ""),
        (r"20\d\d-[A-F0-9]{4}X?", ""),
        ("(a+)+", SHAPE),
        (r"\d+", SHAPE),
        (r".{8}", SHAPE),
        (r"[^a]\d{8}", SHAPE),
        (r"a|\d{5}", SHAPE),
        ("", SHAPE),
        (r"\d{8,2}", "{8,2} counts down: write the smaller number first"),
        (r"[Z-A]\d{5}", "Z-A runs backwards: write the earlier letter or digit first"),
        (r"\d{9}\d{32}", "it fits 41 characters: 40 is the most"),
        (r"\d{2,4}", "it fits 2 characters, so it would hit ordinary words: ask for 4"),
        (
            r"A{0,9}B{0,9}C{0,9}1234",
            "it can fit one place in 1000 ways, the most is 256: use fewer {m,n} and ?",
        ),
        (
            "[A-Z]{6}",
            "it has no digit in it, so it would hit ordinary words: ids need at least one",
        ),
    ],
)
def test_a_pattern_is_judged(pattern, fault):
    assert id_patterns.find_fault(pattern) == fault


def test_patterns_fit_whole_words_only():
    shape = id_patterns.compile_patterns([r"N\d{8}", r"\d{3}-\d{4}", "(a+)+"])
    text = "N00124512, (123-4567) XN00124512 N001245123 N00124512-1 123-45678"
    assert shape.findall(text) == ["N00124512", "123-4567"]
    assert id_patterns.compile_patterns([]) is None
    assert id_patterns.compile_patterns(["(a+)+"]) is None


def test_every_fault_is_said_and_nothing_is_done_with_one():
    privacy = Privacy(student_ids=(r"N\d{8}", r"\d"), card_numbers=("x",))
    with pytest.raises(DeskError) as error:
        id_patterns.refuse_faulty(privacy)
    assert str(error.value) == (
        r'knowledge/library.md: privacy.student_ids "\d": it fits 1 characters, so it would hit '
        'ordinary words: ask for 4; privacy.card_numbers "x": it fits 1 characters, so it would hit '
        "ordinary words: ask for 4"
    )
    id_patterns.refuse_faulty(Privacy(student_ids=(r"N\d{8}",)))


atoms = st.tuples(
    st.sampled_from([r"\d", "[A-Z]", "[0-9A-F]", "N", "7", "-"]),
    st.sampled_from(["", "?", "{3}", "{0,3}", "{2,5}"]),
).map("".join)


@given(st.lists(atoms, min_size=1, max_size=8).map("".join))
def test_a_sound_pattern_is_an_expression(pattern):
    if not id_patterns.find_fault(pattern):
        assert id_patterns.compile_patterns([pattern]) is not None
        re.compile(pattern)
