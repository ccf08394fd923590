"""`desk answer`: drafts, reviews, publishing, archiving, and what answers are worth."""

import json

import pytest
from tests import worlds

from deskbook.answers.commands import answer
from deskbook.library.adapters import disk, journal

PATH = "knowledge/answers/renew.md"

BODY = "Sign in to your account and choose Renew.\n\n## Steps\n\n1. Sign in.\n2. Choose Renew."


def head(library, path=PATH):
    return (library / path).read_text(encoding="utf-8").split("---\n")[1]


def new(desk, *words):
    return desk("answer", "new", "renew", "--title", "How do I renew a book?", *words)


@pytest.fixture
def draft(git_library, desk):
    assert new(desk, "--service", "reference", BODY).code == 0
    return git_library


def test_a_draft_becomes_an_answer_in_three_commits(git_library, desk):
    made = new(
        desk, "--service", "reference", "--resource", "history-full-text", "--topic", "borrowing",
        "--from", "d0ne01", "--also-asked", "renew  books\nonline", BODY,
    )  # fmt: skip
    assert (made.code, made.out, made.err) == (
        0,
        f"{PATH} written; `desk answer review renew` hands it in\n",
        "",
    )
    assert desk("answer", "review", "renew").out == (
        "renew handed in\n  state: review\n  handed_in: 2026-11-05\n  handed_in_by: history-liaison\n"
        "The checklist finds nothing to mend.\n"
    )
    assert desk("answer", "publish", "renew").err == (
        "desk: history-liaison handed renew in: a colleague has to read and publish it\n"
    )
    assert desk("answer", "publish", "renew", "--by", "reference-head").out == (
        "renew published\n  state: published\n  reviewed: 2026-11-05\n  reviewed_by: reference-head\n"
        "  review_every: 1y\nThe checklist finds nothing to mend.\n"
    )
    assert (
        (git_library / PATH).read_text(encoding="utf-8")
        == f"""\
---
title: How do I renew a book?
state: published
also_asked: [renew books online]
services: [reference]
resources: [history-full-text]
topics: [borrowing]
sources: [Q-D0NE01]
reviewed: 2026-11-05
reviewed_by: reference-head
review_every: 1y
---

{BODY}
"""
    )
    assert worlds.git(git_library, "log", "--format=%s", "-3").splitlines() == [
        "renew: reviewed and published by reference-head",
        "renew: handed in by history-liaison",
        "Draft of renew, by history-liaison",
    ]
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_a_draft_for_colleagues_may_wait_for_its_text(library, desk):
    assert new(desk, "--for-staff").code == 0
    assert head(library) == "title: How do I renew a book?\nstate: draft\naudience: staff\n"
    assert desk("answer", "review", "renew").code == 0
    assert desk("answer", "publish", "renew", "--by", "reference-head").err == (
        "desk: renew has no text: write the short answer first, then the steps\n"
    )


def test_what_patrons_wrote_of_themselves_is_taken_out_of_a_draft(library, desk):
    made = desk(
        "answer", "new", "renew", "-t", "Can you mail tessa.quill@gmail.example?",
        "--also-asked", "Call me at (919) 555-0123", "Bring it to the desk.",
    )  # fmt: skip
    text = (library / PATH).read_text(encoding="utf-8")
    assert "tessa" not in text
    assert "555" not in text
    assert "Replaced before it was kept" in made.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("new", "Renew", "-t", "A?"), '"Renew" cannot name an answer: write lower case with hyphens'),
        (("new", "missing-issue", "-t", "A?"), "there is an answer missing-issue already: knowledge/answers/missing-issue.md"),
        (("new", "a", "-t", "A?", "--service", "referense"), 'service: no service is called "referense": did you mean reference?'),
        (("new", "a", "-t", "A?", "--from", "Q-ZZZZZZ"), "no ticket begins with Q-ZZZZZZ: `desk list --all` shows them"),
        (("review", "mising-issue"), 'which answer: no answer is called "mising-issue": did you mean missing-issue?'),
        (("publish", "missing-issue"), "missing-issue is published: `desk answer review missing-issue` says that you have read it again"),
        (("archive", "missing-issue", "--instead", "none"), '--instead: no answer is called "none": there are missing-issue'),
        (("publish", "missing-issue", "--by", "nobody"), 'who acts: no staff is called "nobody"'),
        (("list", "--service", "referense"), 'service: no service is called "referense": did you mean reference?'),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_what_to_write(library, desk, words, message):
    done = desk("answer", *words)
    assert done.code == 2
    assert done.err.startswith(f"desk: {message}"), done.err


def test_nobody_publishes_what_the_gate_or_a_check_complains_of(draft, desk):
    path = draft / PATH
    path.write_text(
        path.read_text(encoding="utf-8")
        + "\nAsk tessa.quill@gmail.example, 9195550123. We close at {hours.frydai}. See [x](x.md).\n",
        encoding="utf-8",
    )
    handed = desk("answer", "review", "renew")
    assert handed.code == 0
    assert "an e-mail address stands here" in handed.out
    refused = desk("answer", "publish", "renew", "--by", "reference-head")
    assert (refused.code, refused.out) == (2, "")
    assert [line.partition(": ")[2].partition(" (")[0] for line in refused.err.splitlines()] == [
        "renew has to be mended first, so it is not published:",
        "it links to x.md, which is not there",
        "an e-mail address stands here",
        "a phone number may stand here",
        "{hours.frydai} is not a field: write {hours.friday}",
    ]
    assert "state: review" in head(draft)


def test_a_file_that_cannot_be_read_whole_is_not_published(draft, desk):
    (draft / PATH).write_text("---\ntitle: A?\nstate: reviw\n---\n", encoding="utf-8")
    assert desk("answer", "publish", "renew", "--by", "reference-head").err == (
        "desk: this file has to be mended first, so nothing was changed:\n"
        f'  {PATH}:3: state "reviw" is not known: write review, or one of draft, review, published, archived\n'
    )


def test_who_has_left_reviews_nothing(draft, desk):
    staff = draft / "knowledge/staff/reference-head.md"
    staff.write_text("---\nname: Head\nleft: 2026-11-01\n---\n", encoding="utf-8")
    for verb, name in (("publish", "renew"), ("review", "missing-issue")):
        assert desk("answer", verb, name, "--by", "reference-head").err == (
            "desk: reference-head left on 2026-11-01: a colleague has to read it\n"
        )


def test_a_published_answer_is_read_again_and_taken_back(git_library, desk):
    path = "knowledge/answers/missing-issue.md"
    assert desk("answer", "review", "missing-issue", "--by", "eresources").out == (
        "missing-issue read again\n  reviewed: 2026-11-05\n  reviewed_by: eresources\n"
        "  review_every: 1y\nThe checklist finds nothing to mend.\n"
    )
    assert new(desk).code == 0
    assert desk("answer", "archive", "missing-issue", "--instead", "renew").out == (
        "missing-issue archived\n  state: archived\n  instead: renew\n"
    )
    assert "state: archived" in head(git_library, path)
    assert desk("answer", "list").out == ("draft  renew  How do I renew a book?\n1 answer.\n")
    assert desk("answer", "review", "missing-issue", "--no-commit").code == 0
    assert "instead" not in head(git_library, path)


def late(library):
    path = library / "knowledge/answers/missing-issue.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("2026-09-01", "2025-09-01"), encoding="utf-8"
    )
    resource = library / "knowledge/resources/history-full-text.md"
    resource.write_text(
        resource.read_text(encoding="utf-8").replace("\n---\n", "\nchanged: 2026-10-12\n---\n"),
        encoding="utf-8",
    )


def test_what_is_due_says_why_and_who(library, desk):
    assert desk("answer", "due").out == "No answer is to be looked at.\n"
    late(library)
    new(desk)
    desk("answer", "review", "renew")
    assert (
        desk("answer", "due").out
        == """\
missing-issue  Why is the newest issue of a journal missing from a database?
    its review was due Tue 1 Sep
    History Full Text changed Mon 12 Oct, after its review
    for eresources
renew  How do I renew a book?
    it waits for a reviewer: `desk answer publish` it, or mend it
    for nobody: name a head of its service

2 answers to look at; `desk answer review NAME` says that you have read one again.
"""
    )
    assert desk("answer", "due", "--mine").out == "No answer is to be looked at.\n"
    assert json.loads(desk("answer", "due", "--mine", "--by", "eresources", "--json").out) == {
        "deskbook": 1,
        "kind": "answers-due",
        "answers": [
            {
                "answer": "missing-issue",
                "owner": "eresources",
                "reasons": [
                    {"ground": "review", "since": "2026-09-01", "what": []},
                    {"ground": "resource", "since": "2026-10-12", "what": ["history-full-text"]},
                ],
            }
        ],
    }


def test_a_damaged_ticket_is_named_and_the_rest_is_counted(library, desk):
    next(library.glob(f"tickets/*/*/{worlds.NEW}.md")).write_text("---\n---\n", encoding="utf-8")
    for verb in ("due", "stats"):
        done = desk("answer", verb)
        assert done.code == 1
        assert worlds.NEW in done.err


def test_a_renamed_answer_takes_whatever_leads_to_it_along(git_library, desk):
    answers = git_library / "knowledge/answers"
    other = answers / "other.md"
    other.write_text(
        "---\ntitle: Other?\nstate: archived  # for good\napart: [missing-issue]\ninstead: missing-issue\n"
        "---\n\nSee [this](missing-issue.md#steps).\n"
    )
    service = git_library / "knowledge/services/reference.md"
    service.write_text(service.read_text() + "\nSee [it](../answers/missing-issue.md).\n")
    worlds.git(git_library, "add", "-A")
    worlds.git(git_library, "commit", "-qm", "more")
    before = (answers / "missing-issue.md").read_text()
    outcome = desk("answer", "rename", "missing-issue", "late-issue")
    assert (outcome.code, outcome.out, outcome.err) == (
        0,
        "missing-issue is called late-issue; its old address leads there\n"
        "  knowledge/answers/other.md links to it by its new name\n"
        "  knowledge/services/reference.md links to it by its new name\n",
        "",
    )
    assert not (answers / "missing-issue.md").exists()
    head, mark, body = (answers / "late-issue.md").read_text().partition("\n---\n")
    assert head.endswith("was: [missing-issue]")
    assert head.removesuffix("\nwas: [missing-issue]") + mark + body == before
    assert other.read_text() == (
        "---\ntitle: Other?\nstate: archived  # for good\napart: [late-issue]\ninstead: late-issue\n"
        "---\n\nSee [this](late-issue.md#steps).\n"
    )
    assert "(../answers/late-issue.md)" in service.read_text()
    assert worlds.git(git_library, "status", "--porcelain") == ""
    assert desk("check").code == 0
    again = desk("answer", "rename", "late-issue", "missing-issue")
    assert again.code == 0
    assert "was: [late-issue]" in (answers / "missing-issue.md").read_text()


def test_a_rename_that_was_killed_is_finished_by_the_next_writer(library, desk):
    answers = library / "knowledge/answers"
    kept = journal.carry

    def killed(root, change, place):
        real = disk.replace

        def once(root, relative, data, *, expected):
            real(root, relative, data, expected=expected)
            if relative.endswith("late-issue.md"):
                raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(disk, "replace", once)
            kept(root, change, place)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(journal, "carry", killed)
        answer.rename(library, "missing-issue", "late-issue", me=worlds.ME, commit=False)
    assert {it.name for it in answers.iterdir()} >= {"late-issue.md", "missing-issue.md"}
    outcome = desk("note", "--no-commit", worlds.OVERDUE, "Go on.")
    assert "finished what was interrupted" in outcome.err
    assert not (answers / "missing-issue.md").exists()
    assert desk("check").code == 0


def test_json_of_the_life_of_an_answer_has_fields_before_and_after(git_library, desk):
    def run(*words):
        content = json.loads(desk("answer", *words, "--json").out)
        return content, content["changes"][0]

    _, new = run("new", "film", "Here.", "--title", "A film?", "--service", "reference")
    assert (new["done"], new["after"]["title"]) == ("created", "A film?")
    done, review = run("review", "film")
    assert done["did"] == "handed in"
    assert (review["before"], review["after"]) == (
        {"state": "draft"},
        {"state": "review", "handed_in": "2026-11-05", "handed_in_by": worlds.ME},
    )
    done, published = run("publish", "film", "--by", "reference-head")
    assert (done["fields"]["state"], "checklist" in done) == ("published", False)
    assert published["after"]["reviewed_by"] == "reference-head"
    _, archived = run("archive", "film", "--instead", "missing-issue")
    assert archived["before"] == {"state": "published"}
    assert archived["after"] == {"state": "archived", "instead": "missing-issue"}
    done, _ = run("rename", "missing-issue", "late-issue")
    assert [(it["path"].rpartition("/")[2], it["done"]) for it in done["changes"]] == [
        ("late-issue.md", "created"),
        ("missing-issue.md", "removed"),
        ("film.md", "changed"),
    ]


def test_json_of_a_draft_has_no_words_that_the_gate_took_out(git_library, desk):
    done = desk("answer", "new", "film", "--title", "Ask ana.mock@example.org?", "--json")
    assert [it["kind"] for it in json.loads(done.out)["replaced"]] == ["email"]
    assert "ana.mock" not in done.out + done.err


def test_the_list_narrows_by_state_service_and_topic(library, desk):
    new(desk, "--service", "reference", "--topic", "borrowing", "--for-staff")
    both = (
        "published  missing-issue         Wed 1 Sep 2027  Why is the newest issue of a journal missing from a database?\n"
        "draft      renew          staff                  How do I renew a book?\n2 answers.\n"
    )
    assert desk("answer", "list").out == both
    assert "renew" not in desk("answer", "list", "--service", "e-resources").out
    assert "missing" not in desk("answer", "list", "--topic", "borrowing").out
    assert desk("answer", "list", "--state", "archived").out == "No answer fits.\n"
    found = json.loads(desk("answer", "list", "--json", "--state", "published").out)
    assert found == {
        "deskbook": 1,
        "kind": "answers",
        "answers": [
            {
                "slug": "missing-issue",
                "title": "Why is the newest issue of a journal missing from a database?",
                "state": "published",
                "audience": "public",
                "services": ["e-resources"],
                "topics": [],
                "reviewed": "2026-09-01",
                "review_every": "1y",
            }
        ],
    }


def test_statistics_name_answers_and_services_and_nobody(library, desk):
    assert (
        desk(
            "resolve", worlds.OVERDUE, "--answer", "missing-issue", "--cause", "content-delayed"
        ).code
        == 0
    )
    told = desk("answer", "stats")
    assert (told.code, told.out) == (0, """\
Answers from Thu 6 Nov 2025 to Thu 5 Nov

  2 tickets resolved; an answer settled or could have settled 2
  1 of these has an answer (50 %)
    1 known: the answer was there before
    0 new: an answer was learnt from them
  1 has none: `desk distill` proposes from them

By service
  e-resources     1 of    1 (100 %)
  reference       0 of    1 (0 %)

By answer: tickets, the last, link rate in its services, what it did not settle
  missing-issue     1  Thu 5 Nov  1 of 1
""")  # fmt: skip
    assert desk("reopen", worlds.OVERDUE).code == 0
    october = desk("answer", "stats", "--days", "2026-10").out
    assert october.startswith("Answers from Thu 1 Oct to Sat 31 Oct\n\n  1 ticket resolved;")
    assert october.endswith("\nPublished and not used: missing-issue\n")
    assert "missing-issue     1  Thu 5 Nov  1 not settled\n" in desk("answer", "stats").out
    values = json.loads(desk("answer", "stats", "--json").out)
    assert values["whole"] == {"resolved": 1, "could": 1, "linked": 0, "known": 0, "new": 0}
    assert values["answers"] == [
        {
            "answer": "missing-issue",
            "tickets": 1,
            "last": "2026-11-05",
            "contradicted": 1,
            "linked": 0,
            "could": 0,
        }
    ]
    handles = [it.stem for it in (library / "knowledge/staff").glob("*.md")]
    everything = told.out + october + json.dumps(values)
    assert [it for it in handles if it in everything.replace("e-resources", "")] == []
