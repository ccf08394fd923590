"""`desk export` and `desk import deskbook`: everything out, and back in again"""

import csv
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests import worlds
from tests.worlds import NEW, OVERDUE, RESOLVED

from deskbook.cli.main import call
from deskbook.library.adapters import repo

SAMPLE = Path(__file__).parents[3]


class Page(HTMLParser):
    """The links of a page, what it loads, and its text."""

    def __init__(self, text):
        super().__init__()
        self.links, self.loads, self.tags, self.words = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append(tag)
        (self.links if tag == "a" else self.loads).extend(
            value for key, value in found.items() if key in ("href", "src")
        )

    def handle_data(self, data):
        self.words.append(data)


def pages(folder):
    return {path: Page(path.read_text()) for path in sorted(folder.rglob("*.html"))}


def whole(folder):
    """Every link within an archive leads to a file of it, and nothing comes from elsewhere."""
    found = pages(folder)
    assert folder / "index.html" in found
    for path, it in found.items():
        assert "script" not in it.tags
        assert [(path.parent / url).resolve() for url in it.loads] == [folder / "style.css"]
        for url in it.links:
            if not re.match(r"[a-z]+:", url):
                assert (path.parent / url.partition("#")[0]).exists(), (path, url)
    linked = {
        (path.parent / url.partition("#")[0]).resolve()
        for path, it in found.items()
        for url in it.links
    }
    assert set(found) - linked <= {folder / "index.html"}
    return found


def rows(path):
    with path.open(newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def out(git_library, desk, tmp_path):
    """The small library, exported."""
    folder = tmp_path / "out"
    outcome = desk("export", str(folder))
    assert outcome.code == 0, outcome.err
    assert outcome.out == (
        f"3 tickets, 12 records in {folder}; README.txt in it says what is where\n"
    )
    return folder


def test_everything_is_there_in_every_form(out, git_library):
    for part in ("tickets", "knowledge"):
        for path in (git_library / part).rglob("*.md"):
            copied = out / "files" / path.relative_to(git_library)
            assert copied.read_bytes() == path.read_bytes()
    told = {it["id"]: it for it in json.loads((out / "tickets.json").read_text())}
    assert set(told) == {NEW, OVERDUE, RESOLVED}
    assert [it["id"] for it in rows(out / "tickets.csv")] == [RESOLVED, OVERDUE, NEW]
    entries = rows(out / "entries.csv")
    assert len(entries) == sum(len(it["entries"]) for it in told.values()) > 0
    assert {path.stem for path in out.glob("*.csv")} >= {"services", "staff", "answers", "problems"}
    words = (out / "README.txt").read_text()
    assert words.startswith("Hill College Library: everything, as of 2026-11-05\n")
    assert "Tickets:  3\n" in words
    assert "are in files/ only: none\n" in words
    found = whole(out / "archive")
    page = found[out / f"archive/tickets/{OVERDUE}.html"]
    assert any("issues" in it for it in page.words)


def test_an_export_read_into_an_empty_library_gives_the_same_tickets(out, git_library, desk):
    before = repo.load_tickets(git_library)
    texts = {it.record.id: worlds.ticket_text(git_library, it.record.id) for it in before.filed}
    assert desk("import", "deskbook", str(out)).out == (
        "0 new tickets\n3 here already\nNothing to write: no ticket is new.\n"
    )
    worlds.git(git_library, "rm", "-rq", "tickets")
    worlds.git(git_library, "commit", "-qm", "Empty")
    assert desk("import", "deskbook", str(out / "tickets.json")).out == (
        "3 new tickets\nNothing was written: --apply writes them, in one commit.\n"
    )
    assert not (git_library / "tickets").exists()
    assert desk("import", "deskbook", str(out), "--apply").out == (
        "3 new tickets\n3 tickets written, in one commit.\n"
    )
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "Import an export: 3 tickets, by history-liaison\n"
    )
    after = repo.load_tickets(git_library)
    assert {it.record.id: it.record for it in after.filed} == {
        it.record.id: it.record for it in before.filed
    }
    assert texts.keys() == {it.record.id for it in after.filed}
    assert desk("import", "deskbook", str(out), "--apply").out.endswith("no ticket is new.\n")


@pytest.mark.slow
def test_the_sample_library_moves_out_and_in_whole(tmp_path, at_the_desk, monkeypatch):
    monkeypatch.delenv("DESK_NOW")
    assert call(["export", str(tmp_path / "out"), "--root", str(SAMPLE)]) == 0
    assert call(["export", str(tmp_path / "pub"), "--public", "--root", str(SAMPLE)]) == 0
    assert len(whole(tmp_path / "out/archive")) > 150
    assert len(whole(tmp_path / "pub/archive")) > 20
    assert call(["init", str(tmp_path / "new"), "--sample"]) == 0
    worlds.git(tmp_path / "new", "rm", "-rq", "tickets")
    worlds.git(tmp_path / "new", "commit", "-qm", "Empty")
    brought = [
        "import",
        "deskbook",
        str(tmp_path / "out"),
        "--apply",
        "--root",
        str(tmp_path / "new"),
    ]
    assert call(brought) == 0
    before, after = (
        {it.record.id: it.record for it in repo.load_tickets(root).filed}
        for root in (SAMPLE, tmp_path / "new")
    )
    assert before == after
    assert len(before) > 100


def test_what_cannot_be_brought_back_is_named(out, git_library, desk):
    desk("note", NEW, "One more.")
    lines = (out / "tickets.json").read_text().splitlines()
    broken = [
        lines[1].replace(RESOLVED, "Q-AAAAAA").replace("reference-head", "nobody-here"),
        lines[1].replace(RESOLVED, "Q-BBBBBB").replace('"resolved"', '"done"', 1),
        lines[1].replace(RESOLVED, "Q-CCCCCC").replace('"status"', '"state"', 1),
        lines[1].replace(RESOLVED, "Q-DDDDDD").replace('"title"', '"updated"', 1),
    ]
    (out / "tickets.json").write_text(
        "\n".join(["[", *(it.rstrip(",") for it in broken), *lines[1:]])
    )
    outcome = desk("import", "deskbook", str(out), "--apply")
    assert outcome.code == 1
    assert 'tickets.json:2: Q-AAAAAA: lead: no staff is called "nobody-here": ' in outcome.err
    assert "tickets.json:3: Q-BBBBBB: Invalid enum value 'done' - at `$.status`\n" in outcome.err
    assert "tickets.json:4: Q-CCCCCC: a ticket has no state\n" in outcome.err
    assert "tickets.json:5: Q-DDDDDD: Object missing required field `title`\n" in outcome.err
    assert (
        f": {NEW} is the id of another ticket here, or this one has changed since\n" in outcome.err
    )
    assert outcome.out.startswith("0 new tickets\n2 here already\n5 tickets that cannot be")


def test_personal_data_in_an_edited_export_is_replaced(out, git_library, desk):
    worlds.git(git_library, "rm", "-rq", "tickets")
    worlds.git(git_library, "commit", "-qm", "Empty")
    file = out / "tickets.json"
    file.write_text(file.read_text().replace('"text": "', '"text": "Mail quill@x.example. ', 1))
    outcome = desk("import", "deskbook", str(out), "--apply")
    assert outcome.err.endswith(":1: replaced before it is kept: an e-mail address\n")
    assert "quill@" not in worlds.git(git_library, "show", "HEAD")


def test_json_of_tickets_brought_back_has_each_as_created(out, git_library, desk):
    gone = sorted(git_library.glob("tickets/*/*/*.md"))[:2]
    for path in gone:
        path.unlink()
    values = json.loads(desk("import", "deskbook", str(out), "--apply", "--json").out)
    assert (values["result"], values["new"]) == ("TicketsReturned", 2)
    assert {it["path"] for it in values["changes"]} == {
        path.relative_to(git_library).as_posix() for path in gone
    }
    assert {it["after"]["id"] for it in values["changes"]} == {path.stem for path in gone}


def test_json_of_an_export_has_the_numbers_of_what_is_in_it(git_library, desk, tmp_path):
    values = json.loads(desk("export", str(tmp_path / "whole"), "--json").out)
    assert (values["result"], values["folder"]) == ("Exported", str(tmp_path / "whole"))
    assert values["counts"]["tickets"] == 3


def test_hostile_words_do_nothing_in_pages_and_tables(git_library, desk, tmp_path):
    hostile = (
        "=HYPERLINK(1) <script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=1>"
    )
    assert desk("note", NEW, hostile).code == 0
    assert desk("edit", NEW, "--title", "=1+1 <b>bold</b>").code == 0
    desk("export", str(tmp_path / "out"))
    page = whole(tmp_path / "out/archive")[tmp_path / f"out/archive/tickets/{NEW}.html"]
    assert not {"script", "img", "b"} & set(page.tags)
    assert not any(url.startswith("javascript") for url in page.links)
    titles = [it["title"] for it in rows(tmp_path / "out/tickets.csv")]
    assert titles[-1] == "'=1+1 <b>bold</b>"
    assert any(it["text"].startswith("'=HYPER") for it in rows(tmp_path / "out/entries.csv"))


def test_the_edition_for_the_public_holds_what_is_published(library, desk, tmp_path):
    outcome = desk("export", str(tmp_path / "pub"), "--public")
    assert outcome.out.startswith("1 answer in ")
    assert sorted(path.name for path in (tmp_path / "pub").iterdir()) == [
        "README.txt",
        "answers.csv",
        "answers.json",
        "archive",
    ]
    (answer,) = json.loads((tmp_path / "pub/answers.json").read_text())
    assert rows(tmp_path / "pub/answers.csv")[0]["title"] == answer["title"]
    assert not (tmp_path / "pub/archive/tickets").exists()
    whole(tmp_path / "pub/archive")


def test_nothing_personal_is_published_in_an_export(library, desk, tmp_path):
    path = library / "knowledge/answers/missing-issue.md"
    path.write_text(path.read_text() + "\nWrite to quill@people.example.\n")
    outcome = desk("export", str(tmp_path / "pub"), "--public")
    assert outcome.code == 2
    assert outcome.err.startswith("desk: nothing was written, for everybody would read this:\n")
    assert not (tmp_path / "pub").exists()


def test_an_export_lies_outside_of_the_library_in_a_folder_of_its_own(git_library, desk, tmp_path):
    assert desk("export", "moving").err == (
        "desk: moving lies in the library and would be committed with it: name a folder elsewhere\n"
    )
    assert desk("export", "build/out").code == 0
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    assert "is not empty" in desk("export", str(tmp_path / "full")).err
    (tmp_path / "killed/.desk-abc").mkdir(parents=True)
    assert desk("export", str(tmp_path / "killed")).code == 0
    assert not (tmp_path / "killed/.desk-abc").exists()


def test_what_cannot_be_read_is_taken_as_it_stands_and_named(git_library, desk, tmp_path):
    broken = git_library / "tickets/2026/11/Q-BR0KEN.md"
    broken.write_text("no ticket")
    outcome = desk("export", str(tmp_path / "out"))
    assert outcome.code == 1
    assert "tickets/2026/11/Q-BR0KEN.md:1: " in outcome.err
    assert (tmp_path / "out/files/tickets/2026/11/Q-BR0KEN.md").read_text() == "no ticket"
    assert "only: tickets/2026/11/Q-BR0KEN.md\n" in (tmp_path / "out/README.txt").read_text()
