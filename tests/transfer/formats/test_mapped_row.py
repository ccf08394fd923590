from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbook.transfer.formats import mapped_columns, mapped_row
from deskbook.transfer.model.mapping import (
    CsvMapping,
    Draft,
    FieldRule,
    Moment,
    Reject,
    Row,
    Sorting,
    Topic,
    Topics,
    When,
    Word,
)

ZONE = ZoneInfo("America/New_York")

CHAT = FieldRule(name="channel", value="chat")
REFERENCE = FieldRule(name="service", value="reference")


def mapping(*fields, **changes):
    known = {
        "source": "chat",
        "question": "question",
        "opened": Moment(column="asked"),
        "fields": (CHAT, REFERENCE, *fields),
    }
    return CsvMapping(**{**known, **changes})


def row(**cells):
    cells = {"question": "Where is it?", "asked": "2026-11-02 09:30", **cells}
    return Row(7, 8, cells, "raw\n")


def why(found):
    assert isinstance(found, Reject)
    assert (found.line, found.last, found.raw) == (7, 8, "raw\n")
    return found.why


def fields(found):
    assert isinstance(found, Draft), found
    return dict(found.fields)


def test_a_row_says_a_whole_ticket():
    plan = mapping(
        FieldRule(name="minutes", column="took"),
        reply="answer",
        resolved=Moment(column="closed", formats=("%d.%m.%Y",)),
    )
    found = mapped_row.read_row(
        row(answer="There.\r\n", closed="03.11.2026", took=" 5 "), plan, ZONE
    )
    assert found == Draft(
        line=7,
        last=8,
        raw="raw\n",
        key=found.key,
        question="Where is it?",
        reply="There.",
        opened=When(datetime(2026, 11, 2, 14, 30, tzinfo=UTC)),
        resolved=When(first=date(2026, 11, 3), last=date(2026, 11, 3)),
        fields={"channel": "chat", "service": "reference", "minutes": 5},
    )


def test_a_question_without_a_time_of_resolution_has_none():
    found = mapped_row.read_row(row(closed=" "), mapping(resolved=Moment(column="closed")), ZONE)
    assert found.resolved is None


@pytest.mark.parametrize(
    ("text", "formats", "when"),
    [
        ("2026-11-02T14:14:00Z", (), When(datetime(2026, 11, 2, 14, 14, tzinfo=UTC))),
        ("2026-07-02 14:14", (), When(datetime(2026, 7, 2, 18, 14, tzinfo=UTC))),
        ("11/02/2026  2:14 PM", ("%m/%d/%Y %I:%M %p",), When(datetime(2026, 11, 2, 19, 14, tzinfo=UTC))),
        ("2026-11-02", (), When(first=date(2026, 11, 2), last=date(2026, 11, 2))),
        ("2026-12", (), When(first=date(2026, 12, 1), last=date(2026, 12, 31))),
        ("Feb 2024", ("%Y", "%b %Y"), When(first=date(2024, 2, 1), last=date(2024, 2, 29))),
        ("2026_5", ("%Y", "%Y_%m"), When(first=date(2026, 5, 1), last=date(2026, 5, 31))),
        ("2026", (), When(first=date(2026, 1, 1), last=date(2026, 12, 31))),
    ],
)  # fmt: skip
def test_times_are_read_as_exactly_as_they_are_told(text, formats, when):
    plan = mapping(opened=Moment(column="asked", formats=formats))
    assert mapped_row.read_row(row(asked=text), plan, ZONE).opened == when


@pytest.mark.parametrize(
    ("text", "formats", "reason"),
    [
        ("", (), "asked is empty"),
        ("soon", (), 'asked "soon" is not a time like 2026-11-02 14:14, a day, a month or a year'),
        ("0026", (), 'asked "0026" is not a time like 2026-11-02 14:14, a day, a month or a year'),
        ("02.13.2026", ("%d.%m.%Y", "%Y"), 'asked "02.13.2026" is not %d.%m.%Y or %Y'),
    ],
)
def test_a_time_that_cannot_be_read_is_a_reason(text, formats, reason):
    plan = mapping(opened=Moment(column="asked", formats=formats))
    assert why(mapped_row.read_row(row(asked=text), plan, ZONE)) == reason


def test_everything_that_does_not_fit_is_said_at_once():
    plan = mapping(
        FieldRule(name="minutes", column="took"),
        topics=Topics(column="topic", table=()),
        reply="answer",
    )
    found = mapped_row.read_row(
        row(question=" \n", asked="?", took="long", topic="x" * 60, answer="\ud800"), plan, ZONE
    )
    assert why(found) == (
        "question is empty; answer: the text holds half of a character (U+D800, at position 1): "
        "copy it again from its source, or leave that character out; "
        'asked "?" is not a time like 2026-11-02 14:14, a day, a month or a year; '
        'took: minutes "long" is not a whole number: write digits only, like 15; '
        f'topic "{"x" * 39}…" is not in the table of topics'
    )


@pytest.mark.parametrize("name", ["service", "channel"])
def test_what_every_ticket_needs_has_to_come_from_somewhere(name):
    kept = tuple(it for it in (CHAT, REFERENCE) if it.name != name)
    assert (
        why(mapped_row.read_row(row(), mapping(fields=kept), ZONE))
        == f"the mapping gives it no {name}"
    )


def test_words_stand_for_values_whatever_their_case():
    rule = FieldRule(
        name="patron_group",
        column="status",
        table=(Word(word="Undergrad", value="student"),),
        otherwise="public",
    )
    groups = [
        fields(mapped_row.read_row(row(status=text), mapping(rule), ZONE))["patron_group"]
        for text in (" undergrad ", "visitor", "")
    ]
    assert groups == ["student", "public", "public"]


def test_without_a_table_otherwise_is_for_empty_cells():
    rule = FieldRule(name="course", column="course", otherwise="none given")
    courses = [
        fields(mapped_row.read_row(row(course=text), mapping(rule), ZONE))["course"]
        for text in ("HIST 210", "")
    ]
    assert courses == ["HIST 210", "none given"]


def test_an_empty_cell_leaves_its_field_out():
    rule = FieldRule(name="course", column="course")
    assert fields(mapped_row.read_row(row(course=""), mapping(rule), ZONE))["course"] is None


def test_labels_are_parted_and_written_as_labels_are():
    rule = FieldRule(name="labels", column="tags", table=(Word(word="e-res", value="electronic"),))
    found = mapped_row.read_row(row(tags="E-Res; Adobe_Access,,Adobe access"), mapping(rule), ZONE)
    assert fields(found)["labels"] == ("electronic", "adobe-access")


def test_a_topic_goes_before_the_other_rules_and_labels_come_together():
    topics = Topics(
        column="topic",
        table=(Topic(word="Databases", service="e-resources", labels=("databases",)),),
        otherwise=Sorting(activity="directional"),
    )
    plan = mapping(FieldRule(name="labels", value="imported"), topics=topics)
    assert fields(mapped_row.read_row(row(topic="databases"), plan, ZONE)) == {
        "channel": "chat",
        "service": "e-resources",
        "labels": ("imported", "databases"),
    }
    assert fields(mapped_row.read_row(row(topic="else"), plan, ZONE)) == {
        "channel": "chat",
        "service": "reference",
        "labels": ("imported",),
        "activity": "directional",
    }


def test_the_columns_that_a_mapping_names():
    plan = mapping(
        FieldRule(name="labels", column="topic"),
        id=("no",),
        reply="answer",
        resolved=Moment(column="closed"),
        topics=Topics(column="topic", table=()),
    )
    assert mapped_columns.list_needed(plan) == (
        "question",
        "no",
        "answer",
        "asked",
        "closed",
        "topic",
    )


def test_a_row_is_known_by_its_id_columns_and_reveals_none_of_them():
    plan = mapping(id=("no",))
    first, again, other = (
        mapped_row.make_key(row(no=number, question=text), plan)
        for number, text in (("00123", "a"), ("00123 ", "b"), ("123", "a"))
    )
    assert first == again != other
    assert mapped_row.KEY.fullmatch(first)
    assert "123" not in first.partition("/")[0]


@given(st.dictionaries(st.sampled_from(["question", "asked"]), st.text(max_size=8), min_size=2))
def test_every_row_has_a_key_of_its_own(cells):
    changed = {**cells, "question": cells["question"].strip() + "x"}
    keys = [mapped_row.make_key(Row(1, 1, it, ""), mapping()) for it in (cells, cells, changed)]
    assert keys[0] == keys[1] != keys[2]
    assert all(mapped_row.KEY.fullmatch(key) for key in keys)
