"""The generated title list is one that our reader takes whole, and each row says what it is."""

import itertools
from functools import partial
from io import BytesIO

from benchmarks import holdings
from deskbook.eresources.formats import kbart
from deskbook.eresources.formats.identifiers import parse_standard_number


def test_generated_rows_are_sound_and_say_that_they_are_generated():
    text = "\t".join(kbart.COLUMNS) + "\n" + "".join(map(holdings.row, range(0, 90_000, 101)))
    read = list(kbart.read("generated.txt", partial(BytesIO, text.encode()), "generated"))
    assert len(read) == 892
    assert {it.notes for it in read} == {"generated"}
    assert all("Generated" in it.title and it.print_id and it.online_id for it in read)
    assert len({it.embargo for it in read}) == 5


def test_no_number_is_given_twice():
    numbers = [
        holdings.issn(it) for it in itertools.chain(range(3_000), range(1_000_000, 1_003_000))
    ]
    assert all(parse_standard_number(it) == it for it in numbers)
    assert len(set(numbers)) == len(numbers)
