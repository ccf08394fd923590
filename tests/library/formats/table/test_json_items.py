"""JSON as a table: the same rows as the same table in CSV."""

import csv
import io
import json
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.library.formats.table import json_items
from deskbook.library.formats.table.file import open_table
from deskbook.library.model.finding import DeskError


def opened(text, *wanted):
    return open_table("t.json", partial(io.BytesIO, text.encode()), wanted)


def test_lists_one_after_the_other_and_lines_of_json_are_read_too():
    text = '[{"a": 1},\n {"b": 2}]\n[{"c": 3}]\n{"d": 4}'
    assert list(json_items.read_items("x", text)) == [
        (1, {"a": 1}),
        (2, {"b": 2}),
        (3, {"c": 3}),
        (4, {"d": 4}),
    ]
    assert list(json_items.read_items("x", " [] ")) == []


cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=9)


@given(st.lists(st.tuples(cells, cells), min_size=1, max_size=5))
def test_a_list_of_objects_has_the_rows_of_the_same_table_in_csv(table):
    objects = [{"question": a, "year": b} for a, b in table]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, ["question", "year"])
    writer.writeheader()
    writer.writerows(objects)
    rows = [it.cells for it in opened(stream.getvalue(), "question").rows()]
    for text in (
        json.dumps(objects),
        json.dumps({"total": len(objects), "rows": objects}, indent=1),
        "\n".join(map(json.dumps, objects)),
    ):
        found = opened(text)
        assert found.layout.columns == ("question", "year")
        assert [it.cells for it in found.rows()] == rows


def test_keys_that_an_object_lacks_are_empty_and_lists_are_joined():
    found = opened('[{"a": 1, "tags": ["x", "y"]},\n {"b": null, "c": {"d": true}}]')
    assert found.describe() == "JSON, 4 keys"
    assert [(it.line, it.cells) for it in found.rows()] == [
        (1, ["1", "x;y", "", ""]),
        (2, ["", "", "", '{"d": true}']),
    ]


def test_rows_that_were_rejected_can_be_read_again():
    found = opened('[{"a": "1"}, {"a": "2"}]')
    again = opened("".join(it.raw for it in found.rows()))
    assert [it.cells for it in again.rows()] == [["1"], ["2"]]


def test_text_that_only_looks_like_json_is_refused():
    with pytest.raises(DeskError, match="this is no JSON"):
        opened('{"a": 1,')


def test_what_is_no_list_of_objects_is_refused():
    with pytest.raises(DeskError, match="t:1: a list of objects is meant"):
        list(json_items.read_items("t", "[1]"))
