"""`desk distill`: proposals from resolved tickets, on a branch of a real Git repository."""

import json

import pytest
from tests import worlds

FILM, PRINT, LOST = "Q-F11M01", "Q-PR1NT1", "Q-10ST01"

TICKET = """\
---
id: {name}
title: {title}
status: resolved
service: e-resources
channel: email
opened: 2026-10-20T13:00:00Z
lead: reference-head
{more}resolved: 2026-10-20T13:04:00Z
resolution: answered
---

{question}

<!-- timeline -->
"""

REPLY = """
### 2026-10-20T13:03:00Z reply @reference-head ^00000001

Yes, on campus and at home, after the college login. Write to tessa.quill@gmail.example for a hall.
"""

BRANCH = "distill/2026-11-05"


def ask(library, name, question, *, title="Films", reply=REPLY, more=""):
    path = library / f"tickets/2026/10/{name}.md"
    path.write_text(
        TICKET.format(name=name, title=title, question=question, more=more) + reply,
        encoding="utf-8",
    )


@pytest.fixture
def asked(git_library):
    ask(git_library, FILM, "Hi, can the film about the cranes be watched at home?")
    ask(
        git_library,
        PRINT,
        "Why is the spring issue of the history review not in the database?",
        title="Newest issue missing",
        more="answer: missing-issue\n",
    )
    ask(
        git_library,
        LOST,
        "Is there a lost and found in this building?",
        title="Lost and found",
        reply="",
    )
    worlds.git(git_library, "add", "--all")
    worlds.git(git_library, "commit", "--quiet", "--message", "Three questions")
    return git_library


PAGE = """\
From 4 tickets resolved since Wed 5 Nov 2025.

## New answers

### Can the film about the cranes be watched at home?

`knowledge/answers/film-cranes-watched-home.md`, from

- Q-F11M01: Films

> Yes, on campus and at home, after the college login. Write to [e-mail] for a hall.

## Wordings that answers lack

- `missing-issue` (Why is the newest issue of a journal missing from a database?): "Why is the spring issue of the \
history review not in the database?"; Q-PR1NT1 was answered with it

## Asked, and no reply was written down

From these nothing could be drafted; `desk answer new` begins one.

- Q-10ST01: Lost and found
- Q-D0NE01: Can I take laptops home?
"""


def test_proposals_are_shown_and_nothing_is_written(asked, desk):
    before = worlds.git(asked, "rev-parse", "--all")
    shown = desk("distill")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == PAGE + "\nNothing was written: --apply puts it on a branch.\n"
    assert worlds.git(asked, "rev-parse", "--all") == before


def test_they_go_on_a_branch_in_one_commit_and_the_work_tree_stays(asked, desk):
    (asked / "knowledge/answers/missing-issue.md").touch()
    (asked / "unfinished.txt").write_text("mine", encoding="utf-8")
    worlds.git(asked, "add", "unfinished.txt")
    head = worlds.git(asked, "rev-parse", "HEAD")
    done = desk("distill", "--apply")
    assert (done.code, done.err) == (0, "")
    assert done.out == PAGE + (
        f"\nOn the branch {BRANCH}, in one commit; your files are as they were.\n"
        f"Look at it with `git diff ...{BRANCH}`, mend it there, and merge it.\n"
        "That publishes no draft: `desk answer review` and `publish` are still to come.\n"
        "What is not worth an answer: `desk distill --decline Q-…`.\n"
    )
    assert worlds.git(asked, "rev-parse", "HEAD") == head
    assert worlds.git(asked, "status", "--porcelain") == "A  unfinished.txt\n"
    assert worlds.git(asked, "rev-list", "--count", f"HEAD..{BRANCH}") == "1\n"
    said = worlds.git(asked, "log", "-1", "--format=%s%n%ct%n%n%b", BRANCH)
    from_ = "Proposed-from: Q-F11M01 Q-PR1NT1"
    assert said == (
        f"Distilled from tickets: 1 draft, 1 wording\n1793890800\n\n{PAGE}\n{from_}\n\n"
    )
    assert worlds.git(asked, "diff", "--name-only", "HEAD", BRANCH).split() == [
        "knowledge/answers/film-cranes-watched-home.md",
        "knowledge/answers/missing-issue.md",
    ]
    draft = worlds.git(asked, "show", f"{BRANCH}:knowledge/answers/film-cranes-watched-home.md")
    assert (
        draft
        == """\
---
title: Can the film about the cranes be watched at home?
state: draft
services: [e-resources]
sources: [Q-F11M01]
---

Yes, on campus and at home, after the college login. Write to [e-mail] for a hall.
"""
    )
    answer = worlds.git(asked, "show", f"{BRANCH}:knowledge/answers/missing-issue.md")
    assert (
        "\nalso_asked: [Why is the spring issue of the history review not in the database?]\n"
        in answer
    )


NONE = """\
From 4 tickets resolved since Wed 5 Nov 2025.

Nothing to propose.

## Asked, and no reply was written down

From these nothing could be drafted; `desk answer new` begins one.

- Q-10ST01: Lost and found
- Q-D0NE01: Can I take laptops home?
"""


def test_nothing_is_proposed_twice_neither_from_the_branch_nor_once_it_is_merged(asked, desk):
    desk("distill", "--apply")
    assert desk("distill", "--apply").out == NONE
    worlds.git(asked, "merge", "--quiet", "--no-edit", BRANCH)
    worlds.git(asked, "branch", "--delete", BRANCH)
    assert desk("distill").out == NONE
    assert desk("check", "knowledge").code == 0


def squashed(asked):
    worlds.git(asked, "merge", "--quiet", "--squash", BRANCH)
    message = worlds.git(asked, "log", "--format=* %B", f"HEAD..{BRANCH}")
    worlds.git(
        asked, "commit", "--quiet", "--allow-empty", "--message", f"Answers (#12)\n\n{message}"
    )


@pytest.mark.parametrize(
    "merged",
    [
        lambda asked: None,
        lambda asked: worlds.git(asked, "merge", "--quiet", "--no-edit", BRANCH),
        squashed,
    ],
)
def test_what_the_reviewer_took_out_renamed_or_reworded_is_not_proposed_again(asked, desk, merged):
    desk("distill", "--apply")
    worlds.git(asked, "checkout", "--quiet", BRANCH)
    worlds.git(asked, "rm", "--quiet", "knowledge/answers/film-cranes-watched-home.md")
    worlds.git(asked, "checkout", "--quiet", "main", "--", "knowledge/answers/missing-issue.md")
    worlds.git(asked, "commit", "--quiet", "--message", "Neither of them")
    worlds.git(asked, "checkout", "--quiet", "main")
    merged(asked)
    assert desk("distill").out == NONE
    assert (
        worlds.git(asked, "diff", "--name-only", "HEAD~1" if merged is squashed else "HEAD") == ""
    )


def test_a_branch_is_declined_as_a_whole(asked, desk):
    desk("distill", "--apply")
    done = desk("distill", "--decline", BRANCH, "--why", "Nobody asks that.")
    assert (done.code, done.out) == (0, f"no answer is to be made of {FILM}, {PRINT}\n")
    worlds.git(asked, "branch", "--delete", "--force", BRANCH)
    assert desk("distill").out == NONE
    assert desk("distill", "--decline", "distill/2026-01-01").err == (
        "desk: --decline: there is no branch distill/2026-01-01\n"
    )


def test_a_branch_that_was_thrown_away_is_proposed_again_under_the_same_name_or_the_next(
    asked, desk
):
    desk("distill", "--apply")
    commit = worlds.git(asked, "rev-parse", BRANCH)
    worlds.git(asked, "branch", "--delete", "--force", BRANCH)
    assert desk("distill", "--apply").code == 0
    assert worlds.git(asked, "rev-parse", BRANCH) == commit, "the same tickets give the same commit"
    ask(asked, "Q-NEXT01", "Where can the cat comic be bought for our club?", title="Comics")
    worlds.git(asked, "add", "--all")
    worlds.git(asked, "commit", "--quiet", "--message", "Another question")
    assert f"On the branch {BRANCH}-2," in desk("distill", "--apply").out


def test_a_branch_that_others_pushed_waits_too(asked, desk, tmp_path):
    desk("distill", "--apply")
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(asked), "shared.git")
    worlds.git(asked, "branch", "--delete", "--force", BRANCH)
    worlds.git(asked, "remote", "add", "origin", str(tmp_path / "shared.git"))
    worlds.git(asked, "fetch", "--quiet", "origin")
    assert desk("distill").out == NONE
    ask(asked, "Q-NEXT01", "Where can the cat comic be bought for our club?", title="Comics")
    worlds.git(asked, "add", "--all")
    worlds.git(asked, "commit", "--quiet", "--message", "Another question")
    assert (
        f"\nPush it (`git push origin {BRANCH}-2`) and open a pull request"
        in desk("distill", "--apply").out
    )


def test_declined_tickets_and_answers_kept_apart_are_remembered(asked, desk):
    done = desk("distill", "--decline", FILM, "--decline", LOST, "--why", "The film is gone.")
    assert (done.code, done.out) == (0, f"no answer is to be made of {FILM}, {LOST}\n")
    assert worlds.front(asked, FILM)["labels"] == "[no-answer]"
    assert worlds.timeline(asked, FILM).endswith(
        "edit @history-liaison\n\n- labels: -> no-answer\n\nThe film is gone.\n"
    )
    assert (
        worlds.git(asked, "log", "-1", "--format=%s")
        == "No answer to be made, by history-liaison\n"
    )
    out = desk("distill").out
    assert FILM not in out
    assert LOST not in out
    other = asked / "knowledge/answers/other.md"
    other.write_text(
        (asked / "knowledge/answers/missing-issue.md")
        .read_text(encoding="utf-8")
        .replace("newest", "latest"),
        encoding="utf-8",
    )
    worlds.git(asked, "add", "--all")
    worlds.git(asked, "commit", "--quiet", "--message", "Other")
    assert (
        "- `other` (Why is the latest issue of a journal missing from a database?) into `missing-issue` "
        "(Why is the newest issue of a journal missing from a database?), alike by 0.8"
    ) in desk("distill").out
    assert (
        desk("distill", "--apart", "other", "missing-issue").out
        == "other and missing-issue stay apart\n"
    )
    assert "apart: [missing-issue]\n" in other.read_text(encoding="utf-8")
    assert "Answers that may be one" not in desk("distill").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--apart", "none", "missing-issue"), '--apart: no answer is called "none": there are missing-issue'),
        (("--apart", "missing-issue", "missing-issue"), "missing-issue is one answer: name two"),
        (("--since", "soon"), '"soon" is not a day: write 2026-11-12, today, yesterday, fri or -3d'),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_with_what_to_write(asked, desk, words, message):
    assert desk("distill", *words).err == f"desk: {message}\n"


def test_an_answer_that_is_not_committed_is_committed_first(asked, desk):
    path = asked / "knowledge/answers/missing-issue.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert desk("distill", "--apply").err == (
        "desk: knowledge/answers/missing-issue.md differs from its last commit: commit it first, then distill\n"
    )
    assert worlds.git(asked, "branch", "--list", "distill/*") == ""


def test_without_git_proposals_are_only_shown(library, desk):
    ask(library, FILM, "Can the film about the cranes be watched at home?")
    assert desk("distill", "--since", "2026-10-01").code == 0
    assert desk("distill", "--apply").err == (
        "desk: proposals go on a branch, and this library is not in Git: `git init` it\n"
    )


def test_a_library_in_a_folder_of_a_larger_repository(tmp_path, at_the_desk, desk, monkeypatch):
    root = worlds.write_library(tmp_path / "whole/library")
    ask(root, FILM, "Can the film about the cranes be watched at home?")
    (tmp_path / "whole/readme.txt").write_text("other things", encoding="utf-8")
    worlds.start_git(tmp_path / "whole")
    monkeypatch.chdir(root)
    assert desk("distill", "--apply").code == 0
    assert worlds.git(root, "diff", "--name-only", "HEAD", BRANCH) == (
        "library/knowledge/answers/film-cranes-watched-home.md\n"
    )
    assert desk("distill").out.startswith(
        "From 2 tickets resolved since Wed 5 Nov 2025.\n\nNothing to propose.\n"
    )


def test_a_damaged_ticket_is_named_and_the_rest_is_distilled(asked, desk):
    next(asked.glob(f"tickets/*/*/{worlds.NEW}.md")).write_text("---\n---\n", encoding="utf-8")
    done = desk("distill")
    assert done.code == 1
    assert worlds.NEW in done.err
    assert FILM in done.out


def test_json_has_proposals_and_the_branch_without_personal_data(asked, desk):
    done = desk("distill", "--apply", "--json")
    content = json.loads(done.out)
    assert content["branch"] == BRANCH
    assert [it["tickets"] for it in content["proposals"]["drafts"]] == [[FILM]]
    assert "tessa.quill" not in done.out


def test_json_of_decisions_has_fields_before_and_after(asked, desk):
    (change,) = json.loads(desk("distill", "--decline", FILM, "--json").out)["changes"]
    assert (change["before"], change["after"]) == ({}, {"labels": ["no-answer"]})
    desk("answer", "new", "film", "--title", "A film?")
    done = json.loads(desk("distill", "--apart", "missing-issue", "film", "--json").out)
    assert done["answers"] == ["missing-issue", "film"]
    assert [it["after"] for it in done["changes"]] == [{"apart": ["film"]}]
