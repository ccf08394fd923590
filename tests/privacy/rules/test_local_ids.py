"""People's numbers of the library's country, as the examples of python-stdnum have them."""

import importlib
import re

import pytest
from benchmarks.letters.traps import traps

from deskbook.privacy.model.account_cues import PERSONAL_IDS
from deskbook.privacy.rules import redact
from deskbook.privacy.rules.accounts import local_ids
from deskbook.privacy.rules.marks import plain_numbers
from deskbook.privacy.rules.redact import Gate
from deskbook.privacy.rules.triggers import Lowered


def examples(country, name):
    folder = "in_" if country == "IN" else country.lower()
    found = importlib.import_module(f"stdnum.{folder}.{name}").__doc__ or ""
    return re.findall(r"validate\(u?'(?:CL |HR )?([^']+)'\)\n'", found)


NUMBERS = [
    (country, number)
    for country, names in PERSONAL_IDS.items()
    for name in names
    for number in examples(country, name)
]


@pytest.mark.parametrize(("country", "number"), NUMBERS)
def test_a_number_is_found_behind_a_word_for_it(country, number):
    text = f"Hello, the identity number is {number}, can you help?"
    clean, _ = redact.clean_intake(text, Gate(regions=(country,)))
    assert clean == "Hello, the identity number is [national id], can you help?"
    assert not list(local_ids(number, Lowered(number.lower()), (country,)))
    assert not list(local_ids(text, Lowered(text.lower()), (country, *"ABC")))


def test_numbers_of_books_and_orders_are_nobodys():
    assert len(NUMBERS) > 35
    for country in PERSONAL_IDS:
        for text in traps(11, 10):
            assert not list(local_ids(plain_numbers(text), Lowered(text.lower()), (country,)))
