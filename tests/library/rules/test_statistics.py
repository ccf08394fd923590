from itertools import product
from math import comb, exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.rules import statistics


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


def test_a_tail_of_the_poisson_distribution_is_the_sum_of_its_weights():
    above = sum(exp(-2.1) * 2.1**it / factorial(it) for it in range(17, 60))
    assert statistics.chance_of_more(17, 2.1, 2.1) == pytest.approx(above, rel=1e-9)
    assert statistics.chance_of_more(0, 2.1, 2.1) == 1.0
    assert statistics.chance_of_more(2, 5.0, 5.0) == pytest.approx(1 - 6 * exp(-5))
    assert statistics.chance_of_fewer(1, 5.0, 5.0) == pytest.approx(6 * exp(-5))


def test_count_with_a_larger_variance_surprises_less():
    """The negative binomial distribution of mean 4 and variance 12 is that of size 2, p 1/3."""
    expected = sum((it + 1) * (1 / 3) ** 2 * (2 / 3) ** it for it in range(10, 200))
    assert statistics.chance_of_more(10, 4.0, 12.0) == pytest.approx(expected)
    assert statistics.chance_of_more(10, 4.0, 12.0) > 5 * statistics.chance_of_more(10, 4.0, 4.0)


@given(st.integers(0, 60), st.floats(0.01, 40), st.floats(1, 6))
def test_both_tails_have_one_count_in_common(count, mean, unsteady):
    more = statistics.chance_of_more(count, mean, mean * unsteady)
    fewer = statistics.chance_of_fewer(count, mean, mean * unsteady)
    assert 0 <= more <= 1
    assert 0 <= fewer <= 1
    assert more + fewer >= 1 - 1e-9


@given(st.integers(1, 60), st.floats(0.01, 40), st.floats(1, 6))
def test_more_questions_are_never_likelier(count, mean, unsteady):
    one_more = statistics.chance_of_more(count + 1, mean, mean * unsteady)
    assert one_more <= statistics.chance_of_more(count, mean, mean * unsteady) + 1e-12


def test_discoveries_are_those_of_benjamini_and_hochberg():
    """Of fifteen comparisons, the example of their paper of 1995: four are discoveries."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
    assert statistics.discoveries(chances, 0.05, 15) == 0.0095
    assert statistics.discoveries(chances[4:], 0.05, 15) == 0.0
    assert statistics.discoveries([], 0.05, 15) == 0.0
