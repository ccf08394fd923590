"""No suppressed number can be worked out, however a table and its totals are combined."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.reports.rules.suppression import (
    TOTAL,
    add_totals,
    suppress_list,
    suppress_sums,
    suppress_table,
)

ROWS, COLUMNS = ("jan", "feb", "mar"), ("a", "b", "c")
counts = st.integers(0, 9)
minima = st.integers(2, 6)
tables = st.builds(
    lambda values, rows, columns: dict(
        zip(product(ROWS[:rows], COLUMNS[:columns]), values, strict=False)
    ),
    st.lists(counts, min_size=9, max_size=9),
    st.integers(1, 3),
    st.integers(1, 3),
)


def others(cells, hidden, sums):
    """The tables near a table that somebody who sees what is published cannot tell from it.

    `sums` works out every published number of a table; a suppressed one is known to be at least 1.
    """
    truth = sums(cells)
    unknown = [place for place in cells if place in hidden]
    for change in product((0, 1, -1), repeat=len(unknown)):
        near = {**cells, **{it: cells[it] + by for it, by in zip(unknown, change, strict=True)}}
        found = sums(near)
        if all(found[it] == truth[it] if it not in hidden else found[it] >= 1 for it in truth):
            yield found


def open_to_attack(cells, hidden, sums):
    """The suppressed numbers that are the same in all tables near this one."""
    known = {place: set() for place in hidden}
    for found in others(cells, hidden, sums):
        for place in hidden:
            known[place].add(found[place])
        if all(len(values) > 1 for values in known.values()):
            return []
    return [place for place, values in known.items() if len(values) < 2]


@given(tables, minima)
def test_no_suppressed_number_of_a_table_can_be_worked_out_from_its_totals(cells, minimum):
    hidden = suppress_table(cells, minimum)
    assert all(place in hidden or not 0 < value < minimum
               for place, value in add_totals(cells).items())  # fmt: skip
    assert open_to_attack(cells, hidden, add_totals) == []


@given(st.dictionaries(st.sampled_from("abcdef"), counts, max_size=5), minima)
def test_no_suppressed_number_of_a_list_can_be_worked_out_from_its_total(found, minimum):
    hidden = suppress_list(found, minimum)
    whole = {**found, TOTAL: sum(found.values())}
    assert all(name in hidden or not 0 < value < minimum for name, value in whole.items())
    assert open_to_attack(found, hidden, lambda it: {**it, TOTAL: sum(it.values())}) == []


def monthly(cells, minimum):
    """What was suppressed in each month's own list, as places of the year's table."""
    return frozenset(
        (row, name)
        for row in ROWS
        for name in suppress_list({c: v for (r, c), v in cells.items() if r == row}, minimum)
    )


@given(tables, minima)
def test_the_sums_of_a_year_give_nothing_away_that_its_months_hid(cells, minimum):
    hidden = monthly(cells, minimum)
    hidden &= frozenset(place for place, value in add_totals(cells).items() if value)
    kept_back = suppress_sums(cells, hidden, minimum)
    whole = hidden | {(TOTAL, column) for column in kept_back}
    assert open_to_attack(cells, whole, add_totals) == []


def test_a_number_that_stands_alone_takes_another_with_it():
    assert suppress_list({"a": 3, "b": 12, "c": 40}, 5) == {"a", "b"}
    assert suppress_list({"a": 1, "b": 1, "c": 40, "d": 30}, 5) == {"a", "b", "d"}
    assert suppress_list({"a": 10, "b": 0}, 5) == frozenset()
    assert suppress_list({"a": 3}, 5) == {"a", TOTAL}
    assert suppress_list({}, 5) == frozenset()


def test_sums_cannot_hide_what_a_month_has_shown():
    assert suppress_sums({("jan", "a"): 3}, frozenset({("jan", "a")}), 5) == {"a", TOTAL}


def test_a_rectangle_of_the_fewest_cases_hides_a_small_number():
    cells = {("jan", "a"): 3, ("jan", "b"): 20, ("jan", "c"): 30,
             ("feb", "a"): 10, ("feb", "b"): 6, ("feb", "c"): 30}  # fmt: skip
    assert suppress_table(cells, 5) == {("jan", "a"), ("jan", "b"), ("feb", "a"), ("feb", "b")}


def test_nothing_is_suppressed_without_a_small_number():
    assert suppress_table({("jan", "a"): 5, ("feb", "b"): 7}, 5) == frozenset()
    assert suppress_table({}, 5) == frozenset()


@pytest.mark.parametrize("value", [1, 4])
def test_a_single_small_number_hides_everything(value):
    assert len(suppress_table({("jan", "a"): value}, 5)) == 4


def test_number_that_a_list_gave_away_is_not_hidden_by_sums():
    """January was published with one number hidden and its total shown, by mistake: all sums are kept back."""
    cells = {("jan", "a"): 3, ("jan", "b"): 14}
    assert suppress_sums(cells, frozenset({("jan", "a")}), 5) == frozenset({"a", "b", TOTAL})
