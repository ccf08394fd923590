"""The contrast of colours, as WCAG 2.2 defines it, and the backgrounds of our own style sheet."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.checks.rules import colours

SHEET = (Path(__file__).parents[3] / "site/overrides/assets/desk.css").read_text("utf-8")
COLOURS = st.from_regex(r"#?[0-9a-fA-F]{6}", fullmatch=True)
BACKGROUNDS = ("paper", "card", "sunk", "band", "quiet")


@pytest.mark.parametrize(
    ("first", "second", "contrast"),
    [
        ("#000000", "#ffffff", 21),
        ("ffffff", "FFFFFF", 1),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.3),
    ],
)
def test_contrast_is_that_of_published_pairs(first, second, contrast):
    assert colours.find_least_contrast(first, (second,)) == pytest.approx(contrast, abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_which_is_the_background(first, second):
    found = colours.find_least_contrast(first, (second,))
    assert found == colours.find_least_contrast(second, (first,))
    assert 1 <= found <= 21.001


@given(COLOURS)
def test_the_worst_background_decides(colour):
    each = [colours.find_least_contrast(colour, (it,)) for it in colours.LIGHT]
    assert colours.find_least_contrast(colour, colours.LIGHT) == min(each)


@pytest.mark.parametrize(("scheme", "known"), [("light", colours.LIGHT), ("dark", colours.DARK)])
def test_the_backgrounds_and_the_programs_own_colour_are_those_of_the_style_sheet(scheme, known):
    block = SHEET.partition(f':root[data-scheme="{scheme}"] {{')[2].partition("}")[0]
    values = dict(re.findall(r"--([a-z]+): #([0-9a-f]{6});", block))
    assert tuple(values[it] for it in BACKGROUNDS) == known
    assert colours.find_least_contrast(values["accent"], known) >= colours.LEAST
