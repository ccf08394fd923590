"""`desk import KIND`: exports of other systems, the patrons to the vault, and no row twice"""

import json

import pytest
from tests import worlds

from deskbook.cli.transfer import KINDS
from deskbook.patrons.adapters.vault import lookup, place, store
from deskbook.transfer.commands.import_tables import MAPPINGS
from deskbook.transfer.formats import mapping_file

TABLES = {
    "gimlet": """\
Initials,Location,Format,Asked by,Question type,Asked at,Tags,Question,Answer,Duration
ab,Main,In person,Student,Directional,2026-10-01 10:05:00,maps policy,Where are the maps?,Second floor.,0-9
ab,Main,Video,Alien,Reference,2026-10-01 10:07:00,,,,10-19
""",
    "refanalytics": """\
Id,Date,Time,Ticket #,Chat #,Location,Entered By,Patron Status,Communication,Question Type,READ,Question,Answer
1,2026-10-01,10:05:00,,,Main desk,ab,Undergraduate,Phone,Directional,1,When do you close?,At ten.
2,2026-10-02,10:05:00,,,Main desk,ab,Faculty,Email,Research,0,,
""",
    "libanswers": """\
Id,Date,Time,Question,Answer,Internal Note,Name,Email,Status,Source
1,2026-10-01,10:05:00,How do I renew? Quill Sample,Online.,Asked before,Quill Sample,quill@x.example,Closed,Email
2,2026-10-02,10:05:00,May I renew?,,,Quill,QUILL@x.example,Open,Chat
""",
    "coral": """\
issueID,creatorID,subjectText,bodyText,reminderInterval,dateCreated,dateClosed,resolutionText,contacts,appliesto,CCs
7,ab,No access,It asks for money.,7,2026-10-01 10:05:00,2026-10-04 09:00:00,Proxy mended.,V - v@v.example,History Full Text,
8,ab,Still none,It asks again.,7,2026-10-05 10:05:00,,,,History Full Text,
""",
    "zammad": """\
#,Title,State,Priority,Group,Owner,Customer,Organization,Create Channel,Sender,Tags,Created At,Updated At,Closed At
65001,Where is my loan?,closed,2 normal,Desk,Ab,Quill Sample,,email,Customer,loans,2026-10-01 10:05:00,2026-10-02 10:05:00,2026-10-02 10:05:00
65002,Printer is dead,open,2 normal,Desk,Ab,Tessa Test,,web,Customer,,2026-10-03 10:05:00,2026-10-03 10:05:00,
""",
    "osticket": """\
Ticket Number;Date Created;Subject;From;From Email;Priority;Help Topic;Source;Current Status;Closed Date
100;2026-10-01 10:00:00;Printer is dead;Quill Sample;quill@x.example;Normal;Printing;Email;Closed;2026-10-02 10:00:00
101;2026-10-05 10:00:00;Where is my loan?;Tessa Test;tessa@x.example;Normal;Loans;Web;Open;
""",
}
"""Exports as each system writes them, cut down; the people in them are invented."""

MBOX = """\
From x Mon Oct  5 10:00:00 2026
From: Quill Sample <quill@x.example>
To: ask@library.example
Date: Mon, 05 Oct 2026 10:00:00 +0000
Subject: Where is the 2026 volume?
Message-ID: <1@x.example>

Dear library, where is it?
>From my shelf it is gone.

From x Mon Oct  5 11:00:00 2026
From: History liaison <liaison@library.example>
Date: Mon, 05 Oct 2026 11:00:00 +0000
Subject: Re: Where is the 2026 volume?
Message-ID: <2@library.example>
In-Reply-To: <1@x.example>

On the second floor.

> Dear library, where is it?

From x Mon Oct  5 11:00:01 2026
From: quill@x.example
Date: Mon, 05 Oct 2026 11:00:01 +0000
Auto-Submitted: auto-replied
Message-ID: <3@x.example>
In-Reply-To: <2@library.example>

I am on the road.

From x Mon Oct  5 12:00:00 2026
From: liaison@library.example
Date: Mon, 05 Oct 2026 12:00:00 +0000
Subject: News
Message-ID: <4@library.example>

We have moved.
"""

ISSUES = [
    {
        "number": 12,
        "title": "Database asks for money",
        "body": "It wants 40 dollars. Mail me: quill@x.example",
        "state": "closed",
        "created_at": "2026-10-01T10:00:00Z",
        "closed_at": "2026-10-03T10:00:00Z",
        "user": {"login": "reader"},
        "labels": [{"name": "databases"}],
        "comments": 4,
        "html_url": "https://git.example/o/r/issues/12",
    },
    *(
        {
            "issue_url": "https://api.git.example/repos/o/r/issues/12",
            "user": {"login": login},
            "author_association": role,
            "body": text,
            "created_at": f"2026-10-02T10:00:0{n}Z",
        }
        for n, (login, role, text) in enumerate(
            [
                ("Liaison-HC", "MEMBER", "We look."),
                ("other", "MEMBER", "So do we."),
                ("reader", "NONE", "Thanks!"),
            ]
        )
    ),
    {"number": 13, "title": "Typo", "pull_request": {}, "created_at": "2026-10-01T10:00:00Z"},
    {
        "number": 14,
        "title": "Still open",
        "state": "OPEN",
        "createdAt": "2026-10-04T10:00:00Z",
        "author": {"login": "reader"},
        "comments": [],
        "labels": [],
        "url": "https://git.example/o/r/issues/14",
    },
]


@pytest.fixture
def run(git_library, desk):
    """Import an export of a kind, all of it for the reference service."""

    def imported(kind, text, *more):
        path = git_library / f"{kind}.export"
        path.write_text(text)
        return desk("import", kind, path.name, "--service", "reference", *more)

    return imported


def made(root):
    """The tickets of the last commit, in the order in which they were opened."""
    names = worlds.git(root, "show", "--name-only", "--format=", "HEAD", "--", "tickets").split()
    fronts = [worlds.front(root, name.rpartition("/")[2][:-3]) for name in names]
    return sorted(fronts, key=lambda it: it["opened"])


def facts(root, *keys):
    return [tuple(it.get(key, "") for key in keys) for it in made(root)]


def test_every_kind_has_a_mapping_that_can_be_read_and_printed(desk, library):
    assert {path.stem for path in MAPPINGS.glob("*.yml")} == set(KINDS)
    for kind in KINDS:
        shown = desk("import", "map", kind)
        assert mapping_file.parse(kind, shown.out.encode()).findings == ()


@pytest.mark.parametrize("kind", [*TABLES, "mbox", "github"])
def test_what_was_imported_once_is_not_imported_again(run, git_library, desk, kind):
    text = {**TABLES, "mbox": MBOX, "github": json.dumps(ISSUES)}[kind]
    before = worlds.git(git_library, "ls-files")
    plan = run(kind, text)
    assert "Nothing was written: --apply writes them" in plan.out
    assert worlds.git(git_library, "ls-files") == before
    first = run(kind, text, "--apply")
    assert f"Import {kind}: " in worlds.git(git_library, "log", "-1", "--format=%s")
    assert desk("check").code == 0, desk("check").out
    again = run(kind, text, "--apply")
    assert first.code == again.code
    assert again.out.endswith("\nNothing to write: no row is new.\n")
    for word in ("Quill", "quill@", "Tessa", "tessa@"):
        assert word not in worlds.git(git_library, "show", "HEAD") + first.out + first.err


def test_the_plan_of_gimlet_says_what_becomes_of_everything(run, git_library):
    outcome = run("gimlet", TABLES["gimlet"], "--apply")
    assert (outcome.code, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
Read as
  UTF-8, cells separated by commas, 10 columns named in line 1

Columns
  Initials       tells rows apart
  Location       tells rows apart
  Format         tells rows apart, channel
  Asked by       tells rows apart, patron_group
  Question type  tells rows apart, activity
  Asked at       tells rows apart, opened
  Tags           tells rows apart, labels
  Question       tells rows apart, question
  Answer         tells rows apart, reply
Not taken over: Duration
gimlet: 2 rows
  2 new tickets

Words that are in no table
       1 Format "Video": taken as desk
       1 Asked by "Alien": left out

Services
       2 reference

Asked in
       2 2026

The first of them
  2026-10-01 10:05 resolved, reference, desk [maps, policy]
    Where are the maps?
  2026-10-01 10:07 resolved, reference, desk
    A question at the desk, not written down

2 tickets written. Each row is known again by its link import:gimlet/…
"""
    )


def test_transactions_keep_their_effort_channel_and_who_asked_by_kind(run, git_library):
    assert run("refanalytics", TABLES["refanalytics"], "--apply").code == 0
    assert facts(git_library, "channel", "activity", "read", "patron_group", "title") == [
        ("phone", "directional", "1", "student", "When do you close?"),
        ("email", "reference", "", "faculty", "A question at the desk, not written down"),
    ]


def test_who_asked_goes_to_the_vault_once_and_what_was_open_is_new(run, git_library):
    outcome = run("libanswers", TABLES["libanswers"], "--apply")
    assert "  1 patron to the vault\n" in outcome.out
    first, second = made(git_library)
    assert (first["status"], second["status"]) == ("resolved", "new")
    assert first["patron"] == second["patron"]
    with place.open_vault(git_library) as vault:
        record = store.patron(vault, first["patron"])
        assert (record.names, record.emails) == (("Quill Sample", "Quill"), ("quill@x.example",))
        (letter,) = store.messages(vault, first["patron"])
        assert letter.text == "How do I renew? Quill Sample"
        assert lookup.find(vault, ["emails:quill@x.example"]) == {
            "emails:quill@x.example": [first["patron"]]
        }
    text = worlds.ticket_text(git_library, first["id"])
    assert "\n\nHow do I renew? [name]\n\n<!-- timeline -->\n" in text
    assert "\nOnline.\n" in text
    assert " note @desk ^" in text


def test_somebody_whom_the_vault_knows_stays_who_they_are(run, git_library, desk):
    known = desk("patron", "add", "--email", "tessa@x.example").out.split()[0]
    run("osticket", TABLES["osticket"], "--apply")
    printer, loan = made(git_library)
    assert loan["patron"] == known != printer["patron"]
    assert facts(git_library, "channel", "status", "labels") == [
        ("email", "resolved", "[printing]"),
        ("form", "new", "[loans]"),
    ]


def test_vendors_people_are_not_taken_over_from_coral(run, git_library):
    outcome = run("coral", TABLES["coral"], "--apply")
    assert "Not taken over: creatorID, reminderInterval, contacts, CCs\n" in outcome.out
    assert facts(git_library, "title", "status", "labels") == [
        ("No access", "resolved", "[history-full-text]"),
        ("Still none", "new", "[history-full-text]"),
    ]
    assert "v@v.example" not in worlds.git(git_library, "show", "HEAD")


def test_a_conversation_of_an_mbox_is_one_ticket(run, git_library, desk):
    staff = git_library / "knowledge/staff/history-liaison.md"
    staff.write_text(staff.read_text().replace("---\n", "---\nemail: liaison@library.example\n", 1))
    outcome = run("mbox", MBOX, "--apply")
    assert outcome.code == 1
    assert outcome.err.startswith(
        "mbox.export:31: it begins with a message of ours: the question is missing\n"
        "mbox.export:1: not taken over: line 22: an automatic message\n"
    )
    (ticket,) = made(git_library)
    assert (
        worlds.timeline(git_library, ticket["id"])
        == """
### 2026-10-05T11:00:00Z reply @history-liaison

On the second floor.

### 2026-10-05T11:00:01Z resolve @desk

- status: new -> resolved
- lead: -> reference-head
- resolved: -> 2026-10-05T11:00:01Z
- resolution: -> answered
"""
    )
    assert "From my shelf it is gone." in worlds.ticket_text(git_library, ticket["id"])


def test_issues_bring_their_comments_each_by_who_wrote_it(run, git_library):
    staff = git_library / "knowledge/staff/history-liaison.md"
    staff.write_text(staff.read_text().replace("---\n", "---\ngithub: liaison-hc\n", 1))
    outcome = run("github", json.dumps(ISSUES, indent=1), "--apply")
    assert (outcome.code, outcome.err.splitlines()) == (
        1,
        [
            "github.export:47: #13 is a pull request, and no question",
            "github.export:2: replaced before it is kept: an e-mail address",
            "github.export:2: not taken over: #12: 1 of 4 comments: not in github.export",
        ],
    )
    closed, still = made(git_library)
    assert (still["status"], still["title"]) == ("new", "Still open")
    assert worlds.timeline(git_library, closed["id"]).startswith("""
### 2026-10-02T10:00:00Z reply @history-liaison

We look.

### 2026-10-02T10:00:01Z reply @desk

So do we.

### 2026-10-02T10:00:02Z question @patron

Thanks!

### 2026-10-03T10:00:00Z resolve @desk
""")


def test_what_is_missing_is_said_before_anything_is_written(git_library, desk, run):
    (git_library / "x.csv").write_text("Subject,From\nPrinter,Quill\n")
    outcome = desk("import", "osticket", "x.csv", "--service", "reference")
    assert outcome.err == (
        "desk: the table has no column Date Created and no column Ticket Number "
        "(its header has Subject, From)\n"
    )
    assert desk("import", "osticket", "x.csv").err == (
        "desk: whose questions are these? Say it with --service (e-resources, reference)\n"
    )
    assert run("github", "{").err.startswith("desk: github.export:1: this is no JSON (")
    assert run("github", "[1]").err == (
        "desk: github.export:1: a list of objects is meant, as the export makes it\n"
    )
    (git_library / "x.csv").write_bytes(b"[\xff]")
    assert (
        "x.csv:1: byte 0xff is not UTF-8"
        in desk("import", "github", "x.csv", "--service", "reference").err
    )


def test_a_mapping_of_the_librarys_own_takes_the_place_of_ours(run, git_library, desk):
    ours = desk("import", "map", "osticket").out.replace("column: Help Topic", "column: Priority")
    (git_library / "ours.yml").write_text(ours)
    run("osticket", TABLES["osticket"], "--map", "ours.yml", "--apply")
    assert facts(git_library, "labels") == [("[normal]",), ("[normal]",)]
