"""`desk import csv` on real files in a small library, with real Git."""

import json
import re

import pytest
from tests import worlds

MAP = """\
source: old-chat
question: question
opened: {column: asked}
fields:
  - {field: channel, value: chat}
topics:
  column: topic
  table:
    - {topic: databases, service: e-resources, labels: [databases]}
    - {topic: citing, service: reference}
"""

TABLE = """\
question,asked,topic
"Why does the database
ask for money?",2026-10-01 10:00,databases
How do I cite a map?,2026-09,citing
Where is it?,2026,lost
,2026-10-02,citing
How do I cite a map?,2026-09,citing
"""

COLUMNS = """\
Read as
  UTF-8, cells separated by commas, 3 columns named in line 1

Columns
  question  question
  asked     opened
  topic     topics
"""

PLAN = f"""\
{COLUMNS}old-chat: 5 rows
  2 new tickets
  3 rows that cannot be taken over

Services
       1 e-resources
       1 reference

Asked in
       2 2026

The first of them
  2026-10-01 10:00 resolved, e-resources, chat [databases]
    Why does the database
  2026-09-XX XX:XX resolved, reference, chat
    How do I cite a map?
"""

REJECTS = """\
chat.csv:5: topic "lost" is not in the table of topics
chat.csv:6: question is empty
chat.csv:7: it is the same row as line 4 (all of its cells)
"""

WORDS = ("import", "csv", "chat.csv", "--map", "map.yml")


@pytest.fixture
def chat(git_library):
    """A library and beside its files a table and a mapping, which Git does not know."""
    (git_library / "map.yml").write_text(MAP, encoding="utf-8")
    (git_library / "chat.csv").write_text(TABLE, encoding="utf-8")
    return git_library


def tickets(root):
    return sorted(root.glob("tickets/*/*/*.md"))


def log(root):
    return worlds.git(root, "log", "--format=%s").splitlines()


def spread(text):
    return re.sub(r"2026-09-\d\d \d\d:\d\d", "2026-09-XX XX:XX", text)


def test_the_plan_is_printed_and_nothing_written(chat, desk):
    before = tickets(chat)
    outcome = desk(*WORDS)
    assert outcome.code == 1
    assert spread(outcome.out) == (
        PLAN + "\nNothing was written: --apply writes them, in one commit.\n"
    )
    assert outcome.err == REJECTS
    assert (tickets(chat), log(chat)) == (before, ["A small library"])


def test_apply_writes_sound_tickets_in_one_commit_and_again_adds_nothing(chat, desk):
    before = set(tickets(chat))
    outcome = desk(*WORDS, "--apply")
    assert spread(outcome.out) == (
        PLAN + "\n2 tickets written. Each row is known again by its link import:old-chat/…\n"
    )
    made = [path for path in tickets(chat) if path not in before]
    assert log(chat) == ["Import old-chat: 2 tickets, by history-liaison", "A small library"]
    assert worlds.git(chat, "status", "--short") == "?? chat.csv\n?? map.yml\n"
    assert desk("list", "--all", "--label", "databases").code == 0
    (database,) = [path for path in made if "databases" in path.read_text()]
    assert re.sub(r"[0-9A-Z]{16}|Q-[0-9A-Z]{6}|\^[0-9A-Z]{8}", "~", database.read_text()) == (
        """\
---
id: ~
title: Why does the database
status: resolved
service: e-resources
channel: chat
opened: 2026-10-01T14:00:00Z
lead: eresources-head
resolved: 2026-10-01T14:00:00Z
resolution: answered
labels: [databases]
links: ["import:old-chat/~"]
---

Why does the database
ask for money?

<!-- timeline -->

### 2026-10-01T14:00:00Z resolve @desk ~

- status: new -> resolved
- lead: -> eresources-head
- resolved: -> 2026-10-01T14:00:00Z
- resolution: -> answered
"""
    )
    again = desk(*WORDS, "--apply")
    assert again.out == (
        f"{COLUMNS}old-chat: 5 rows\n  0 new tickets\n  2 imported before\n"
        "  3 rows that cannot be taken over\n\nNothing to write: no row is new.\n"
    )
    assert len(tickets(chat)) == len(before) + 2


def test_json_of_an_import_names_its_files_and_rows_without_their_text(chat, desk):
    (chat / "chat.csv").write_text(TABLE + "Call Tessa at (919) 555-0123,2026,lost\n")
    done = desk(*WORDS, "--apply", "--json")
    values = json.loads(done.out)
    assert (done.code, done.err, values["result"]) == (1, "", "TableImported")
    assert (values["source"], values["new"], values["known"]) == ("old-chat", 2, 0)
    assert [it["line"] for it in values["rows"]["unfit"]] == [5, 6, 7, 8]
    assert "555-0123" not in done.out
    made = {path.relative_to(chat).as_posix() for path in tickets(chat)}
    assert len(values["paths"]) == 2
    assert set(values["paths"]) < made


def test_rows_that_do_not_fit_are_written_to_be_mended_and_read_again(chat, desk):
    desk(*WORDS, "--apply", "--rejects", "rest.csv")
    rest = chat / "rest.csv"
    assert rest.read_text() == (
        "question,asked,topic\nWhere is it?,2026,lost\n,2026-10-02,citing\n"
        "How do I cite a map?,2026-09,citing\n"
    )
    rest.write_text(rest.read_text().replace("lost", "citing").replace("\n,", "\nWhen?,"))
    outcome = desk("import", "csv", "rest.csv", "--map", "map.yml", "--apply")
    assert (outcome.code, outcome.out.splitlines()[7:10]) == (
        0,
        ["old-chat: 3 rows", "  2 new tickets", "  1 imported before"],
    )
    again = desk(*WORDS, "--rejects", "rest.csv")
    assert (again.code, again.err) == (
        2,
        REJECTS + "desk: rest.csv is there already: name a new file for the rejects\n",
    )


def test_without_a_commit_the_files_are_only_written(chat, desk):
    desk(*WORDS, "--apply", "--no-commit")
    assert log(chat) == ["A small library"]
    assert len(tickets(chat)) == 5


def test_a_table_from_windows_is_read_and_said_to_be(chat, desk):
    table = "question;asked;topic\r\nWas heißt „cite“?;2026;citing\r\n"
    (chat / "chat.csv").write_bytes(table.encode("cp1252"))
    outcome = desk(*WORDS)
    assert outcome.code == 0
    assert "    Was heißt „cite“?\n" in outcome.out
    assert outcome.err == (
        "chat.csv:2: byte 0xdf is not UTF-8, so the file is read as cp1252: look at its accents, "
        "and save it as UTF-8 if they are wrong\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_says_the_encoding(chat, desk, encoding):
    (chat / "chat.csv").write_text("question\tasked\ttopic\nCafé?\t2026\tciting\n", encoding)
    outcome = desk(*WORDS)
    assert (outcome.code, outcome.err) == (0, "")
    assert "    Café?\n" in outcome.out


def test_an_encoding_that_does_not_hold_is_refused(chat, desk):
    (chat / "map.yml").write_text(MAP + "encoding: utf-8\ndelimiter: ','\n")
    (chat / "chat.csv").write_bytes(b"question,asked,topic\n\xff,2026,citing\n")
    outcome = desk(*WORDS)
    assert outcome.code == 2
    assert outcome.err.startswith("desk: chat.csv is not utf-8 throughout (")
    assert outcome.err.endswith(": save it as UTF-8, or write its encoding into the mapping file\n")


def test_a_mapping_that_is_wrong_is_refused_with_every_line(chat, desk):
    (chat / "map.yml").write_text(
        MAP.replace("value: chat", "value: chta").replace("old-chat", "Old")
    )
    assert desk(*WORDS) == worlds.Outcome(
        2,
        "",
        "desk: this file has to be mended first, so nothing was changed:\n"
        '  map.yml:1: source "Old" does not fit: write old. source means: a name for '
        "the table, kept in every ticket, by which a row is known again.\n",
    )
    (chat / "map.yml").write_text(MAP.replace("e-resources", "eresources"))
    assert desk(*WORDS).err == (
        'desk: service: no service is called "eresources": did you mean e-resources or reference?\n'
    )


def test_a_table_without_the_columns_is_refused(chat, desk):
    (chat / "chat.csv").write_text("Question,asked,topic\n")
    message = "desk: the table has no column question; did you mean Question? (its header has Question, asked, topic)\n"
    assert desk(*WORDS).err == message
    (chat / "map.yml").write_text(MAP + "delimiter: ','\n")
    assert desk(*WORDS).err == message


def test_beside_a_ticket_that_cannot_be_read_nothing_is_imported(chat, desk):
    (chat / "tickets/2026/11/Q-BR0KEN.md").write_text("no ticket")
    outcome = desk(*WORDS, "--apply")
    assert (outcome.code, outcome.out) == (2, "")
    assert "tickets/2026/11/Q-BR0KEN.md:1: the file does not begin with front matter" in outcome.err


def test_many_tickets_are_one_commit(chat, desk, monkeypatch):
    monkeypatch.setattr("deskbook.transfer.commands.import_tickets.BATCH", 3)
    rows = "".join(f"Question {number}?,2026,citing\n" for number in range(8))
    (chat / "chat.csv").write_text("question,asked,topic\n" + rows)
    assert desk(*WORDS, "--apply").out.endswith(
        "8 tickets written. Each row is known again by its link import:old-chat/…\n"
    )
    assert log(chat)[0] == "Import old-chat: 8 tickets, by history-liaison"
    assert worlds.git(chat, "status", "--short") == "?? chat.csv\n?? map.yml\n"


def test_no_personal_data_of_a_row_reaches_a_file(chat, desk):
    row = "Please call me at (919) 555-0123,2026,citing\n"
    (chat / "chat.csv").write_text("question,asked,topic\n" + row)
    outcome = desk(*WORDS, "--apply")
    assert outcome.err == "chat.csv:2: replaced before it is kept: a phone number\n"
    made = worlds.git(chat, "show", "HEAD")
    assert "555-0123" not in made + outcome.out
    assert "Please call me at [phone]" in made
    assert desk(*WORDS, "--apply").out.endswith("Nothing to write: no row is new.\n")
