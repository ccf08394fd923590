"""The index says what the files say, whatever happens to either of them."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import crash, worlds
from tests.cases import examples

from deskbook.library.adapters import lookup, repo
from deskbook.library.model.finding import Finding
from deskbook.search.adapters.index import changes, rows, store, tickets
from deskbook.search.adapters.index import tickets as index
from deskbook.search.adapters.index.schema import LISTED
from deskbook.tickets.rules.selection import Days, Selection, matches, sort_tickets

EVERYTHING = Selection(statuses=frozenset())
SELECTIONS = [
    EVERYTHING,
    Selection(),
    Selection(mine="eresources"),
    Selection(statuses=frozenset(), words=("EMBARGO",)),
    Selection(statuses=frozenset(), fields={"lead": frozenset({"none", "reference-head"})}),
    Selection(statuses=frozenset(), fields={"labels": frozenset({"none"}), "course": frozenset({"any"})}),
    Selection(statuses=frozenset({"resolved", "new"}), fields={"service": frozenset({"reference"})}),
    Selection(statuses=frozenset(), fields={"read": frozenset({"3", "4"})}),
    Selection(days={"updated": Days(last=None, first=None)}),
]  # fmt: skip

RESOLVED = f"tickets/2026/10/{worlds.RESOLVED}.md"
OVERDUE = f"tickets/2026/11/{worlds.OVERDUE}.md"


@pytest.fixture(autouse=True)
def every_library_is_large(monkeypatch):
    monkeypatch.setattr(store, "WORTH", 1)


@pytest.fixture
def aged(monkeypatch):
    """Files count as aged at once: only what their stamps tell makes them be read again."""
    monkeypatch.setattr(changes, "SLACK", -60_000_000_000)


def directly(asked, selection):
    fit = (it.record for it in asked.filed if matches(it.record, selection))
    return sort_tickets(fit), asked.unread()


def through_the_index(root, selection, *, fresh=False):
    found = tickets.find_tickets(root, selection, fresh=fresh)
    assert selection.words or all(isinstance(it, rows.Outline) for it in found.tickets)
    return tickets.read_whole(root, found.tickets), found.unread


def titles(root, *, fresh=False):
    found = index.outlines(root, EVERYTHING, fresh=fresh)
    return {ticket.id: ticket.title for ticket in found.tickets}


def assert_same(root):
    asked = repo.load_tickets(root)
    for selection in SELECTIONS:
        assert through_the_index(root, selection) == directly(asked, selection)


def retitle(root, path, title):
    """Change a ticket's title as an editor does that writes in place."""
    text = (root / path).read_text()
    line = next(line for line in text.split("\n") if line.startswith("title:"))
    with (root / path).open("r+") as stream:
        stream.write(text.replace(line, f"title: {title}"))
        stream.truncate()


PATHS = [
    *(path for path in worlds.FILES if path.startswith("tickets/")),
    "tickets/2026/12/Q-AAAA11.md",
    "tickets/2026/12/Q-4KX7M2.md",
    "tickets/Q-AAAA22.md",
    "tickets/deep/er/still/Q-AAAA33.md",
    "tickets/2026/11/notes.txt",
    "knowledge/answers/notes.txt",
    "knowledge/answers/missing-issue.md",
    "tickets/2026/11/Q-BBBB11.md",
]
TEXTS = [
    *(text for path, text in worlds.FILES.items() if path.startswith("tickets/")),
    worlds.FILES[RESOLVED].replace("Q-D0NE01", "Q-AAAA11"),
    worlds.FILES[OVERDUE].replace("Q-4KX7M2", "Q-AAAA22").replace("promised", "minutes: 3\nread: 3\npromised"),
    worlds.FILES[OVERDUE].replace("Q-4KX7M2", "Q-AAAA33").replace("lead: history-liaison", "lead: reference-head"),
    worlds.FILES[OVERDUE].replace("Z note @eresources", "Z reminder @desk"),
    worlds.FILES[RESOLVED].replace("status: resolved", "status: resolvd"),
    worlds.FILES[RESOLVED].replace("Z resolve", "Z dissolve"),
    worlds.FILES[RESOLVED].replace("activity:", 'labels: [a, b]\nlinks: ["a\\\\nb", "c\\nd"]\nactivity:'),
    "<<<<<<< HEAD\n",
    "",
]  # fmt: skip


def write(root, path, text):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    if (root / path).is_symlink():
        (root / path).unlink()
    (root / path).write_text(text)


def replace_whole(root, path, text):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / "new.tmp").write_text(text)
    (root / "new.tmp").replace(root / path)


def delete(root, path, _text):
    (root / path).unlink(missing_ok=True)


def delete_folder(root, path, _text):
    shutil.rmtree((root / path).parent, ignore_errors=True)


def move_folder(root, path, _text):
    folder = (root / path).parent
    if folder.is_dir() and not (root / "tickets/2025").exists() and folder != root / "tickets":
        (root / "tickets").mkdir(exist_ok=True)
        folder.rename(root / "tickets/2025")


def link(root, path, _text):
    new = not (root / path).exists() and not (root / path).is_symlink()
    if (root / path).parent.is_dir() and new:
        (root / path).symlink_to(root / RESOLVED)


EDITS = st.lists(
    st.tuples(
        st.sampled_from([write, write, replace_whole, replace_whole, delete, delete_folder, move_folder, link]),
        st.sampled_from(PATHS),
        st.sampled_from(TEXTS),
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@examples(5)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_it_says_what_the_files_say_after_any_edits(tmp_path_factory, rounds):
    root = worlds.write_library(tmp_path_factory.mktemp("library"))
    assert_same(root)
    for edits in rounds:
        for edit, path, text in edits:
            edit(root, path, text)
        assert_same(root)


def test_a_file_that_became_a_link_or_a_folder_is_no_ticket_any_more(library):
    assert_same(library)
    for made in ("link", "folder"):
        file = library / OVERDUE
        text = file.read_bytes()
        file.unlink()
        file.symlink_to(library / RESOLVED) if made == "link" else file.mkdir()
        assert_same(library)
        file.unlink() if made == "link" else file.rmdir()
        file.write_bytes(text)
        assert_same(library)


def test_it_is_kept_where_git_does_not_look_and_used_again(library):
    assert_same(library)
    made = (library / store.FILE).stat().st_ino
    assert_same(library)
    assert (library / store.FILE).stat().st_ino == made
    assert sorted(path.name for path in (library / ".desk").iterdir()) == [
        "index.clock",
        "index.lock",
        "index.sqlite",
    ]


@pytest.mark.usefixtures("aged")
def test_an_edit_in_place_of_an_open_ticket_is_seen_at_once(library):
    titles(library)
    retitle(library, OVERDUE, "Seen")
    assert titles(library)[worlds.OVERDUE] == "Seen"


@pytest.mark.usefixtures("aged")
def test_an_edit_in_place_of_a_resolved_ticket_is_seen_by_a_fresh_look(library):
    before = titles(library)
    retitle(library, RESOLVED, "Seen")
    assert titles(library) == before
    assert titles(library, fresh=True)[worlds.RESOLVED] == "Seen"
    assert_same(library)


@pytest.mark.usefixtures("aged")
def test_an_edit_in_place_of_a_resolved_ticket_is_seen_once_it_is_committed(git_library):
    before = titles(git_library)
    retitle(git_library, RESOLVED, "Seen")
    assert titles(git_library) == before
    worlds.git(git_library, "commit", "--quiet", "--all", "--message", "Retitle")
    assert titles(git_library)[worlds.RESOLVED] == "Seen"


@pytest.mark.usefixtures("aged")
def test_a_commit_that_is_not_there_any_more_makes_every_file_be_looked_at(git_library):
    titles(git_library)
    retitle(git_library, RESOLVED, "Seen")
    shutil.rmtree(git_library / ".git")
    worlds.start_git(git_library)
    worlds.git(git_library, "commit", "--quiet", "--allow-empty", "--message", "Another history")
    assert titles(git_library)[worlds.RESOLVED] == "Seen"


def test_an_edit_right_after_a_look_is_seen_even_if_it_leaves_no_trace(library, monkeypatch):
    monkeypatch.setattr(changes, "stamp", lambda found: found.st_ino)
    titles(library)
    retitle(library, RESOLVED, "Seen")
    assert titles(library)[worlds.RESOLVED] == "Seen"


def overwrite(path, at, data):
    with path.open("r+b") as stream:
        stream.seek(at)
        stream.write(data)


def set_version(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE meta SET value = 'other' WHERE key = 'code'")


def drop_table(path):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE meta")


DAMAGES = {
    "it is gone": Path.unlink,
    "it is empty": lambda path: path.write_bytes(b""),
    "it is no database": lambda path: path.write_text("no database\n" * 1000),
    "its header is overwritten": lambda path: overwrite(path, 0, b"\xff" * 100),
    "it is cut off": lambda path: os.truncate(path, 5000),
    "it is of other code": set_version,
    "a table is missing": drop_table,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_it_is_made_anew_without_asking(library, name):
    expected = titles(library)
    assert store.is_whole(library)
    DAMAGES[name](library / store.FILE)
    assert store.is_whole(library) is (name in {"it is gone", "it is of other code"})
    assert titles(library) == expected
    assert_same(library)


@pytest.mark.parametrize("end", ["", "-wal"])
def test_it_may_be_cut_off_while_somebody_reads_it(library, tmp_path, end):
    """Each is read in a child of this process: a file that is mapped would end it by SIGBUS."""
    expected = titles(library)
    template = shutil.copytree(library, tmp_path / "template")
    for size in (0, 1, 100, 4096, 5000, 8192, 20_000):
        shutil.rmtree(library)
        shutil.copytree(template, library)

        cuts = iter([size])

        def cut_off_amid(connection, cuts=cuts):
            rows = connection.execute("SELECT id, title FROM ticket")
            first = rows.fetchone()
            path = library / f"{store.FILE}{end}"
            for size in cuts:
                if path.exists() and path.stat().st_size > size:
                    os.truncate(path, size)
            found = dict([first, *rows])
            connection.execute("PRAGMA shrink_memory")
            connection.execute("INSERT INTO spelling VALUES ('ae', 'a')")
            return found | dict(connection.execute("SELECT id, title FROM ticket ORDER BY title"))

        done = tmp_path / f"{size}.json"

        def read(use=cut_off_amid, done=done):
            done.write_text(json.dumps(store.using(library, use)))

        assert not crash.dies(read)
        assert json.loads(done.read_text()) == expected
        assert titles(library) == expected


def test_a_damaged_page_is_found_by_a_fresh_look(library):
    expected = titles(library)
    with sqlite3.connect(library / store.FILE) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'file_id'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    overwrite(library / store.FILE, (page - 1) * size, b"\x00" * size)
    assert titles(library, fresh=True) == expected
    assert_same(library)


@pytest.mark.usefixtures("aged")
def test_a_damaged_page_of_texts_is_mended_by_the_search_that_meets_it(library, desk):
    assert "1 ticket." in desk("search", "embargo").out
    with sqlite3.connect(library / store.FILE) as connection:
        pages = [
            row[0]
            for row in connection.execute("SELECT pageno FROM dbstat WHERE name = 'words_data'")
        ]
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    assert pages
    for page in pages:
        overwrite(library / store.FILE, (page - 1) * size, b"\xaa" * size)
    assert "1 ticket." in desk("search", "embargo").out


@pytest.mark.usefixtures("aged")
def test_texts_that_are_no_more_do_not_pile_up(library, monkeypatch):
    def texts():
        titles(library)
        return store.using(
            library, lambda it: it.execute("SELECT count(*) FROM words").fetchone()[0]
        )

    titles(library)
    monkeypatch.setattr(store, "WEAR", 2)
    live, found = texts(), []
    for round in range(12):
        retitle(library, OVERDUE, f"Round {round}")
        found.append(texts())
    assert (max(found), found.count(live)) == (live * 2 + 2, 1)
    retitle(library, OVERDUE, "At last")
    for round in range(4):
        retitle(library, RESOLVED, f"Round {round}")
        titles(library, fresh=True)
    assert texts() < live + live // 4 + 3


def test_what_a_killed_process_left_is_no_hindrance(library):
    expected = titles(library)
    (library / store.FILE).unlink()
    (library / ".desk/index.new").write_bytes(b"half of it")
    (library / ".desk/index.sqlite-wal").write_bytes(b"of another time" * 1000)
    assert titles(library) == expected


def test_where_none_can_be_kept_the_files_are_read(library):
    (library / ".desk").write_text("a file where the folder should be")
    assert index.outlines(library, EVERYTHING) is None
    found = tickets.find_tickets(library, EVERYTHING)
    assert (list(found.tickets), found.unread) == directly(repo.load_tickets(library), EVERYTHING)
    assert lookup.find_ticket(library, "4kx7") == OVERDUE


def test_a_small_library_has_none(library, monkeypatch):
    monkeypatch.setattr(store, "WORTH", 4)
    tickets.find_tickets(library, EVERYTHING)
    assert not (library / ".desk").exists()
    assert not store.is_worth_it(library / "nowhere")


def test_a_tickets_folder_that_leads_out_of_the_library_is_a_finding(library, tmp_path):
    (library / "tickets").rename(tmp_path / "elsewhere")
    (library / "tickets").symlink_to(tmp_path / "elsewhere")
    message = "this folder is a link out of the library: put the folder itself here"
    found = index.outlines(library, EVERYTHING)
    assert (found.tickets, found.unread) == (
        (),
        (Finding("tickets", 1, "file.symlink", message),),
    )


def test_outlines_have_what_a_list_shows_and_refuse_what_they_lack(library):
    selection = Selection(fields={"status": frozenset({"open"}), "resource": frozenset({"any"})})
    (outline,) = index.outlines(library, selection).tickets
    whole = lookup.read_ticket(library, worlds.OVERDUE).record
    names = (*LISTED, "resource")
    assert [getattr(outline, name) for name in names] == [getattr(whole, name) for name in names]
    assert [(it.time, it.text) for it in outline.entries] == [(whole.entries[-1].time, "")]
    for name in ("question", "labels", "course"):
        with pytest.raises(AttributeError, match=f"{name} is not in this outline"):
            getattr(outline, name)
