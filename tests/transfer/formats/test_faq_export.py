"""FAQs of another system as its API gives them out."""

import json
from datetime import date

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.transfer.formats import faq_export
from deskbook.transfer.model.mapping import Faq, Reject

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
    text="Online.\n\nGo to [your account](<https://l.example/a>).\n\n* Log in\n* Renew",
    topics=("Loans", "Fines"),
    links=(("Periods", "https://l.example/p"),),
    updated=date(2024, 3, 5),
    left=('FAQ 101: the file "form.pdf"', 'FAQ 101: the embedded medium ""'),
)


def read(value):
    return list(
        faq_export.read_faqs("faqs.json", value if isinstance(value, str) else json.dumps(value))
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


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://l.example/faq/1", ()),
        ({"public": "https://l.example/faq/1"}, ()),
        (None, ("FAQ 101: the link to /ask",)),
    ],
)
def test_relative_links_lead_to_the_page_of_the_faq_or_are_named(url, left):
    answer = "<p><a href='/ask'>The form</a></p><iframe src='v'></iframe>"
    (faq,) = read(
        [{**FAQ, "short_answer": "", "answer": answer, "url": url, "files": [], "media": []}]
    )
    assert faq.text == ("[The form](<https://l.example/ask>)" if url else "The form")
    assert faq.left == ("FAQ 101: the iframe v", *left)


def test_html_that_is_nested_too_deeply_is_refused():
    (reject,) = read([{**FAQ, "answer": "<div>" * 5000}])
    assert reject.why == "FAQ 101: its elements are nested more than 60 deep"
