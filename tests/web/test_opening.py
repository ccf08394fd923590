"""New, Log and drafts."""

import pytest
from tests import worlds
from tests.web.browsing import Browser, words
from tests.worlds import OVERDUE

from deskbook.library.adapters import lookup, repo
from deskbook.web.commands.state import DRAFTS

KNOWN = {"Q-NEW001", "Q-4KX7M2", "Q-D0NE01"}


def made(root):
    (found,) = (it.record for it in repo.load_tickets(root).filed if it.record.id not in KNOWN)
    return found


def test_a_new_ticket_is_opened_with_its_fields_and_led_where_that_is_wished(library):
    browser = Browser(library)
    page = browser.open("/new/")
    assert '<option value="reference" selected>' in page
    fields = {
        "question": "Where is\r\nthe atlas?",
        "service": "reference",
        "channel": "phone",
        "claim": "yes",
        "course": "HIST 1",
    }
    answer = browser.send("/new/open/", fields)
    assert answer.status_code == 303
    found = made(library)
    assert answer.headers["location"] == f"/tickets/{found.id}/"
    assert (found.question, found.channel, found.lead, found.course, found.status) == (
        "Where is\nthe atlas?", "phone", worlds.ME, "HIST 1", "open",
    )  # fmt: skip
    assert "The ticket is opened." in words(browser.open(f"/tickets/{found.id}/"))


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/new/open/", {"question": " ", "service": "reference", "channel": "desk"}, "The text is empty"),
        ("/new/open/", {"question": "q?", "service": "nowhere", "channel": "desk"}, 'no service is called "nowhere"'),
        ("/new/open/", {"question": "Write to Quill Sample, my name is Quill Sample.", "service": "reference", "channel": "pigeon"}, "pigeon"),
        ("/log/add/", {"service": "reference", "channel": "desk"}, "What was asked? Write it"),
        ("/log/add/", {"service": "reference", "channel": "desk", "question": "q?"}, "which activity?"),
    ],
)  # fmt: skip
def test_what_lacks_is_said_and_what_was_typed_is_kept(library, path, fields, says):
    answer = Browser(library).send(path, fields)
    assert answer.status_code == 409
    assert says in words(answer.text)
    assert len(repo.load_tickets(library).filed) == 3
    if fields.get("question", " ").strip():
        assert fields["question"] in answer.text


def test_a_form_of_another_session_opens_nothing(library):
    browser = Browser(library)
    fields = {"question": "q?", "service": "reference", "channel": "desk", "activity": "reference"}
    assert browser.send("/new/open/", fields, token="0").status_code == 409
    assert browser.send("/log/add/", fields, token="0").status_code == 409
    assert len(repo.load_tickets(library).filed) == 3


def test_one_press_counts_one_contact(library):
    browser = Browser(library, me="eresources")
    assert browser.open("/log/").count('name="activity"') == 3
    fields = {
        "service": "e-resources",
        "channel": "phone",
        "activity": "directional",
        "question": "",
    }
    answer = browser.send("/log/add/", fields)
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        "/log/?service=e-resources&channel=phone",
    )
    found = made(library)
    assert (found.title, found.status, found.resolution, found.activity, found.lead) == (
        "The way to something", "resolved", "answered", "directional", "eresources",
    )  # fmt: skip
    assert f"Counted: The way to something ({found.id})" in words(
        browser.open(answer.headers["location"])
    )


def test_a_question_that_is_not_answered_yet_becomes_a_ticket(library):
    browser = Browser(library)
    fields = {
        "service": "reference",
        "channel": "desk",
        "activity": "reference",
        "question": "An old map?",
        "leave_open": "yes",
    }
    answer = browser.send("/log/add/", fields)
    found = made(library)
    assert answer.headers["location"] == f"/tickets/{found.id}/"
    assert (found.title, found.status, found.lead) == ("An old map?", "open", worlds.ME)


def test_a_draft_survives_another_browser_and_ends_when_it_is_sent(library):
    first = Browser(library)
    form = f"{OVERDUE}/reply"
    kept = {
        "form": form,
        "text": "Half a <b>letter</b>",
        "then": "wait-vendor",
        "promise": "other",
        "promise_day": "2026-11-09",
    }
    assert first.send("/drafts/", kept).status_code == 204
    second = Browser(library, desk=first.desk)
    page = second.open(f"/tickets/{OVERDUE}/")
    assert "Half a &lt;b&gt;letter&lt;/b&gt;</textarea>" in page
    assert 'value="wait-vendor" checked' in page
    assert 'value="2026-11-09"' in page
    assert "This is your draft." in words(page)
    assert not any(
        "Half a" in it.read_text(errors="replace") for it in library.rglob("*") if it.is_file()
    )
    digest = lookup.read_ticket(library, OVERDUE).digest
    assert (
        second.send(
            f"/tickets/{OVERDUE}/reply/", {"text": "A whole one.", "digest": digest}
        ).status_code
        == 303
    )
    assert "Half a" not in second.open(f"/tickets/{OVERDUE}/")


def test_drafts_are_a_persons_own_and_not_without_end(library):
    browser = Browser(library)
    state = browser.desk.state
    for number in range(DRAFTS + 2):
        state.keep_draft(worlds.ME, f"Q-{number:06d}/reply", {"text": "t"})
    assert (state.list_drafts(worlds.ME, "Q-000001/"), state.list_drafts(worlds.ME, "Q-000002/")) == (
        {}, {"reply": {"text": "t"}},
    )  # fmt: skip
    assert state.list_drafts("eresources", "Q-000002/") == {}
    for name in ("../x", "Q-4KX7M2/reply/x", ""):
        assert browser.send("/drafts/", {"form": name, "text": "DRAFT"}).status_code == 204
        assert not state.list_drafts(worlds.ME, name) or name == ""
    assert (
        browser.send(
            "/drafts/", {"form": "new", "question": "Half a question"}, token="0"
        ).status_code
        == 204
    )
    assert "Half a question" not in browser.open("/new/")
    browser.send("/drafts/", {"form": "new", "question": "Half a question"})
    assert "Half a question</textarea>" in browser.open("/new/")
