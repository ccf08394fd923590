"""ISSNs, ISBNs and DOIs are told right from wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import item_texts

from deskbook.eresources.formats import identifiers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0378-5955", "03785955"),
        (" 2434-561x ", "2434561X"),
        ("0378-5956", ""),
        ("0378-595", ""),
        ("0378-595Y", ""),
        ("٠378-5955", ""),
        ("037X-5955", ""),
    ],
)
def test_an_issn_is_eight_characters_with_a_right_check_digit(text, number):
    assert identifiers.parse_serial(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("978-0-306-40615-8", ""),
        ("0-306-40615-2", "0306406152"),
        ("0-306-40615-3", ""),
        ("080442957X", "080442957X"),
        ("123-0-306-40615-7", ""),
        ("0378-5955", "03785955"),
        ("", ""),
        ("XXXXXXXXXX", ""),
    ],
)
def test_a_standard_number_loses_its_hyphens_or_is_none(text, number):
    assert identifiers.parse_standard_number(text) == number


def test_digits_of_other_scripts_are_no_isbn():
    assert not identifiers.is_isbn("٩780306406157")


def test_characters_between_the_digits_are_no_part_of_a_number():
    assert not identifiers.is_isbn("0-306-40615-2")  # thirteen characters, ten digits
    assert not identifiers.is_isbn("30640-6152")  # nine digits, which would get a zero in front
    assert not identifiers.is_issn("378-5955")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ISBN 978\u20130\u2013306\u201340615\u20137", "9780306406157"),
        ("0 306 40615 2", "0306406152"),
        ("0\u20118044\u20112957\u2011x", "080442957X"),
        ("2434\u2013561x", "2434561X"),
        ("979-10-90636-07-1", "9791090636071"),
        ("977-0-306-40615-8", ""),
    ],
)
def test_printed_forms_are_read_with_their_dashes_spaces_and_small_letters(text, number):
    assert identifiers.parse_standard_number(text) == number


@given(
    st.text("0123456789", min_size=9, max_size=9), st.sampled_from("0123456789xX"),
    st.sampled_from(["", "-", " ", "\u2013", "\u2010", "\u00a0"]),
)  # fmt: skip
def test_an_isbn_of_ten_characters_has_the_check_digit_of_its_standard(digits, last, dash):
    text = f"{digits[0]}{dash}{digits[1:4]}{dash}{digits[4:]}{dash}{last}"
    weighted = sum((10 - at) * int(it) for at, it in enumerate(digits))
    right = (weighted + (10 if last in "xX" else int(last))) % 11 == 0
    assert identifiers.parse_standard_number(text) == (f"{digits}{last}".upper() if right else "")


@given(st.text("0123456789", min_size=12, max_size=12), st.sampled_from("0123456789X"))
def test_a_number_of_thirteen_digits_is_an_isbn_with_a_prefix_for_books(digits, last):
    text = f"{digits}{last}"
    weighted = sum(int(it) * (3 if at % 2 else 1) for at, it in enumerate(digits))
    right = last != "X" and (weighted + int(last)) % 10 == 0 and digits[:3] in ("978", "979")
    assert identifiers.is_isbn(text) == right


@given(st.text("0123456789", min_size=7, max_size=7))
def test_of_all_last_characters_one_makes_an_issn(digits):
    fitting = [it for it in "0123456789X" if identifiers.is_issn(digits + it)]
    assert len(fitting) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("https://doi.org/10.1000/ABC.123", "10.1000/abc.123"),
        ("see doi:10.1000/j(12)3.", "10.1000/j(12)3"),
        ("(doi 10.1000/xyz).", "10.1000/xyz"),
        ("[10.1000/a[b]c]", "10.1000/a[b]c"),
        ("10.1/too-short", ""),
        ("nothing", ""),
    ],
)
def test_a_doi_is_found_in_a_text_without_its_surroundings(text, name):
    assert identifiers.find_doi(text) == name


def test_all_issns_of_a_text_are_found_once():
    text = "ISSN 0378-5955, also 03785955 and 2434-561X, not 0378-5956"
    read = item_texts.read(text)
    assert read.citation.numbers == ("03785955", "2434561X")
    assert read.doubts == ("0378-5956 is no ISSN: its check digit is wrong",)
    assert [identifiers.write_number(it) for it in ("2434561X", "9780306406157")] == [
        "2434-561X",
        "9780306406157",
    ]
