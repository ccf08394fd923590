"""`desk check` on a small library on disk: whole runs, and files that cannot be read."""

import json
import os
from pathlib import Path

import pytest
from tests.worlds import Outcome

ALL = "3 tickets, 2 services, 5 staff, 1 department, 1 resource, 1 problem, 1 project, 1 answer, 1 library"


def write(path, text, data=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if data is None else data)


def replace(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_all_is_well_and_it_is_said_what_was_looked_at(library, desk):
    assert desk("check") == Outcome(0, f"Looked at {ALL}: all is well\n", "")


def test_errors_fail_the_run_and_warnings_only_when_it_is_strict(library, desk):
    replace(library / "knowledge/answers/missing-issue.md", "review_every: 1y\n", "")
    warned = Outcome(
        0,
        "knowledge/answers/missing-issue.md:3: warning: nobody will look at it again: write "
        "review_every: like 6m or 1y [answer.due]\n"
        f"Looked at {ALL}: 0 errors, 1 warning in 1 file\n",
        "",
    )
    assert desk("check") == warned
    assert desk("check", "--strict") == Outcome(1, warned.out, "")
    replace(library / "knowledge/answers/missing-issue.md", "reviewed_by: eresources\n", "")
    assert desk("check").code == 1


def test_a_value_that_cannot_be_read_is_not_judged_as_well(library, desk):
    profile = library / "knowledge/library.md"
    profile.write_text(profile.read_text().replace("format: 3", "format: two"))
    said = desk("check").out
    assert 'format "two" is not a whole number' in said
    assert "the files have format" not in said


def test_every_bad_file_is_named_in_one_run_even_where_the_library_itself_cannot_be_read(
    library, desk
):
    replace(library / "knowledge/library.md", "timezone: America/New_York\n", "")
    replace(library / "knowledge/staff/eresources.md", "---\nname", "name")
    replace(library / "tickets/2026/11/Q-NEW001.md", "status: new", "status: nwe")
    write(library / "tickets/2026/11/Q-BAD001.md", "<<<<<<< HEAD\n")
    write(library / "tickets/2026/11/Q-BAD002.md", "", b"\x89PNG\0")
    found = desk("check")
    assert found.code == 1
    assert found.out == (
        "knowledge/library.md:1: error: timezone is missing: write it, for example `timezone: "
        "America/New_York`. Its IANA time zone. [library.timezone]\n"
        "knowledge/staff/eresources.md:1: error: the file does not begin with front matter: its first "
        "line has to be ---, then come the fields, then --- again [file.front-matter]\n"
        "tickets/2026/11/Q-BAD001.md:1: error: two versions of this file met here and were not merged: "
        "`desk tidy` merges a ticket; or keep what is right of both and delete the lines with <<<<<<<, "
        "======= and >>>>>>> (a quoted line of that kind needs a \\ before it) [file.conflict]\n"
        "tickets/2026/11/Q-BAD002.md:1: error: this is not a text file (it holds zero bytes): restore it "
        "from Git [file.binary]\n"
        'tickets/2026/11/Q-NEW001.md:4: error: status "nwe" is not known: write new, or one of new, open, '
        "waiting, resolved [ticket.status]\n"
        f"Looked at {ALL.replace('3 tickets', '5 tickets')}: 5 errors, 0 warnings in 5 files\n"
    )


def test_what_does_not_belong_is_named(library, desk, tmp_path):
    outside = tmp_path / "outside"
    write(outside / "secret.md", "---\nname: Secret\n---\n")
    (library / "knowledge/staff/link.md").symlink_to(outside / "secret.md")
    (library / "knowledge/shifts").symlink_to(outside)
    (library / "knowledge/answers/folder").symlink_to(outside)
    os.mkfifo(library / "knowledge/resources/pipe.md")
    write(library / "knowledge/answers/old/a.md", "---\ntitle: A\nstate: draft\n---\n")
    write(library / "knowledge/answer/a.md", "---\ntitle: A\nstate: draft\n---\n")
    write(library / "knowledge/staff/list.csv", "a,b\n")
    write(library / "knowledge/staff/.hidden", "")
    write(library / "knowledge/staff/Jo Example.md", "---\nname: Jo\n---\n")
    (library / "tickets/Q-4KX7M2.md").write_bytes(
        (library / "tickets/2026/11/Q-4KX7M2.md").read_bytes()
    )
    (library / "tickets/2026/11/Q-NEW001.md").rename(library / "tickets/2026/Q-NEW001.md")
    lines = [line.split(" [")[0] for line in desk("check").out.splitlines()]
    folders = "services, staff, departments, resources, problems, missing, projects, answers, shifts, translations"
    assert lines == [
        f"knowledge/answer:1: error: nothing is read from here: the folders are {folders}",
        "knowledge/answers/folder:1: error: this is a link to another place: put the file itself here",
        "knowledge/answers/old/a.md:1: error: records are not read from here: move it to knowledge/answers/",
        "knowledge/resources/pipe.md:1: error: this is not a file: put a text file in its place",
        "knowledge/shifts:1: error: this folder is a link out of the library: put the folder itself here",
        'knowledge/staff/Jo Example.md:1: error: "Jo Example" cannot name a record: write lower case with hyphens',
        "knowledge/staff/link.md:1: error: this is a link to another place: put the file itself here",
        "knowledge/staff/list.csv:1: error: only .md files belong here: move it, or name it .md",
        "tickets/2026/11/Q-4KX7M2.md:1: error: Q-4KX7M2 is the id of another ticket too (tickets/Q-4KX7M2.md)",
        "tickets/2026/Q-NEW001.md:1: error: it was opened in November 2026: move the file to tickets/2026/11/",
        "tickets/Q-4KX7M2.md:1: error: it was opened in November 2026: move the file to tickets/2026/11/",
        "Looked at 4 tickets, 2 services, 7 staff, 1 department, 2 resources, 1 problem, 1 project, "
        "2 answers, 1 library: 11 errors, 0 warnings in 11 files",
    ]  # fmt: skip


def test_a_part_of_the_library_is_checked_against_the_whole(library, desk, monkeypatch):
    replace(library / "tickets/2026/11/Q-4KX7M2.md", "department: history", "department: hstory")
    replace(library / "knowledge/answers/missing-issue.md", "review_every: 1y\n", "")
    out = desk("check", "tickets", "knowledge/staff/eresources.md").out
    assert out == (
        'tickets/2026/11/Q-4KX7M2.md:11: error: department: no department is called "hstory": did you '
        "mean history? [record.names]\n"
        "Looked at 3 tickets, 1 staff: 1 error, 0 warnings in 1 file\n"
    )
    assert desk("check", "knowledge/staff").code == 0
    monkeypatch.chdir(library / "tickets/2026/11")
    assert desk("check", ".").code == 1
    assert desk("check", "Q-NEW001.md").out == "Looked at 1 ticket: all is well\n"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("tickets/2026/11/Q-NONE00.md", "desk: tickets/2026/11/Q-NONE00.md is not there\n"),
        ("..", "desk: .. does not belong to the library in {}\n"),
    ],
)
def test_a_path_that_is_no_part_of_the_library_is_refused(library, desk, path, message):
    assert desk("check", path) == Outcome(2, "", message.format(library))


def test_a_sample_library_lives_at_its_own_time(library, desk, monkeypatch):
    monkeypatch.delenv("DESK_NOW")
    replace(library / "knowledge/library.md", "ask_email", "now: 2026-11-20T23:30:00Z\nask_email")
    replace(library / "knowledge/answers/missing-issue.md", "2026-09-01", "2026-11-20")
    write(library / "knowledge/shifts/late.md", "---\nwritten_by: eresources\nsigned: 2026-11-20T23:00:00Z\n---\n")  # fmt: skip
    assert desk("check").out.endswith(": all is well\n")
    assert desk("brief").out.startswith("Friday 20 November 2026")
    replace(library / "knowledge/library.md", "now: 2026-11-20T23:30:00Z\n", "")
    assert not desk("brief").out.startswith("Friday 20 November 2026")
    replace(library / "knowledge/library.md", "America/New_York", "America/Hill")
    assert "4: error: the time zone America/Hill is unknown" in desk("check").out


def test_findings_as_json_and_as_annotations(library, desk, monkeypatch):
    replace(library / "tickets/2026/11/Q-4KX7M2.md", "lead: history-liaison\n", "")
    document = json.loads(desk("check", "--format", "json").out)
    assert json.loads(desk("check", "--json").out) == document
    assert (document["deskbook"], document["kind"], document["errors"]) == (1, "findings", 1)
    assert document["looked_at"]["tickets"] == 3
    assert [(it["path"], it["rule"]) for it in document["findings"]] == [
        ("tickets/2026/11/Q-4KX7M2.md", "ticket.led")
    ]
    message = (
        "line=4,title=ticket.led::nobody leads this ticket, and it is open: write lead: and a "
        f"handle, or status: new\nLooked at {ALL}: 1 error, 0 warnings in 1 file\n"
    )
    out = desk("check", "--format", "github").out
    assert out == f"::error file=tickets/2026/11/Q-4KX7M2.md,{message}"
    monkeypatch.chdir(library.parent)
    out = desk("check", "--format", "github", "--root", "library").out
    assert out == f"::error file=library/tickets/2026/11/Q-4KX7M2.md,{message}"


def test_the_sample_library_is_well(desk):
    found = desk("check", "--strict", "--root", str(Path(__file__).parents[2]))
    assert found.out.endswith(": all is well\n"), found.out


KINDS = "ticket, library, service, staff, department, resource, problem, missing, project, answer, shift, translation, mapping"


def test_a_schema_is_printed_outside_of_a_library_too(desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = json.loads(desk("schema", "staff").out)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["title"] == "staff"
    assert document["required"] == ["name"]
    assert document["properties"]["away"]["items"]["required"] == ["from", "to"]
    assert document["properties"]["left"]["description"] == "Last day at the library."


def test_the_kinds_are_named(desk):
    listed = desk("schema", "--list")
    assert [line.split()[0] for line in listed.out.splitlines()] == KINDS.split(", ")
    assert listed.out.startswith("ticket       One question from one patron.")
    assert desk("schema") == listed


def test_a_kind_that_is_none_is_answered_with_those_there_are(desk):
    near, far = desk("schema", "tikcet"), desk("schema", "zzz")
    assert (near.code, far.code) == (2, 2)
    assert near.err.endswith("tikcet is no kind of record: did you mean ticket?\n")
    assert far.err.endswith(f"zzz is no kind of record: there are {KINDS}\n")
    assert desk("schema", "ticket", "staff") != Outcome(0, "", "")


def test_a_look_that_cannot_be_read_or_found_is_named_at_its_line(library, desk):
    path = library / "knowledge/library.md"
    text = path.read_text()
    look = "look: {{logo: {logo}, accent: {light}, accent_dark: {dark}}}\nask_email"
    path.write_text(
        text.replace("ask_email", look.format(logo="l.png", light="cc88aa", dark="333333"), 1)
    )
    line = next(n for n, it in enumerate(path.read_text().splitlines(), 1) if it.startswith("look"))
    found = [it for it in desk("check").out.splitlines() if f"library.md:{line}: error" in it]
    assert [it.partition("error: ")[2].partition(":")[0] for it in found] == [
        "look.logo", "look.accent", "look.accent_dark",
    ]  # fmt: skip
    assert "choose a darker one" in found[1]
    assert "choose a lighter one" in found[2]
    (library / "site/overrides/assets").mkdir(parents=True)
    (library / "site/overrides/assets/l.png").write_bytes(b"\x89PNG")
    assert desk("trust", "--apply").code == 0
    path.write_text(
        text.replace("ask_email", look.format(logo="l.png", light="1d5049", dark="93cfc0"), 1)
    )
    assert desk("check").out.endswith(": all is well\n")


def test_a_setting_of_the_look_that_there_is_not_is_named(library, desk):
    replace(
        library / "knowledge/library.md",
        "ask_email",
        "look: {plugins: [search], logo: ../a.svg}\nask_email",
    )
    found = desk("check").out
    assert "plugins" in found
    assert "[library.unknown-key]" in found
    assert "../a.svg" in found
