"""`.github/labels.yml`: every mistake is found with its line."""

from pathlib import Path

from deskbook.github.formats import labels_file
from deskbook.library.model.vocabulary import CAUSES, WAITING_ON

ROOT = Path(__file__).parents[3]

WRONG = """\
# Labels
- {name: "Bug", colour: "red", description: "It is broken", was: []}
- {name: "fault", color: "ff0000"}
"""

TWICE = """\
- {name: "Odd", colour: "ff0000", was: [bug]}
- {name: "odd", colour: "ff0000"}
- {name: "fault", colour: "ff0000", was: [BUG]}
"""


def test_every_mistake_has_its_line():
    assert [(it.line, it.rule, it.message) for it in labels_file.parse(WRONG.encode()).findings] == [
        (2, "labels.colour", 'colour "red" does not fit: write it like 1d5f8a. colour means: six hexadecimal digits.'),
        (3, "labels.unknown-key", "color is not a field: write colour"),
        (3, "labels.colour", "colour is missing: write it, for example `colour: 1d5f8a`. Six hexadecimal digits."),
    ]  # fmt: skip


def test_a_name_stands_once_whatever_its_case_and_whether_it_is_old():
    known = "GitHub knows one label of that name, whatever its case"
    assert [
        (it.line, it.rule, it.message) for it in labels_file.parse(TWICE.encode()).findings
    ] == [
        (2, "labels.twice", f'"odd" stands here and at "Odd": {known}'),
        (3, "labels.twice", f'"BUG" stands here and at "Odd": {known}'),
    ]


def test_a_file_that_is_no_list_or_no_text_is_a_finding():
    assert labels_file.parse(b"{name: bug}").findings
    assert labels_file.parse(b"\xff\xfe").filed is None


def test_the_file_of_this_repository_names_every_label_that_tickets_can_have():
    reading = labels_file.parse((ROOT / labels_file.PATH).read_bytes())
    assert reading.findings == ()
    names = {it.name for it in reading.filed.record.labels}
    wanted = {f"waiting: {it}" for it in WAITING_ON} | {f"cause: {it}" for it in CAUSES}
    assert wanted | {"status: new", "status: open"} <= names
    for path in (ROOT / "knowledge/services").glob("*.md"):
        assert path.read_text().partition('\nlabel: "')[2].partition('"')[0] in names
