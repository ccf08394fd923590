"""Numbers in a row that are none: each fault has its own reason."""

import pytest

from deskbook.eresources.formats import kbart_row


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", None),
        ("n/a", None),
        ("-", None),
        ("None", None),
        ("0378-5955", None),
        ("2170 - 18", "print_identifier 2170 - 18 is no ISSN or ISBN: it has six digits"),
        ("3", "print_identifier 3 is no ISSN or ISBN: it has one digit"),
        ("12345678901", "print_identifier 12345678901 is no ISSN or ISBN: it has 11 digits"),
        ("pending", "print_identifier pending is no ISSN or ISBN: it has no digits"),
        ("0378-5956", "print_identifier 0378-5956 is no ISSN or ISBN: its check digit is wrong"),
        ("3785955", "print_identifier 3785955 has lost its leading zeros, as in a spreadsheet: read as 0378-5955"),
    ],
)  # fmt: skip
def test_number_that_is_none_says_why(text, fault):
    assert list(kbart_row.list_number_faults(["", text, ""])) == ([fault] if fault else [])


def test_number_that_lost_its_zeros_is_read():
    assert kbart_row.read_number("3785955") == "03785955"
    assert kbart_row.read_number("12345") == ""
