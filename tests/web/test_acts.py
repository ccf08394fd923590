"""The forms of a ticket: each does what its command does, in one commit, or says why not."""

import re

import pytest
from tests import worlds
from tests.errands import MAIL
from tests.web.browsing import Browser, words
from tests.worlds import NEW, OVERDUE, RESOLVED

from deskbook.library.adapters import lookup
from deskbook.web.commands.acts.ticket import USES
from deskbook.web.model.acts import ACTS
from deskbook.web.model.requests import Settings

pytestmark = pytest.mark.slow

SHARED = Settings(host="10.0.0.5", name="desk.example", header="X-User", proxy="10.0.0.1")
DIGEST = re.compile(r'name="digest" value="([0-9a-f]+)"')
SEEN = re.compile(r'name="seen" value="(\d+)"')

CASES = {
    "accept": (OVERDUE, "eresources", {}, {"lead": "eresources", "offered_to": None}, "accept"),
    "decline": (OVERDUE, "eresources", {"text": "I am away."}, {"offered_to": None}, "decline"),
    "claim": (NEW, worlds.ME, {}, {"lead": worlds.ME, "status": "open"}, "accept"),
    "reply": (OVERDUE, worlds.ME, {"text": "It is there."}, {"promised": None}, "reply"),
    "note": (OVERDUE, "reference-head", {"text": "I know the vendor."}, {}, "note"),
    "hand-off": (OVERDUE, worlds.ME, {"to": "eresources-head", "text": "Please ask."}, {"offered_to": "eresources-head", "lead": worlds.ME}, "handoff"),
    "withdraw": (OVERDUE, worlds.ME, {}, {"offered_to": None}, "decline"),
    "wait": (OVERDUE, worlds.ME, {"on": "vendor", "case": "00482-119", "until": "other", "until_day": "2026-11-12"}, {"status": "waiting", "waiting_on": "vendor", "vendor_case": "00482-119"}, "wait"),
    "resume": (OVERDUE, worlds.ME, {"text": "They wrote."}, {"status": "open", "waiting_on": None}, "status"),
    "promise": (OVERDUE, worlds.ME, {"promise": "2026-11-06"}, {"promised": "2026-11-06"}, "promise"),
    "resolve": (OVERDUE, worlds.ME, {"outcome": "answered", "cause": "content-delayed", "text": "It is there."}, {"status": "resolved", "resolution": "answered", "cause": "content-delayed"}, "resolve"),
    "reopen": (RESOLVED, "reference-head", {"text": "They came back."}, {"status": "open", "resolution": None}, "reopen"),
    "release": (OVERDUE, worlds.ME, {"text": "Not mine."}, {"lead": None, "status": "new"}, "status"),
    "take-over": (OVERDUE, "eresources-head", {}, {"lead": "eresources-head"}, "accept"),
    "heard": (OVERDUE, worlds.ME, {"text": "Still missing."}, {"status": "open"}, "question"),
    "duplicate": (NEW, worlds.ME, {"into": "4kx7", "anyway": "yes"}, {"status": "resolved", "resolution": "duplicate"}, "resolve"),
    "help": (OVERDUE, worlds.ME, {"add": "reference-head", "drop": "eresources"}, {"contributors": ("reference-head",)}, "edit"),
    "undo": (OVERDUE, worlds.ME, {}, {"status": "open", "waiting_on": None}, None),
    "edit": (OVERDUE, worlds.ME, {"title": "Missing issues", "course": "HIST 1", "was_vendor_case": ""}, {"title": "Missing issues", "course": "HIST 1"}, "edit"),
}  # fmt: skip
"""For each form: the ticket, who sends it, what they type, what becomes of it, and the last entry."""

BEFORE = {
    "accept": (("handoff", OVERDUE, "Yours?", "--to", "eresources", "--pass"),),
    "decline": (("handoff", OVERDUE, "Yours?", "--to", "eresources", "--pass"),),
    "withdraw": (("handoff", OVERDUE, "Yours?", "--to", "eresources", "--pass"),),
    "resume": (("wait", OVERDUE, "vendor"),),
    "undo": (("reply", OVERDUE, "Too early.", "--wait", "vendor"),),
}
"""What happened before."""


def read(root, name):
    return lookup.read_ticket(root, name).record


def fill(browser, ticket, fields):
    """Return the fields of a form as the page has them, with what a person types."""
    page = browser.open(f"/tickets/{ticket}/")
    return {"digest": DIGEST.search(page)[1], "seen": SEEN.search(page)[1], **fields}


def add_mail(root):
    """Let letters of the library go out by mail."""
    path = root / "knowledge/library.md"
    path.write_text(path.read_text().replace("country:", f"{MAIL}country:"))
    if (root / ".git").is_dir():
        worlds.git(root, "commit", "--quiet", "--all", "--message", "mail")


def count(root):
    return int(worlds.git(root, "rev-list", "--count", "HEAD"))


def test_every_form_has_a_case_and_words():
    assert CASES.keys() == USES.keys() == ACTS.keys()


@pytest.mark.parametrize("act", CASES)
def test_a_form_changes_the_ticket_in_one_commit_by_who_sent_it(act, git_library, desk):
    ticket, me, fields, expected, kind = CASES[act]
    if act == "undo":
        add_mail(git_library)
    for command in BEFORE.get(act, ()):
        assert desk(*command).code == 0
    browser, before = Browser(git_library, me=me), count(git_library)
    page = browser.open(f"/tickets/{ticket}/")
    assert f'action="/tickets/{ticket}/{act}/"' in page
    answer = browser.send(f"/tickets/{ticket}/{act}/", fill(browser, ticket, fields))
    assert (answer.status_code, answer.headers.get("location")) == (303, f"/tickets/{ticket}/"), (
        words(answer.text)
    )
    found = read(git_library, ticket)
    assert {
        name: str(value) if name == "promised" and value else value
        for name in expected
        for value in [getattr(found, name)]
    } == expected
    assert kind is None or found.entries[-1].kind == kind
    assert count(git_library) == before + 1
    assert ACTS[act].done in words(browser.open(f"/tickets/{ticket}/"))
    assert ACTS[act].done not in words(browser.open(f"/tickets/{ticket}/"))


@pytest.mark.parametrize("act", CASES)
def test_a_form_that_no_page_of_the_session_showed_does_nothing(act, library):
    ticket, me, fields, *_ = CASES[act]
    browser = Browser(library, me=me)
    before = read(library, ticket)
    answer = browser.send(
        f"/tickets/{ticket}/{act}/", fill(browser, ticket, fields), token="0" * 64
    )
    assert answer.status_code == 409
    assert "This page was open for long." in words(answer.text)
    assert read(library, ticket) == before


@pytest.mark.parametrize("act", [it for it in CASES if it != "duplicate"])
def test_a_form_for_a_ticket_that_has_changed_is_shown_again_with_its_text(act, library, desk):
    ticket, me, fields, *_ = CASES[act]
    if act == "undo":
        add_mail(library)
    for command in BEFORE.get(act, ()):
        assert desk(*command).code == 0
    browser = Browser(library, me=me)
    filled = fill(browser, ticket, {**fields, "text": fields.get("text", "MY WORDS")})
    assert desk("note", ticket, "A colleague was quicker.", "--by", "reference-head").code == 0
    before = read(library, ticket)
    answer = browser.send(f"/tickets/{ticket}/{act}/", filled)
    assert answer.status_code == 409
    assert "What is new is marked" in words(answer.text)
    assert "New Note for colleagues" in words(answer.text)
    if f'id="{act}-text"' in answer.text:
        assert filled["text"] in answer.text
    assert read(library, ticket) == before
    again = {**filled, "digest": DIGEST.search(answer.text)[1]}
    assert browser.send(f"/tickets/{ticket}/{act}/", again).status_code == 303


@pytest.mark.parametrize("act", ["reply", "note", "heard", "release", "decline"])
def test_an_empty_text_is_refused(act, library):
    ticket = NEW if act == "note" else OVERDUE
    browser = Browser(library)
    before = read(library, ticket)
    answer = browser.send(
        f"/tickets/{ticket}/{act}/", fill(browser, ticket, {"text": " \u200b\r\n "})
    )
    assert answer.status_code == 409
    assert "The text is empty, so nothing was done." in words(answer.text)
    assert read(library, ticket) == before


def test_words_that_look_personal_stop_a_reply_until_they_are_allowed(library):
    browser = Browser(library)
    text = "Please write to registrar@campus.example."
    filled = fill(browser, OVERDUE, {"text": text, "then": "wait-patron"})
    answer = browser.send(f"/tickets/{OVERDUE}/reply/", filled)
    assert answer.status_code == 409
    assert "<mark>registrar@campus.example</mark>" in answer.text
    assert f">{text}</textarea>" in answer.text
    assert 'value="wait-patron" checked' in answer.text
    assert read(library, OVERDUE).entries[-1].kind == "note"
    not_pressed = {**filled, "allowed": "registrar@campus.example"}
    assert browser.send(f"/tickets/{OVERDUE}/reply/", not_pressed).status_code == 409
    assert (
        browser.send(f"/tickets/{OVERDUE}/reply/", {**not_pressed, "allow": "yes"}).status_code
        == 303
    )
    found = read(library, OVERDUE)
    assert [it.text for it in found.entries if it.kind == "reply"][-1] == text
    assert found.waiting_on == "patron"


def test_a_reply_with_an_answer_is_shown_first_and_resolves_in_one_commit(git_library):
    browser, before = Browser(git_library), count(git_library)
    fields = {
        "text": "Good morning.",
        "answer": "missing-issue",
        "then": "resolve",
        "cause": "content-delayed",
    }
    filled = fill(browser, OVERDUE, fields)
    shown = browser.send(f"/tickets/{OVERDUE}/reply/", {**filled, "preview": "yes"})
    assert "Some publishers hold new issues back." in words(shown.text)
    assert count(git_library) == before
    assert browser.send(f"/tickets/{OVERDUE}/reply/", filled).status_code == 303
    found = read(git_library, OVERDUE)
    assert (found.status, found.answer, found.cause) == (
        "resolved",
        "missing-issue",
        "content-delayed",
    )
    (letter,) = [it.text for it in found.entries if it.kind == "reply"][1:]
    assert letter.startswith("Good morning.")
    assert "Some publishers hold new issues back." in letter
    assert count(git_library) == before + 1


def test_a_letter_with_an_answer_that_is_not_there_is_refused(library):
    browser = Browser(library)
    filled = fill(browser, OVERDUE, {"answer": "nothing", "preview": "yes"})
    assert 'no answer is called "nothing"' in words(
        browser.send(f"/tickets/{OVERDUE}/reply/", filled).text
    )


def test_a_reply_promises_and_waits_as_its_buttons_say(library):
    browser = Browser(library)
    fields = {"text": "We ask them.", "then": "wait-vendor", "promise": "2026-11-06"}
    assert (
        browser.send(f"/tickets/{OVERDUE}/reply/", fill(browser, OVERDUE, fields)).status_code
        == 303
    )
    found = read(library, OVERDUE)
    assert (found.waiting_on, str(found.promised)) == ("vendor", "2026-11-06")
    taken = browser.send(f"/tickets/{OVERDUE}/promise/", fill(browser, OVERDUE, {"none": "yes"}))
    assert taken.status_code == 303
    assert read(library, OVERDUE).promised is None


@pytest.mark.parametrize(
    ("act", "fields", "says"),
    [
        ("promise", {"promise": "2026-11-26"}, "the library is closed on Thursday 2026-11-26"),
        ("promise", {"promise": "other", "promise_day": "soon"}, '"soon" is not a day'),
        ("promise", {}, "Choose a day."),
        ("wait", {}, "Choose whom it waits for."),
        ("wait", {"on": "godot"}, "on: godot is none of patron, vendor, colleague"),
        ("hand-off", {}, "Choose a colleague."),
        ("hand-off", {"to": "nobody"}, 'no staff is called "nobody"'),
        ("help", {}, "Choose a colleague."),
        ("duplicate", {}, "Write the number of the ticket that goes on."),
        ("resolve", {"outcome": "magic"}, "outcome: magic is none of"),
        ("take-over", {}, "--force is for the head of e-resources"),
        ("edit", {}, "what is to change?"),
        ("edit", {"title": "", "was_title": "2026 issues"}, "every ticket needs a title"),
    ],
)
def test_what_does_not_fit_is_said_beside_the_form_and_nothing_is_written(
    library, act, fields, says
):
    browser, before = Browser(library), read(library, OVERDUE)
    answer = browser.send(f"/tickets/{OVERDUE}/{act}/", fill(browser, OVERDUE, fields))
    assert answer.status_code == 409
    assert says in words(answer.text)
    assert read(library, OVERDUE) == before


def test_a_field_that_is_emptied_is_taken_out(library):
    browser = Browser(library)
    fields = {
        "department": "",
        "was_department": "history",
        "title": "same",
        "was_title": "same",
        "question": "A new one.",
        "was_question": "old",
    }
    assert (
        browser.send(f"/tickets/{OVERDUE}/edit/", fill(browser, OVERDUE, fields)).status_code == 303
    )
    found = read(library, OVERDUE)
    assert (found.department, found.question) == (None, "A new one.")


def test_a_text_is_kept_where_its_form_makes_no_sense_any_more(library, desk):
    browser = Browser(library)
    filled = fill(browser, OVERDUE, {"text": "A LONG REPLY"})
    done = desk(
        "resolve", OVERDUE, "It is there.", "--cause", "content-delayed", "--by", "eresources"
    )
    assert done.code == 0
    answer = browser.send(f"/tickets/{OVERDUE}/reply/", filled)
    assert "Your text: A LONG REPLY" in words(answer.text)


def test_a_head_takes_an_offer_back(library, desk):
    assert desk("handoff", OVERDUE, "Yours?", "--to", "eresources", "--pass").code == 0
    browser = Browser(library, me="eresources-head")
    assert (
        browser.send(f"/tickets/{OVERDUE}/withdraw/", fill(browser, OVERDUE, {})).status_code == 303
    )
    assert read(library, OVERDUE).offered_to is None


def test_a_form_that_is_not_there_is_no_fault(library):
    browser = Browser(library)
    answer = browser.send(f"/tickets/{OVERDUE}/delete/", {})
    assert answer.status_code == 404
    assert "There is no such form." in words(answer.text)
    assert browser.send("/tickets/Q-ZZZZZZ/note/", {"text": "x"}).status_code == 404


def test_who_is_away_says_so_where_a_colleague_is_chosen(library):
    page = Browser(library).open(f"/tickets/{OVERDUE}/?act=hand-off")
    assert "Science liaison (away until Fri 13 Nov, Head of reference stands in)" in page


def test_answers_and_tickets_that_may_help_are_offered(library):
    page = Browser(library).open(f"/tickets/{OVERDUE}/answers/")
    assert "Why is the newest issue of a journal missing from a database?" in words(page)
    assert f"/tickets/{OVERDUE}/?act=reply&amp;answer=missing-issue#acts" in page
    chosen = Browser(library).open(f"/tickets/{OVERDUE}/?act=reply&answer=missing-issue")
    assert '<option value="missing-issue" selected>' in chosen
    part = Browser(library).get(f"/tickets/{OVERDUE}/answers/", **{"x-desk": "fragment"}).text
    assert "<html" not in part
    assert "missing-issue" in part


def test_the_author_of_a_commit_is_who_signed_in_and_the_clone_commits(git_library):
    path = git_library / "knowledge/staff/reference-head.md"
    path.write_text(
        "---\nname: Head of <reference>\nlogin: rhead\nemail: head@library.example\nservices: [reference]\n---\n"
    )
    browser = Browser(git_library, SHARED, "10.0.0.1", **{"x-user": "rhead"})
    fields = fill(browser, NEW, {})
    assert browser.send(f"/tickets/{NEW}/claim/", fields).status_code == 303
    told = worlds.git(git_library, "log", "-1", "--format=%an <%ae>|%cn|%s")
    assert (
        told.strip()
        == "Head of reference <head@library.example>|History liaison|Q-NEW001: claim by reference-head"
    )


def test_a_page_of_a_ticket_that_went_on_leads_there(library):
    browser = Browser(library)
    browser.send(
        f"/tickets/{NEW}/duplicate/", fill(browser, NEW, {"into": OVERDUE, "anyway": "yes"})
    )
    page = browser.open(f"/tickets/{NEW}/")
    assert f'This one went on as <a href="/tickets/{OVERDUE}/">' in page


def test_where_git_names_nobody_the_person_commits(git_library, monkeypatch):
    for name in (
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ):
        monkeypatch.delenv(name)
    monkeypatch.setenv("EMAIL", "")
    worlds.git(git_library, "config", "user.useConfigOnly", "true")
    browser = Browser(git_library)
    assert browser.send(f"/tickets/{NEW}/claim/", fill(browser, NEW, {})).status_code == 303
    told = worlds.git(git_library, "log", "-1", "--format=%an <%ae>|%cn <%ce>").strip()
    assert told == "|".join(["History liaison <history-liaison@desk.invalid>"] * 2)
