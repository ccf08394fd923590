"""Records of patrons: found, added to, and merged"""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.model.finding import DeskError
from deskbook.patrons.model.patron import Given, Patron
from deskbook.patrons.rules import patrons
from deskbook.patrons.rules.patrons import normalize
from deskbook.privacy.rules import known

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
DAY = date(2026, 11, 5)


def patron(**fields):
    return Patron(pseudonym="p-aaaaaaaaaa", made=NOW, **fields)


def test_a_patron_is_found_by_what_is_theirs_however_it_is_written():
    record = patron(
        names=("Quill  Sampleton",), emails=("Q@X.example",), cards=("2 5185 99560 9641",), phones=("(919) 555-0123",)
    )  # fmt: skip
    assert patrons.list_handles(record) == (
        "emails:q@x.example",
        "cards:25185995609641",
        "phones:9195550123",
        "names:quill sampleton",
    )
    assert "cards:25185995609641" in patrons.list_searched("25185-99560-9641")


@pytest.mark.parametrize(
    ("given", "found", "name"),
    [
        (Given(emails=("q@x.example",)), {"emails:q@x.example": ["p-1"]}, "p-1"),
        (Given(emails=("q@x.example",), names=("Q",)), {"names:q": ["p-2"]}, None),
        (Given(emails=("q@x.example",), names=("Q",)), {"emails:q@x.example": ["p-1"], "names:q": ["p-2"]}, "p-1"),
        (Given(names=("Q",)), {}, None),
        (Given(facts=("reads large print",)), {}, None),
    ],
)  # fmt: skip
def test_who_is_meant(given, found, name):
    assert patrons.choose(given, found) == name


@pytest.mark.parametrize(
    ("given", "found", "message"),
    [
        (
            Given(emails=("q@x.example",), cards=("1234567",)),
            {"emails:q@x.example": ["p-1"], "cards:1234567": ["p-2"]},
            "these belong to different patrons (p-1, p-2): name one with --patron",
        ),
        (
            Given(names=("Q",)),
            {"names:q": ["p-2", "p-1"]},
            "there is a patron of that name already (p-1, p-2), and a name does not say who it is: "
            "give --patron-email or --patron-card too, or --patron",
        ),
    ],
)
def test_who_is_meant_is_not_guessed(given, found, message):
    with pytest.raises(DeskError) as error:
        patrons.choose(given, found)
    assert str(error.value) == message


def test_a_record_grows_and_says_nothing_twice():
    first = patrons.begin_record(
        "p-aaaaaaaaaa", Given(emails=("q@x.example",), contact="mail"), NOW
    )
    assert first == patron(emails=("q@x.example",), contact="mail")
    second = patrons.add_details(
        first, Given(emails=("Q@x.example", "r@x.example"), facts=("large print",), language="es")
    )
    assert second == patron(
        emails=("q@x.example", "r@x.example"), facts=("large print",), contact="mail", language="es"
    )
    assert patrons.drop_values(second, ["R@X.example", "large print"]) == patron(
        emails=("q@x.example",), contact="mail", language="es"
    )
    with pytest.raises(DeskError) as error:
        patrons.drop_values(second, ["nothing"])
    assert str(error.value) == '"nothing" is not in the record of p-aaaaaaaaaa'


def test_what_was_agreed_to_is_kept_with_its_day_and_can_be_taken_back():
    agreed = patrons.set_consent(patron(), "remember", DAY)
    assert agreed.consent == {"remember": DAY}
    assert patrons.set_consent(agreed, "remember", None).consent == {}
    with pytest.raises(DeskError) as error:
        patrons.set_consent(agreed, "name", None)
    assert str(error.value) == "p-aaaaaaaaaa did not agree to name: they agreed to remember"
    with pytest.raises(DeskError) as error:
        patrons.set_consent(patron(), "name", None)
    assert str(error.value).endswith("they agreed to nothing")


def test_what_the_gate_knows_of_a_patron():
    record = patron(names=("Q S",), emails=("q@x",), phones=("1",), cards=("2",), addresses=("3",))
    assert known.identifiers(record) == (
        ("name", "Q S"), ("email", "q@x"), ("phone", "1"), ("barcode", "2"), ("address", "3")
    )  # fmt: skip


def test_two_records_become_one():
    base = patron(emails=("a", "b"), contact="mail", language="en", consent={"name": DAY})
    ours = patron(emails=("a", "b", "c"), contact="phone", language="en", consent={})
    theirs = patron(
        emails=("b", "d"), contact="mail", language="es", consent={"name": DAY, "remember": DAY}
    )
    assert patrons.merge_records(base, ours, theirs) == patron(
        emails=("b", "c", "d"), contact="phone", language="es", consent={"remember": DAY}
    )
    assert patrons.merge_records(base, patron(contact="x"), patron(contact="y")).contact == "y"


maps = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3), max_size=4)
lists = st.lists(st.sampled_from("abcd"), unique=True).map(tuple)


@given(maps, maps, maps)
def test_a_merged_map_keeps_every_change_of_one_side_and_what_either_dropped_is_gone(
    base, ours, theirs
):
    merged = patrons.merge_maps(base, ours, theirs)
    for key in "abcd":
        was, mine, other = base.get(key), ours.get(key), theirs.get(key)
        if other in (mine, was):
            assert merged.get(key) == mine
        elif mine == was:
            assert merged.get(key) == other


@given(lists, lists, lists)
def test_merging_lists_is_the_same_both_ways_round(base, ours, theirs):
    one = patrons.merge_records(patron(facts=base), patron(facts=ours), patron(facts=theirs)).facts
    two = patrons.merge_records(patron(facts=base), patron(facts=theirs), patron(facts=ours)).facts
    assert set(one) == set(two)
    assert set(one) >= (set(ours) | set(theirs)) - set(base)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("  Evan   HANSEN ", "evan hansen"),
        ("(919) 555-0123", "9195550123"),
        ("+1 919.555.0123", "9195550123"),
        ("+44 20 7946 0958", "442079460958"),
        ("1234", "1234"),
        ("Room 12-34", "room 12-34"),
    ],
)
def test_words_and_numbers_are_compared_by_their_spelling(text, spelt):
    assert normalize(text) == spelt
