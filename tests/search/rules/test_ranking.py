from hypothesis import given
from hypothesis import strategies as st

from deskbook.search.rules.ranking import fused

RANKINGS = st.lists(
    st.tuples(st.sampled_from([0.3, 1.0]), st.lists(st.sampled_from("abcdef"), unique=True)),
    max_size=4,
)


def test_what_stands_high_in_several_rankings_stands_highest():
    both = [(1.0, ["a", "b", "c"]), (1.0, ["c", "b", "d"])]
    assert fused(both) == {
        "a": 1 / 10,
        "b": 1 / 11 + 1 / 11,
        "c": 1 / 12 + 1 / 10,
        "d": 1 / 12,
    }
    assert list(fused(both)) == ["c", "b", "a", "d"]


def test_a_ranking_of_little_weight_orders_what_others_do_not_know():
    assert list(fused([(1.0, ["a", "b"]), (0.3, ["c", "b"])])) == ["b", "a", "c"]
    assert fused([]) == {}


@given(RANKINGS)
def test_nothing_is_lost_and_the_highest_comes_first(rankings):
    found = fused(rankings)
    assert set(found) == {thing for _, ranked in rankings for thing in ranked}
    assert list(found.values()) == sorted(found.values(), reverse=True)
