"""Threads that write in one library at once, as a web server has them."""

import gc
import threading

import pytest
from tests import worlds

from deskbook.library.adapters import clock, memory, repo
from deskbook.library.commands import identify
from deskbook.overview.commands import list as tickets_list
from deskbook.patrons.commands import patron
from deskbook.patrons.model.patron import Given
from deskbook.tickets.commands import conversation

ROUNDS = 6


def together(*works):
    """Run each in a thread of its own, and raise the first error of any."""
    errors = []
    gate = threading.Barrier(len(works))

    def run(work):
        gate.wait(30)
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(it,)) for it in works]
    for it in threads:
        it.start()
    for it in threads:
        it.join(120)
    assert not any(it.is_alive() for it in threads)
    if errors:
        raise errors[0]


def writer(root, ticket, name):
    """Notes and replies, one after the other."""

    def write():
        for at in range(ROUNDS):
            words = f"{name} {at}"
            if at % 2:
                conversation.note(root, ticket, words, me="history-liaison", commit=True)
            else:
                conversation.reply(
                    root, ticket, words, letter=None, wait=None, promise=None,
                    me="history-liaison", commit=True,
                )  # fmt: skip

    return write


def said(root, ticket):
    """What is in the timeline of a ticket, in its order, of what writers wrote."""
    (filed,) = (it for it in repo.load_tickets(root).filed if it.record.id == ticket)
    return [it.text for it in filed.record.entries if it.text.startswith("writer")]


def expected(name):
    return [f"{name} {at}" for at in range(ROUNDS)]


@pytest.mark.slow
def test_threads_write_in_different_tickets(git_library, overdue_ticket, new_ticket):
    before = int(worlds.git(git_library, "rev-list", "--count", "HEAD"))
    together(
        writer(git_library, overdue_ticket, "writer a"), writer(git_library, new_ticket, "writer b")
    )
    assert said(git_library, overdue_ticket) == expected("writer a")
    assert said(git_library, new_ticket) == expected("writer b")
    assert worlds.git(git_library, "status", "--porcelain", "tickets") == ""
    assert int(worlds.git(git_library, "rev-list", "--count", "HEAD")) == before + 2 * ROUNDS


@pytest.mark.slow
def test_threads_write_in_the_same_ticket_and_lose_nothing(git_library, overdue_ticket):
    names = ("writer a", "writer b", "writer c")
    together(*(writer(git_library, overdue_ticket, it) for it in names))
    found = said(git_library, overdue_ticket)
    assert sorted(found) == sorted(words for name in names for words in expected(name))
    for name in names:
        assert [it for it in found if it.startswith(name)] == expected(name)
    assert repo.load(git_library).findings == ()


def test_tickets_are_listed_while_others_are_written(git_library, overdue_ticket, new_ticket):
    found = []

    def look():
        for _ in range(ROUNDS):
            listed = tickets_list.list_tickets(
                git_library, fields={}, days={}, words=(), mine=False, everything=True,
                sort="opened", limit=None, me=None, fresh=False, whole=False,
            )  # fmt: skip
            found.append({it.id for it in listed.tickets})

    together(writer(git_library, overdue_ticket, "writer a"), look, look)
    assert found == [{overdue_ticket, new_ticket, worlds.RESOLVED}] * 2 * ROUNDS
    assert said(git_library, overdue_ticket) == expected("writer a")


def test_threads_that_need_the_first_vault_make_one(git_library):
    added = []

    def add(number):
        who = Given(emails=(f"quill-{number % 2}@patron.example",))
        return lambda: added.append(patron.add(git_library, who))

    together(*(add(it) for it in range(4)))
    names = {it.pseudonym for it in added}
    assert (len(added), len(names)) == (4, 2)
    assert set(worlds.patrons(git_library)) == names
    assert sorted(it.known for it in added) == [False, False, True, True]


def test_threads_remember_whole_values(library):
    def remember(name):
        def write():
            for at in range(50):
                memory.remember(library, "new", {"service": name * 2000, "at": at})

        return write

    together(*(remember(it) for it in "abc"))
    assert memory.recall(library, "new")["at"] == 49
    assert [it.name for it in (library / ".desk").iterdir()] == ["new.json"]


def test_loads_in_threads_leave_the_search_for_cycles_on(library):
    def load():
        for _ in range(30):
            assert repo.load(library).findings == ()

    together(load, load, load)
    assert gc.isenabled()


def test_threads_that_begin_at_the_time_of_a_sample_library_stay_in_it(library, monkeypatch):
    monkeypatch.delenv("DESK_NOW")
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("---\n", "---\nnow: 2026-11-05T12:00:00Z\n", 1))
    clock.live_at(profile)
    times = set()

    def begin():
        for _ in range(200):
            clock.live_at(profile)

    def act():
        for _ in range(200):
            times.add(identify(library, worlds.ME).now)

    try:
        together(begin, act)
    finally:
        monkeypatch.setattr(clock, "_lived", {})
    assert {it.isoformat() for it in times} == {"2026-11-05T12:00:00+00:00"}
