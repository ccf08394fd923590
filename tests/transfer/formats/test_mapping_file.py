import pytest

from deskbook.transfer.formats import mapping_file
from deskbook.transfer.model.mapping import (
    CsvMapping,
    FieldRule,
    Moment,
    Sorting,
    Topic,
    Topics,
    Word,
)

WHOLE = """\
---
# What the chat service exports.
source: chat-2026
id: [transcript]
encoding: cp1252
delimiter: ";"
question: question
reply: answer
opened: {column: asked, formats: ["%d.%m.%Y %H:%M", "%Y"]}
resolved: {column: closed}
status: resolved
resolution: referred
lead: reference-head
topics:
  column: topic
  table:
    - {topic: Databases, service: e-resources, labels: [databases], cause: unknown}
  otherwise: {service: reference}
fields:
  - {field: channel, value: chat}
  - field: patron_group
    column: status
    table: [{from: UG, to: student}]
    otherwise: public
"""

READ = CsvMapping(
    source="chat-2026",
    id=("transcript",),
    encoding="cp1252",
    delimiter=";",
    question="question",
    reply="answer",
    opened=Moment(column="asked", formats=("%d.%m.%Y %H:%M", "%Y")),
    resolved=Moment(column="closed"),
    status="resolved",
    resolution="referred",
    lead="reference-head",
    topics=Topics(
        column="topic",
        table=(
            Topic(word="Databases", service="e-resources", labels=("databases",), cause="unknown"),
        ),
        otherwise=Sorting(service="reference"),
    ),
    fields=(
        FieldRule(name="channel", value="chat"),
        FieldRule(
            name="patron_group",
            column="status",
            table=(Word(word="UG", value="student"),),
            otherwise="public",
        ),
    ),
)


def told(text):
    reading = mapping_file.parse("map.yml", text.encode())
    return [(it.line, it.rule, it.message) for it in reading.findings]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.removeprefix("---\n"),
        "\ufeff" + WHOLE.replace("\n", "\r\n"),
    ],
    ids=["with its first line", "without", "from Windows"],
)
def test_a_mapping_file_is_read_whole(text):
    reading = mapping_file.parse("map.yml", text.encode())
    assert reading.findings == ()
    assert reading.filed.record == READ


def test_everything_wrong_with_a_mapping_file_is_said_with_its_line():
    assert told(
        """\
source: Chat 2026
questoin: question
opened: {column: asked, formats: ["%d.%m.", "%Q %Y", "%Y"]}
status: new
lead: reference-head
fields:
  - {field: channel, value: carrier pigeon}
  - {field: channel}
  - {field: labels, column: topic, value: both}
  - {field: read, column: effort, table: [{from: much, to: "9"}], otherwise: "1"}
  - {field: author, value: me}
"""
    ) == [
        (2, "mapping.unknown-key", "questoin is not a field: write question"),
        (1, "mapping.source", 'source "Chat 2026" does not fit: write it like chat-2023-2026. source means: a name for the table, kept in every ticket, by which a row is known again.'),
        (1, "mapping.question", "question is missing: write it, for example `question: question`. The column with the question."),
        (11, "mapping.field",
         'field "author" is not known: write one of title, service, channel, lead, contributors, '
         "patron_group, department, resource, item, symptom, cause, problem, project, answer, "
         "vendor_case, arrived, resolution, activity, read, minutes, labels, language, course"),
    ]  # fmt: skip


def test_rules_of_a_mapping_file_that_cannot_hold_are_said_with_their_line():
    assert told(
        """\
source: chat
question: question
opened: {column: asked, formats: ["%d.%m.", "%Q %Y", "%Y"]}
status: new
lead: reference-head
fields:
  - {field: channel, value: carrier pigeon}
  - {field: channel}
  - {field: labels, column: topic, value: both}
  - field: read
    column: effort
    table:
      - {from: little, to: "1"}
      - {from: much, to: "9"}
    otherwise: "1"
"""
    ) == [
        (3, "mapping.formats", 'formats "%d.%m." is not a way to write a time with its year: write one such as %d.%m.%Y %H:%M, %m/%d/%Y or %Y'),
        (3, "mapping.formats", 'formats "%Q %Y" is not a way to write a time with its year: write one such as %d.%m.%Y %H:%M, %m/%d/%Y or %Y'),
        (7, "mapping.fields", 'channel "carrier pigeon" is not known: write one of desk, phone, email, chat, form, social, appointment'),
        (8, "mapping.fields", "channel comes from two places: keep one of them"),
        (8, "mapping.fields", "channel needs either a column or a value, and not both"),
        (9, "mapping.fields", "labels needs either a column or a value, and not both"),
        (14, "mapping.fields", 'read "9" does not fit. read means: effort on the READ scale, 1 to 6.'),
        (5, "mapping.lead", "tickets that are new have no lead: leave it out, or status: resolved"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "source: a\nquestion: [\n",
            (2, "file.yaml", "`question: [` cannot be read: a value is missing before a comma, or a [ or { is not closed"),
        ),
        (
            "source: a\n---\nsource: b\n",
            (2, "file.yaml", "a second document begins here: keep one"),
        ),
        (
            "source: a\nsource: b\nquestion: q\nopened: {column: c}\n",
            (2, "file.duplicate-key", "source is given twice, first on line 1: keep one of the two lines"),
        ),
        ("a\0b", (1, "file.binary", "this is not a text file (it holds zero bytes): restore it from Git")),
    ],
    ids=["broken", "two documents", "twice", "no text"],
)  # fmt: skip
def test_a_file_that_is_no_such_yaml_is_refused(text, finding):
    assert finding in told(text)
