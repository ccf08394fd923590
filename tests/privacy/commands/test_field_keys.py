"""The names of declared fields are nobody's words, also in a record that cannot be read."""

import re

import pytest

from deskbook.library.formats.record_file import FOLDERS
from deskbook.library.model.fields import front_specs
from deskbook.library.model.records import Profile
from deskbook.library.model.ticket import Ticket
from deskbook.library.rules import texts
from deskbook.library.rules.field_keys import hide
from deskbook.privacy.commands import file_check
from deskbook.privacy.rules.redact import Gate

GATE = Gate(regions=("US",))
PATHS = {
    **{f"knowledge/{folder}/x.md": kind for folder, kind in FOLDERS.items()},
    "knowledge/library.md": Profile,
    "tickets/Q-4KX7M2.md": Ticket,
}


def list_fields(kind: type, form: str = "{}: Schmidt\n"):
    """Yield front matter that has one declared field alone, also of records within the record."""
    for key, spec in front_specs(kind).items():
        yield form.format(key)
        if part := texts.find_part_class(spec):
            for inner in list_fields(part, "{}: Schmidt"):
                yield f"{key}:\n  - {inner}\n"
                yield f"{key}: {{{inner}}}\n"
                yield f"{key}: [{{slug: a, {inner}}}]\n"


@pytest.mark.parametrize("path", PATHS)
def test_declared_fields_are_no_persons_however_much_is_missing(path):
    fronts = list(list_fields(PATHS[path]))
    for front in fronts:
        for text in (f"---\n{front}---\n", f"---\n{front}", f"---\r\n{front}\r\n---\r\n\r\nA b.\n"):
            assert not re.search(r"\w[ \t]*:", hide(text, PATHS[path]).replace("slug: a", "")), text
    text = f"---\n{''.join(fronts)}---\n"
    found = file_check.search_file(path, text.encode(), GATE)
    assert [it for it in found if it.rule == "privacy.name"] == []


@pytest.mark.parametrize("path", ["knowledge/services/x.md", "tickets/Q-4KX7M2.md"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\nslug: x\nreader-name: x\nmy name is Quill Sample\n---\n", 4),
        ("---\nslug: x\n---\n\nname: Schmidt\n", 5),
        ("---\nslug: x\n\nname: Schmidt\n", 4),
        ("name: Schmidt\n", 1),
        ("---", 0),
        ("---\nslug: |\n  name: Schmidt\n---\n", 3),
    ],
)
def test_what_is_no_declared_field_is_found_where_it_stands(path, text, line):
    found = file_check.search_file(path, text.encode(), GATE)
    assert [it.line for it in found if it.rule == "privacy.name"] == [line] * bool(line)


def test_every_value_keeps_its_place():
    text = "---\nname: Maps\nhead: [jo]\nother: x\n---\nname: y\n"
    assert (
        hide(text, FOLDERS["services"]) == "---\n      Maps\n      [jo]\nother: x\n---\nname: y\n"
    )
