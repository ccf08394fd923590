"""Whoever knows the rule and all that is published cannot narrow a suppressed number down."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.reports.rules.suppression import (
    NONE,
    PublishedList,
    PublishedSums,
    publish_list,
    publish_sums,
)

NAMES = [["a"], ["a", "b"], ["a", "b", "c"], [NONE], [NONE, "b"], [NONE, "b", "c"]]


def lists_of(names, most):
    """Every list over these names with a total of at most `most`."""
    for counts in product(range(most + 1), repeat=len(names)):
        if sum(counts) <= most:
            yield dict(zip(names, counts, strict=True))


def seen(it):
    return it.total, tuple(sorted(it.shown.items())), it.rest


@pytest.mark.parametrize("minimum", [2, 3, 4, 5])
@pytest.mark.parametrize(
    "names", [*NAMES, pytest.param(["a", "b", "c", "d"], marks=pytest.mark.exhaustive)]
)
def test_whoever_tries_all_lists_that_are_published_alike_cannot_narrow_a_number_down(
    names, minimum
):
    alike = defaultdict(list)
    for counts in lists_of(names, 4 * minimum):
        alike[seen(publish_list(counts, minimum))].append(counts)
    for (total, shown, _), lists in alike.items():
        if total is None:
            assert len({sum(it.values()) for it in lists}) == minimum
        for name in set(names) - dict(shown).keys():
            assert len({it[name] for it in lists}) >= minimum, (shown, name)


@pytest.mark.parametrize(
    ("names", "periods", "minimum", "most"),
    [
        ([NONE, "b"], "12", 2, 8),
        (["a", "b", "c"], "12", 2, 4),
        ([NONE, "b"], "123", 2, 4),
        pytest.param([NONE, "b", "c"], "12", 2, 8, marks=pytest.mark.exhaustive),
        pytest.param([NONE, "b", "c"], "12", 3, 7, marks=pytest.mark.exhaustive),
        pytest.param([NONE, "b"], "123", 3, 7, marks=pytest.mark.exhaustive),
    ],
)
def test_nor_with_all_lists_of_a_year_and_their_sums(names, periods, minimum, most):
    """Only what is published of lists up to `most` is judged: all lists that are alike are tried."""
    alike = {}
    every = list(lists_of(names, most))
    for lists in product(every, repeat=len(periods)):
        found = publish_sums(dict(zip(periods, lists, strict=True)), minimum)
        key = (*(seen(it) for it in found.lists.values()), found.whole, seen(found.together))
        places = alike.setdefault(key, [set() for _ in range(len(names) * len(periods))])
        for place, number in zip(places, (it[name] for it in lists for name in names), strict=True):
            place.add(number)
    for key, places in alike.items():
        shown = [name in dict(it[1]) for it in key[: len(periods)] for name in names]
        for is_shown, numbers in zip(shown, places, strict=True):
            assert is_shown or len(numbers) >= minimum, key


def test_list_of_an_earlier_attack_has_many_readings():
    """Six, six and four were once published so that no other numbers were possible."""
    asked = {"circulation": 6, "e-resources": 6, "reference": 4}
    found = publish_list(asked, 5)
    readings = [
        (a, b) for a in range(17) for b in range(17 - a)
        if publish_list({"circulation": a, "e-resources": b, "reference": 16 - a - b}, 5) == found
    ]  # fmt: skip
    assert len({a for a, _ in readings}) >= 5
    assert len({16 - a - b for a, b in readings}) >= 5


counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=3)


@given(counts, st.integers(2, 6))
def test_what_is_shown_is_true_and_never_small(found, minimum):
    it = publish_list(found, minimum)
    assert all(number == found[name] >= minimum for name, number in it.shown.items())
    if it.total is None:
        assert sum(found.values()) < minimum
        assert (it.shown, it.rest) == ({}, 0)
    else:
        assert it.total == sum(found.values()) == sum(it.shown.values()) + it.rest
        assert it.rest == 0 or it.rest >= minimum


@given(counts, st.integers(2, 6), st.randoms())
def test_no_number_decides_which_others_are_kept_back(found, minimum, chance):
    """Any other numbers that are small in the same places are shown in the same places."""
    other = {
        name: chance.randrange(minimum) if number < minimum else chance.randrange(minimum, 60)
        for name, number in found.items()
    }
    one, two = publish_list(found, minimum), publish_list(other, minimum)
    if one.shown and two.shown:
        assert one.shown.keys() == two.shown.keys()


def test_what_is_small_is_added_up_with_the_covers():
    assert publish_list({NONE: 40, "a": 3, "b": 12}, 5) == PublishedList(55, {"b": 12}, 43)
    assert publish_list({NONE: 40, "a": 0, "b": 12}, 5) == PublishedList(52, {"b": 12}, 40)
    assert publish_list({NONE: 40, "a": 5, "b": 12}, 5) == PublishedList(
        57, {NONE: 40, "a": 5, "b": 12}, 0
    )


def test_a_rest_that_is_small_takes_the_list_with_it_and_a_small_total_everything():
    assert publish_list({NONE: 1, "a": 3, "b": 12}, 5) == PublishedList(16, {}, 16)
    assert publish_list({NONE: 1, "a": 3}, 5) == PublishedList(None, {}, 0)
    assert publish_list({}, 5) == PublishedList(None, {}, 0)


def test_a_library_that_asks_for_no_suppression_gets_none():
    assert publish_list({"a": 1, "b": 0}, 1) == PublishedList(1, {"a": 1}, 0)
    found = publish_sums({"jan": {"a": 1, "b": 0}, "feb": {"a": 2, "b": 0}}, 1)
    assert (found.whole, found.together) == (3, PublishedList(3, {"a": 3}, 0))


def test_a_sum_is_shown_where_it_leaves_each_of_its_numbers_open():
    months = {f"{at}": {NONE: 30, "a": number, "b": 9} for at, number in enumerate((2, 3, 3))}
    found = publish_sums(months, 5)
    assert found.together == PublishedList(125, {"a": 8, "b": 27}, 90)
    two = publish_sums({"1": {NONE: 30, "a": 4, "b": 9}, "2": {NONE: 30, "a": 4, "b": 9}}, 5)
    assert two.together.shown == {"b": 18}, "eight in two months would be four and four"
    assert publish_sums(months | {"3": {NONE: 1, "a": 0, "b": 2}}, 5) == PublishedSums(
        lists=found.lists | {"3": PublishedList(None, {}, 0)},
        whole=None,
        covered=("0", "1", "2"),
        together=found.together,
    )


def test_a_sum_needs_room_in_each_list():
    """A rest of seven leaves room for one number from 0 to 4, not for two at the same time."""
    months = {f"{at}": {NONE: 3, "a": 2, "b": 2, "c": 20} for at in range(4)}
    shown = publish_sums(months, 5).together.shown
    assert len(shown.keys() & {"a", "b"}) == 1
    assert shown["c"] == 80


def test_small_totals_are_added_up_where_that_leaves_them_open():
    few, many = {NONE: 1, "a": 1}, {NONE: 20, "a": 9}
    assert publish_sums({"1": few, "3": many}, 5).whole is None, "there is one, so it is known"
    assert publish_sums({"1": few, "2": few, "3": many}, 5).whole == 33
    assert publish_sums({"1": few, "2": few, "3": few, "4": many}, 5).whole == 35
    none = {NONE: 0, "a": 0}
    assert publish_sums({"1": none, "2": few, "3": many}, 5).whole is None, "two in all: none has 3"
