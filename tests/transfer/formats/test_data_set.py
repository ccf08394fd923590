"""The document beside a data set says what each column is, and is held to its version."""

import json

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import data_set
from deskbook.transfer.model.data_set import Shared


def test_it_names_every_column_with_its_type_and_what_was_suppressed():
    made = json.loads(data_set.write(Shared("hill", 5, (), 3)))
    assert {key: made[key] for key in ("library", "rows", "left_out", "minimum")} == {
        "library": "hill",
        "rows": 0,
        "left_out": 3,
        "minimum": 5,
    }
    assert made["suppressed"].startswith(
        "each combination of what could tell a question apart occurs 5"
    )
    assert {it["name"]: it["type"] for it in made["columns"]} == data_set.list_columns()
    assert made["columns"][3] == {
        "name": "term",
        "type": "string",
        "nullable": True,
        "about": "Teaching term, none between terms.",
    }
    whole = json.loads(data_set.write(Shared("hill", 1, (), 0)))
    assert "not for others" in whole["suppressed"]


def test_what_was_written_is_read_again():
    text = data_set.write(Shared("hill", 5, (), 3))
    assert data_set.read("x", text) == data_set.About("hill", 0, 5)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda it: "no json", "x is no document of a data set"),
        (lambda it: "[]", "x is no document of a data set"),
        (lambda it: json.dumps({**it, "kind": "another"}), "x is no document of a data set"),
        (lambda it: json.dumps({**it, "rows": "many"}), "x is no document of a data set"),
        (lambda it: json.dumps({**it, "version": 1}), "made by another version"),
        (lambda it: json.dumps({**it, "columns": it["columns"][1:]}), "made by another version"),
    ],
)
def test_anything_else_is_refused(change, said):
    made = json.loads(data_set.write(Shared("hill", 5, (), 3)))
    with pytest.raises(DeskError, match=said):
        data_set.read("x", change(made))
