from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our

from deskbook.search.formats import parse_query
from deskbook.search.model import Query, Term

FIELDS = {"service", "waiting_on", "opened"}


def read(*typed):
    return parse_query(typed, FIELDS)


def test_words_phrases_beginnings_and_what_is_to_be_left_out():
    assert read("embargo", '"full text"', "-proxy", 'numis*', '-"link resolver"') == Query(
        (Term("embargo"), Term("full text"), Term("numis", open_ended=True)),
        (Term("proxy"), Term("link resolver")),
    )  # fmt: skip


def test_an_argument_with_spaces_was_quoted_for_the_shell():
    assert read("full  text") == read('"full text"')
    assert read('"full text" embargo') == read('"full text"', "embargo")
    assert read("service:reference census") == read("service:reference", "census")
    assert read(" census ") == read("census")


def test_fields_have_values_and_other_names_are_text():
    assert read(
        "service:reference", 'service:"e-resources"', "Waiting-On:vendor", "http://x.example/a"
    ) == Query(
        (Term("http://x.example/a"),),
        fields={"service": ("reference", "e-resources"), "waiting_on": ("vendor",)},
    )
    assert read("-service:reference") == Query((), (Term("service:reference"),))


def test_a_quote_that_is_not_closed_and_pieces_without_a_letter_are_no_hindrance():
    assert read('"full text') == read('"full text"')
    assert read("caf\udce9") == Query((Term("caf?"),))
    assert read("!!!", '""', "*", "--", "a", "a") == Query((Term("a"),))


@given(st.lists(our.raw_text | st.text('ab "-*:', max_size=12), max_size=4))
def test_some_query_comes_of_whatever_is_typed(typed):
    found = read(*typed)
    for term in (*found.terms, *found.without):
        assert any(char.isalnum() for char in term.text)
        assert term.text == " ".join(term.text.split())
