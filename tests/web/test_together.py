"""Working together: what open pages are told, what is sent to the remote, and bulk actions."""

import json
from threading import Event

import pytest
from tests import worlds
from tests.web.browsing import Browser, words
from tests.worlds import NEW, OVERDUE

from deskbook.library.adapters import lookup
from deskbook.web.adapters.live import MOST, WRITES, Live
from deskbook.web.commands import follow
from deskbook.web.commands.desk import WebDesk
from deskbook.web.commands.exchange import Exchange, is_shared
from deskbook.web.model.requests import Settings


def read(root, name):
    return lookup.read_ticket(root, name).record


def test_it_is_known_who_has_a_ticket_open_and_who_writes():
    live = Live()
    first, second = live.enter("ann", "Q-1"), live.enter("bob", "Q-1")
    live.enter("cy", "Q-2")
    live.write("bob", "Q-1", 100.0)
    live.write("di", "Q-1", 100.0)
    assert live.others("ann", "Q-1", 101.0) == {"bob": True, "di": True}
    assert live.others("ann", "Q-1", 100.0 + WRITES) == {"bob": False}
    live.leave(second)
    live.leave(second)
    live.write("bob", "Q-1")
    live.end_writing("bob", "Q-1")
    assert live.others("ann", "Q-1") == {}
    assert live.is_watched()
    live.leave(first)


def test_more_pages_than_can_be_followed_are_told_nothing(library):
    state = WebDesk(library, Settings(), worlds.ME).state
    for _ in range(MOST):
        assert state.live.enter("ann", "")
    assert follow.follow(state, "ann", "") is None


def test_an_open_page_is_told_of_changes_and_of_others(library, desk):
    browser = Browser(library)
    state = browser.desk.state
    page = follow.follow(state, "eresources", "4kx7")
    other = follow.follow(state, worlds.ME, OVERDUE)
    assert json.loads(page.tell())["views"] == ["History liaison"]
    browser.send("/drafts/", {"form": f"{OVERDUE}/reply", "text": "Half"})
    told = json.loads(page.tell())
    assert (told["views"], told["writes"]) == ([], ["History liaison"])
    digest = lookup.read_ticket(library, OVERDUE).digest
    assert told["digest"] == digest
    fields = {"text": "Whole.", "digest": digest}
    assert browser.send(f"/tickets/{OVERDUE}/reply/", fields).status_code == 303
    after = json.loads(page.tell())
    assert after["number"] == told["number"] + 1
    assert after["digest"] == lookup.read_ticket(library, OVERDUE).digest != digest
    assert after["writes"] == []
    other.close()
    assert json.loads(page.tell())["views"] == []
    assert json.loads(follow.follow(state, "eresources", "").tell()) == {"number": after["number"]}
    assert json.loads(follow.follow(state, "eresources", "Q-ZZZZZZ").tell()) == {
        "number": after["number"]
    }


def test_what_another_program_changes_is_noticed_while_a_page_is_open(library, desk, monkeypatch):
    monkeypatch.setattr(follow, "EVERY", 0.02)
    state = WebDesk(library, Settings(), worlds.ME).state
    state.live.enter("ann", "")
    stop, before = Event(), state.live.number
    thread = follow.watch(state, stop)
    Event().wait(0.2)
    assert state.live.number == before
    assert desk("note", OVERDUE, "From a terminal.").code == 0
    for _ in range(200):
        if state.live.number > before:
            break
        Event().wait(0.02)
    stop.set()
    thread.join(5)
    assert state.live.number > before


@pytest.fixture
def shared(git_library, tmp_path):
    """The library as a clone of a shared repository, and a colleague's clone."""
    worlds.git(
        git_library, "init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "hub.git")
    )
    worlds.git(git_library, "remote", "add", "origin", str(tmp_path / "hub.git"))
    worlds.git(git_library, "push", "--quiet", "origin", "main")
    worlds.git(tmp_path, "clone", "--quiet", str(tmp_path / "hub.git"), str(tmp_path / "other"))
    return git_library, tmp_path / "other"


@pytest.mark.slow
def test_what_is_written_at_the_desk_is_sent_and_what_others_sent_comes_in(shared, desk):
    root, other = shared
    browser = Browser(root)
    browser.desk.state.exchange = exchange = Exchange(root, on=is_shared(root))
    assert exchange.on
    assert desk("note", NEW, "From elsewhere.", "--root", str(other)).code == 0
    worlds.git(other, "push", "--quiet", "origin", "main")
    browser.send(f"/tickets/{OVERDUE}/note/", {"text": "From the desk."})
    assert "one change waits to be sent" in browser.open("/")
    assert exchange.exchange().unsent == 0
    assert "waits to be sent" not in browser.open("/")
    assert read(root, NEW).entries[-1].text == "From elsewhere."
    assert "From the desk." in worlds.git(
        other.parent / "hub.git", "show", f"main:tickets/2026/11/{OVERDUE}.md"
    )


@pytest.mark.slow
def test_what_stops_the_exchange_is_shown_and_nothing_is_lost(shared, tmp_path):
    root, _ = shared
    (tmp_path / "hub.git").rename(tmp_path / "gone.git")
    browser = Browser(root)
    browser.desk.state.exchange = exchange = Exchange(root, on=True)
    browser.send(f"/tickets/{OVERDUE}/note/", {"text": "From the desk."})
    found = exchange.exchange()
    assert found.unsent == 1
    assert found.trouble
    assert "Not sent: 1" in browser.open("/")
    (tmp_path / "gone.git").rename(tmp_path / "hub.git")
    thread = exchange.start()
    exchange.stop()
    thread.join(20)
    assert exchange.exchange() == type(found)(0, "")


def test_a_clone_without_a_remote_and_the_program_itself_exchange_nothing(library):
    from tests import site_phrases

    assert not is_shared(library)
    assert not is_shared(site_phrases.ROOT)
    exchange = Exchange(library, on=False)
    exchange.tell()
    exchange.start().join(5)
    assert exchange.state.unsent == 0


def test_several_tickets_are_changed_by_one_form_and_those_that_do_not_fit_are_named(library):
    browser = Browser(library)
    page = browser.open("/queue/?sort=newest")
    assert f'name="select" value="{NEW}" form="bulk"' in page
    assert 'name="back" value="/queue/?sort=newest"' in page
    fields = {
        "select": [NEW, OVERDUE],
        "act": "note",
        "text": "For both.",
        "back": "/queue/?sort=newest",
    }
    answer = browser.send("/bulk/", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue/?sort=newest")
    assert [read(library, it).entries[-1].text for it in (NEW, OVERDUE)] == ["For both."] * 2
    assert "2 tickets: The note is saved" in words(browser.open("/queue/"))
    answer = browser.send(
        "/bulk/", {"select": [NEW, OVERDUE, "Q-ZZZZZZ"], "act": "claim", "back": "//evil.example/"}
    )
    assert answer.status_code == 409
    said = words(answer.text)
    assert "one ticket: You lead it now." in said
    assert f"{OVERDUE} : you lead {OVERDUE} already" in said
    assert "no ticket begins with Q-ZZZZZZ" in said
    assert "evil.example" not in answer.text
    assert read(library, NEW).lead == worlds.ME


@pytest.mark.parametrize(
    "fields", [{"act": "claim"}, {"select": NEW}, {"select": NEW, "act": "edit"}]
)
def test_a_bulk_form_without_tickets_or_act_does_nothing(library, fields):
    browser, before = Browser(library), read(library, NEW)
    answer = browser.send("/bulk/", fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue/")
    assert "Select tickets, and what is to be done with them." in words(browser.open("/queue/"))
    assert read(library, NEW) == before


def test_a_part_of_a_list_is_all_that_the_script_gets(library):
    part = Browser(library).get("/queue/", **{"x-desk": "fragment"}).text
    assert "<html" not in part
    assert NEW in part
