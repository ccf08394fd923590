"""Problems at the desk: the list, one problem, and its forms."""

import re

import pytest
from tests.web.browsing import Browser, words
from tests.worlds import NEW, OVERDUE

from deskbook.library.adapters import repo

LATE = "/problems/late-issues/"


def read(root, slug="late-issues"):
    return repo.load(root).library.problems[slug]


def test_problems_are_listed_and_one_has_its_tickets_and_forms(library):
    browser = Browser(library)
    page = browser.open("/problems/")
    assert "New issues reach History Full Text weeks late Confirmed 2026-10-12" in words(page)
    assert f'href="{LATE}"' in page
    browser.send(f"{LATE}attach/", {"tickets": OVERDUE})
    said = words(browser.open(LATE))
    assert "The tickets are attached." in said
    assert "Its tickets : 1" in said.replace(":", " :").replace("  ", " ")
    assert OVERDUE in said


def test_a_problem_is_opened_with_tickets(library):
    browser = Browser(library)
    assert f'value="{NEW}"' in browser.open(f"/problems/new/?ticket={NEW}")
    fields = {
        "slug": "no-census",
        "title": "Census tables do not open",
        "body": "Use the\r\nprinted ones.",
        "state": "confirmed",
        "public": "yes",
        "tickets": f"{NEW}, {OVERDUE}",
    }
    answer = browser.send("/problems/new/open/", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/problems/no-census/")
    found = read(library, "no-census")
    assert (found.title, found.state, found.public, found.body.strip()) == (
        "Census tables do not open",
        "confirmed",
        True,
        "Use the\nprinted ones.",
    )
    attached = {it.record.id for it in repo.load_tickets(library).filed if it.record.problem == "no-census"}  # fmt: skip
    assert attached == {NEW, OVERDUE}


def test_news_are_added_with_a_state(library):
    browser = Browser(library)
    answer = browser.send(f"{LATE}news/", {"text": "The rest is loaded.", "state": "monitoring"})
    assert answer.status_code == 303, words(answer.text)
    found = read(library)
    assert (found.state, found.news[-1].says) == ("monitoring", "The rest is loaded.")


def test_a_fix_first_shows_whom_it_tells_and_writes_only_then(library):
    browser = Browser(library)
    browser.send(f"{LATE}attach/", {"tickets": OVERDUE})
    fields = {"text": "All issues are there."}
    answer = browser.send(f"{LATE}fix/", fields)
    assert answer.status_code == 200, words(answer.text)
    assert "Nothing is written yet." in words(answer.text)
    assert f'<a href="/tickets/{OVERDUE}/">' in answer.text
    assert "All issues are there." in answer.text
    assert read(library).state == "confirmed"
    assert browser.send(f"{LATE}fix/", {**fields, "apply": "yes"}).status_code == 303
    assert read(library).state == "fixed"
    assert "All issues are there." in words(browser.open(f"/tickets/{OVERDUE}/"))


def test_personal_words_of_a_fix_stop_it_until_they_are_allowed(library):
    browser = Browser(library)
    browser.send(f"{LATE}attach/", {"tickets": OVERDUE})
    fields = {"text": "Write to quill.sample@example.org.", "apply": "yes"}
    answer = browser.send(f"{LATE}fix/", fields)
    assert answer.status_code == 409
    assert "These words look personal:" in words(answer.text)
    assert read(library).state == "confirmed"
    shown = re.findall(r'type="hidden" name="(allowed|apply)" value="([^"]*)"', answer.text)
    again = {"text": fields["text"], "allow": "yes", **dict(shown)}
    assert browser.send(f"{LATE}fix/", again).status_code == 303
    assert read(library).state == "fixed"


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        (f"{LATE}attach/", {"tickets": " "}, "Which tickets? Write their numbers."),
        (f"{LATE}attach/", {"tickets": "Q-ZZZZZZ"}, "no ticket begins with Q-ZZZZZZ"),
        (f"{LATE}news/", {"text": "x", "state": "fixed"}, "a problem that lasts is suspected"),
        (f"{LATE}fix/", {"text": " ", "apply": "yes"}, "The text is empty"),
        ("/problems/new/open/", {"slug": "late-issues", "title": "Again"}, "late-issues"),
        ("/problems/new/open/", {"slug": "../x", "title": "Out"}, "../x"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(library, path, fields, says):
    before = read(library)
    answer = Browser(library).send(path, fields)
    assert answer.status_code == 409
    assert says in words(answer.text)
    assert read(library) == before
    assert len(repo.load(library).library.problems) == 1


def test_an_unknown_problem_and_an_unknown_form_are_not_found(library):
    browser = Browser(library)
    assert browser.get("/problems/none/").status_code == 404
    assert browser.send(f"{LATE}burn/", {}).status_code == 404
