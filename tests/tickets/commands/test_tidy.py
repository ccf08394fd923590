"""`desk tidy`: what was written by hand is completed from its commit, and nothing else changes."""

import json
import subprocess

import pytest
from tests import worlds

PATH = "tickets/2026/11/Q-4KX7M2.md"

LATER = {
    "GIT_AUTHOR_DATE": "2026-11-05T16:00:00+01:00",
    "GIT_AUTHOR_NAME": "E-resources librarian",
    "GIT_AUTHOR_EMAIL": "someone@home.example",
}


def by_hand(root, change, **author):
    """Change the ticket's file in an editor; with an author commit it."""
    path = root / PATH
    path.write_bytes(change(path.read_bytes()))
    if author:
        worlds.git(root, "add", PATH)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in author.items():
                patch.setitem(worlds.GIT_ENVIRONMENT, name, value)
            worlds.git(root, "commit", "-qm", "By hand")


def below(text):
    return lambda data: data + text.encode()


def test_headings_get_time_author_and_id_from_their_commit(git_library, desk):
    by_hand(
        git_library, below("\n### reply\n\nIt is there.\n### note @eresources-head\nGood."), **LATER
    )
    before = (git_library / PATH).read_text()
    assert desk("tidy", "--check") == worlds.Outcome(
        1, f"{PATH}: 2 headings completed\nLooked at 3 tickets: 1 to tidy\n", ""
    )
    assert (git_library / PATH).read_text() == before
    assert desk("tidy") == worlds.Outcome(
        0, f"{PATH}: 2 headings completed\nLooked at 3 tickets: 1 tidied\n", ""
    )
    text = (git_library / PATH).read_text()
    assert worlds.timeline_of(text).endswith(
        "\n### 2026-11-05T15:00:00Z reply @eresources\n\nIt is there.\n"
        "### 2026-11-05T15:00:01Z note @eresources-head\nGood."
    )
    assert text.startswith(before.partition("### reply")[0])
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Q-4KX7M2: tidied\n"
    assert desk("tidy") == worlds.Outcome(0, "Looked at 3 tickets: 0 tidied\n", "")
    assert worlds.git(git_library, "status", "--porcelain") == ""


def test_two_clones_that_tidy_one_commit_agree(git_library, desk, tmp_path):
    by_hand(git_library, below("\n### reply\n\nIt is there.\n"), **LATER)
    other = worlds.copy(git_library, tmp_path / "other")
    for root in (git_library, other):
        assert desk("tidy", "--root", str(root)).code == 0
    assert (git_library / PATH).read_bytes() == (other / PATH).read_bytes()


def test_what_is_not_committed_is_by_who_acts(git_library, desk, monkeypatch):
    by_hand(git_library, below("\n### note\n\nBy hand.\n"))
    monkeypatch.delenv("DESK_HANDLE")
    trouble = (
        f"{PATH}:40: `### note`: it is not committed, and nobody said who acts: write "
        "`### note @handle` with the handle of who wrote it, or say --by HANDLE\n"
    )
    assert desk("tidy") == worlds.Outcome(1, "Looked at 3 tickets: 0 tidied\n", trouble)
    assert desk("tidy", "--by", "eresources", "--no-commit").code == 0
    assert worlds.timeline(git_library, worlds.OVERDUE).endswith(
        "### 2026-11-05T15:00:00Z note @eresources\n\nBy hand.\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == f" M {PATH}\n"


def test_without_git_it_is_by_who_acts_too(library, desk):
    by_hand(library, below("\n### question\n\nAnd this?\n\n### note\n\nBy hand.\n"))
    assert desk("tidy").code == 0
    assert worlds.timeline(library, worlds.OVERDUE).endswith(
        "### 2026-11-05T15:00:00Z question @patron\n\nAnd this?\n\n"
        "### 2026-11-05T15:00:01Z note @history-liaison\n\nBy hand.\n"
    )


def test_who_is_no_colleague_is_named_and_the_rest_is_tidied(git_library, desk):
    guest = {**LATER, "GIT_AUTHOR_NAME": "A guest"}
    by_hand(git_library, below("\n### reply\n\nOne.\n\n### note @eresources\n\nTwo.\n"), **guest)
    commit = worlds.git(git_library, "rev-parse", "HEAD")[:9]
    outcome = desk("tidy")
    assert (outcome.code, outcome.err) == (
        1,
        f"{PATH}:40: `### reply`: commit {commit} brought it, by A guest, who is no colleague in "
        "knowledge/staff/: write `### reply @handle` with the handle of who wrote it, or write "
        "their github: or email: there\n",
    )
    assert "note @eresources ^" in worlds.ticket_text(git_library, worlds.OVERDUE)


def test_entries_are_put_in_order_and_line_ends_stay(git_library, desk):
    late = "\n### 2026-11-01T10:00:00Z note @eresources ^ZZZZZZZZ\n\nEarly.\n"
    by_hand(git_library, lambda data: (data + late.encode()).replace(b"\n", b"\r\n"), **LATER)
    assert desk("tidy", PATH).out == (
        f"{PATH}: entries put in order\nLooked at 3 tickets: 1 tidied\n"
    )
    data = (git_library / PATH).read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.decode().partition("-->\r\n\r\n")[2].startswith("### 2026-11-01T10:00:00Z note")


def test_only_what_is_named_is_tidied(git_library, desk):
    by_hand(git_library, below("\n### note @eresources\n\nBy hand.\n"), **LATER)
    assert desk("tidy", "tickets/2026/10").out == "Looked at 3 tickets: 0 tidied\n"
    assert desk("tidy", "tickets/2027").err == "desk: tickets/2027 is not there\n"
    assert desk("tidy", "tickets/2026").out.endswith("1 tidied\n")


def test_a_clone_without_its_history_asks_for_it(git_library, desk, tmp_path):
    by_hand(git_library, below("\n### note\n\nBy hand.\n"), **LATER)
    worlds.git(tmp_path, "clone", "-q", "--depth=1", f"file://{git_library}", "shallow")
    outcome = desk("tidy", "--root", str(tmp_path / "shallow"))
    assert outcome.code == 1
    assert "`git fetch --unshallow`; in a workflow, fetch-depth: 0" in outcome.err


def test_a_file_in_conflict_is_merged_and_left_to_git(git_library, desk):
    worlds.git(git_library, "switch", "-qc", "other")
    desk("wait", "4kx", "vendor", "Two.")
    worlds.git(git_library, "switch", "-q", "main")
    desk("note", "4kx", "One.")
    with pytest.raises(subprocess.CalledProcessError):
        worlds.git(git_library, "merge", "-q", "other")
    assert desk("tidy") == worlds.Outcome(
        0,
        f"{PATH}: two versions merged\nLooked at 3 tickets: 1 tidied\n"
        "A merge or rebase is not finished: `git add` these files and go on with it\n",
        "",
    )
    worlds.git(git_library, "commit", "-qam", "Merge")
    assert desk("show", "4kx").code == 0
    text = worlds.ticket_text(git_library, worlds.OVERDUE)
    assert [word in text for word in ("\nOne.\n", "\nTwo.\n", "status: waiting")] == [True] * 3


def test_what_cannot_be_read_is_named(git_library, desk):
    by_hand(git_library, below("\n### note\n\n<<<<<<< half\n"), **LATER)
    outcome = desk("tidy")
    assert (outcome.code, outcome.out) == (1, "Looked at 3 tickets: 0 tidied\n")
    assert outcome.err.startswith(f"{PATH}:42: two versions of this file met here")
    by_hand(
        git_library, lambda data: data.replace(b"\n<<<<<<< half", b"").replace(b"title:", b"titel:")
    )
    assert f"{PATH}:" in desk("tidy").err
    both = b"<<<<<<< a\n=======\n\n### note\n\nThree.\n>>>>>>> b\n"
    by_hand(git_library, lambda data: data.replace(b"titel:", b"title:") + both)
    assert desk("tidy").err.endswith("run `desk tidy` again once the merged file is committed\n")


def test_json_of_tidying_names_files_with_what_was_done(git_library, desk, overdue_ticket):
    path = git_library / f"tickets/2026/11/{overdue_ticket}.md"
    path.write_text(worlds.ticket_text(git_library, overdue_ticket) + "\n### note\n\nAsked.\n")
    content = json.loads(desk("tidy", "--json").out)
    (file,), (change,) = content["files"], content["changes"]
    assert file["path"] == change["path"]
    assert file["done"] == ["1 heading completed"]
    assert [it["text"] for it in change["entries"]] == ["Asked."]
