from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.rules import statistics


@pytest.mark.parametrize(
    ("number", "hundredths", "value"), [(1, 50, 1), (4, 50, 2), (5, 50, 3), (5, 80, 4), (10, 80, 8)]
)
def test_a_percentile_is_the_nearest_rank(number, hundredths, value):
    assert statistics.percentile(range(1, number + 1), hundredths) == value


@pytest.mark.parametrize("number", [6, 10, 25, 100, 201, 1000])
def test_the_interval_of_a_median_misses_it_at_most_once_in_twenty(number):
    low, high = statistics.median_interval(range(1, number + 1))
    assert high == number + 1 - low
    missed = 2 * sum(comb(number, it) for it in range(low)) / 2**number
    narrower = 2 * sum(comb(number, it) for it in range(low + 1)) / 2**number
    assert missed <= 0.0501
    assert narrower > 0.047


@pytest.mark.parametrize("number", range(6))
def test_with_few_values_the_median_has_no_interval(number):
    assert statistics.median_interval(range(number)) is None


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (1, 31, 0.0057, 0.1619)],
)
def test_a_share_has_the_interval_of_wilson(part, whole, low, high):
    """The values stand in tables of the score interval, such as that of Brown, Cai and DasGupta."""
    assert statistics.share_interval(part, whole) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 8), st.integers(0, 8), st.sampled_from([0.25, 0.5, 0.8]))
def test_the_chance_of_a_difference_is_that_of_trying_all_ways(now, before, share):
    number = now + before
    lower = upper = 0.0
    for way in product((0, 1), repeat=number):
        hits = sum(way)
        chance = share**hits * (1 - share) ** (number - hits)
        lower += chance * (hits <= now)
        upper += chance * (hits >= now)
    expected = min(1.0, 2 * min(lower, upper)) if number else 1.0
    assert statistics.chance_of_difference(now, before, share) == pytest.approx(expected)
