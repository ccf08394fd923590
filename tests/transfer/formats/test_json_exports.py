"""A ticket in JSON and back"""

import json
from datetime import date

import pytest
from hypothesis import given
from tests import strategies as our

from deskbook.library.model.finding import DeskError
from deskbook.library.views import as_json
from deskbook.transfer.formats import json_exports
from deskbook.transfer.model.mapping import Faq, Reject


def through(ticket):
    """A ticket as it is written in JSON and read by any program."""
    (item,) = json.loads("".join(as_json.lines([as_json.ticket_values(ticket)])))
    return item


@given(our.tickets())
def test_what_was_written_is_read_back(ticket):
    assert json_exports.read_ticket(through(ticket)) == ticket


@given(our.tickets())
def test_what_no_file_can_hold_is_refused(ticket):
    with pytest.raises(DeskError, match="a ticket has no colour"):
        json_exports.read_ticket({**through(ticket), "colour": "blue"})
    with pytest.raises(DeskError, match="Expected `str`"):
        json_exports.read_ticket({**through(ticket), "title": 1})
    with pytest.raises(DeskError, match='"Q-nothing" is not a ticket id such as'):
        json_exports.read_ticket({**through(ticket), "id": "Q-nothing"})
    with pytest.raises(DeskError, match='labels "Bad Label" does not fit: write it like bad-label'):
        json_exports.read_ticket({**through(ticket), "labels": ["Bad Label"]})


def test_a_list_may_be_empty():
    assert json.loads("".join(as_json.lines([]))) == []


FAQ = {
    "faqid": "101",
    "question": "How do I renew &amp; return?",
    "short_answer": "<p>Online.</p>",
    "answer": '<p>Go to <a href="https://l.example/a">your account</a>.</p><ul><li>Log in</li><li>Renew</li></ul>',
    "topics": [{"id": "1", "name": "Loans"}, {"name": ""}, "Fines"],
    "links": [{"title": "Periods", "url": "https://l.example/p"}, {"title": "none"}],
    "files": [{"title": "form.pdf"}],
    "media": [{"title": ""}],
    "updated": "2024-03-05 14:33:12",
}
READ = Faq(
    line=1,
    id="101",
    question="How do I renew & return?",
    text="Online.\n\nGo to your account <https://l.example/a>.\n\n* Log in\n* Renew",
    topics=("Loans", "Fines"),
    links=(("Periods", "https://l.example/p"),),
    updated=date(2024, 3, 5),
    left=('the file "form.pdf"', 'the embedded medium ""'),
)


def read(value):
    return list(
        json_exports.read_faqs("faqs.json", value if isinstance(value, str) else json.dumps(value))
    )


@pytest.mark.parametrize(
    "wrap",
    [
        lambda it: it,
        lambda it: {"faqs": it},
        lambda it: {"data": {"faqs": it}},
        lambda it: {"data": it},
    ],
)
def test_a_list_is_read_however_it_is_wrapped(wrap):
    assert read(wrap([FAQ])) == [READ]


def test_each_stands_on_the_line_of_its_id():
    text = '{"faqs": [\n{"faqid": "1", "question": "A?", "answer": "a"},\n{"faqid": "2", "question": "B?", "details": "b"}]}'
    first, second = read(text)
    assert [(it.line, it.question, it.text) for it in (first, second)] == [
        (2, "A?", "a"),
        (3, "B?", "b"),
    ]
    (unnamed,) = read({"faqs": [{"question": "A?", "answer": "a"}]})
    assert (unnamed.line, unnamed.id) == (1, "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("Mar 5, 2024", date(2024, 3, 5)),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_far_as_it_is_one(written, day):
    (faq,) = read([{**FAQ, "updated": written}])
    assert faq.updated == day


def test_a_short_answer_may_be_all_or_begin_the_rest():
    (alone,) = read([{**FAQ, "answer": ""}])
    (begins,) = read([{**FAQ, "answer": "<p>Online.</p><p>Or call.</p>"}])
    assert (alone.text, begins.text) == ("Online.", "Online.\n\nOr call.")


def test_what_is_no_faq_or_no_export_is_said():
    assert read([{"faqid": 7, "question": "", "answer": "x"}]) == [
        Reject(1, 1, "FAQ 7 has no question or no answer", "")
    ]
    for wrong in ({"error": "no key"}, {"faqs": [1]}):
        with pytest.raises(
            DeskError, match=r"faqs\.json has no list of FAQs: export it from the API"
        ):
            read(wrong)


ISSUE = '{"number": 1, "created_at": "2026-10-01T10:00:00Z", "title": null, "labels": ["a"]%s}'


def rows(text):
    return list(json_exports.read_issues("issues.json", text, {}))


def test_lists_one_after_the_other_and_lines_of_json_are_read_too():
    text = '[{"a": 1},\n {"b": 2}]\n[{"c": 3}]\n{"d": 4}'
    assert list(json_exports.read_items("x", text)) == [
        (1, {"a": 1}),
        (2, {"b": 2}),
        (3, {"c": 3}),
        (4, {"d": 4}),
    ]
    assert list(json_exports.read_items("x", " [] ")) == []


def test_a_name_may_stand_alone_or_in_an_object():
    (row,) = rows(ISSUE % ', "assignees": [{"login": "one"}, {}], "user": null')
    assert (row.cells["labels"], row.cells["assignees"], row.cells["login"]) == ("a", "one;", "")
    assert row.cells["title"] == row.cells["milestone"] == row.cells["closed"] == ""


def test_what_is_no_issue_and_comments_that_cannot_be_read_are_said():
    assert rows('{"number": 1}') == [
        Reject(1, 1, "it has no number or no time: this is no issue", "")
    ]
    (reject,) = rows(ISSUE % ', "comments": [{"body": "x", "createdAt": "yesterday"}]')
    assert reject.why.startswith("#1: a comment cannot be read (Invalid isoformat string")
