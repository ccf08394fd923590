"""`desk push` and `desk pull`: clones that share a repository, and what becomes of their changes"""

import json
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from tests import crash, worlds
from tests.worlds import NEW, OVERDUE

from deskbook.cli.main import call
from deskbook.library.adapters import repo
from deskbook.library.model.finding import DeskError
from deskbook.sharing.adapters import adopt, remote
from deskbook.sharing.commands import exchange

pytestmark = pytest.mark.slow  # each runs hundreds of Git's processes

LIBRARY = "knowledge/library.md"


@pytest.fixture
def shared(tmp_path, _git_template, at_the_desk) -> Path:
    """A bare repository that holds the small library."""
    bare = tmp_path / "shared.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(bare))
    return bare


@pytest.fixture
def clone(tmp_path, shared):
    """Make a clone of the shared repository by a name."""

    def made(name: str) -> Path:
        worlds.git(tmp_path, "clone", "--quiet", str(shared), name)
        return tmp_path / name

    return made


@pytest.fixture
def at(desk):
    """Run a verb in a clone."""
    return lambda root, *words: desk(*words, "--root", str(root))


def line(root: Path, ref: str = "main") -> list[str]:
    """The subjects of a history that has no merge, the oldest first."""
    assert worlds.git(root, "rev-list", "--min-parents=2", ref) == ""
    return worlds.git(root, "log", "--reverse", "--format=%s", ref).splitlines()


def in_order(*roots: Path) -> None:
    """All clones are at the same commit, hold all of it and nothing else, and can be read."""
    assert len({worlds.git(root, "rev-parse", "main") for root in roots}) == 1
    for root in roots:
        assert worlds.git(root, "fsck", "--strict", "--no-dangling") == ""
        assert worlds.git(root, "for-each-ref", "refs/desk", "refs/worktree") == ""
        if not root.suffix:
            assert worlds.git(root, "status", "--porcelain") == ""
            assert worlds.git(root, "diff", "HEAD") == ""
            assert repo.load(root).findings == ()


def test_two_notes_on_one_ticket_are_both_there(clone, at, shared, monkeypatch):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    monkeypatch.setenv("DESK_NOW", "2026-11-05T16:00:00Z")
    at(other, "note", NEW, "From the other.")
    at(other, "promise", NEW, "fri")
    assert at(one, "push").out == "1 commit sent to origin/main\n"
    assert at(other, "push").out == (
        f"{NEW}: others changed it too; both changes are in it\n"
        "2 commits sent to origin/main; 1 file changed by others\n"
    )
    assert at(one, "pull").out == "1 file changed by others\n"
    assert at(one, "push").out == "origin/main and this clone are the same already\n"
    assert (
        worlds.timeline(one, NEW)
        == """
### 2026-11-05T15:00:00Z note @history-liaison

From one.

### 2026-11-05T16:00:00Z note @history-liaison

From the other.

### 2026-11-05T16:00:01Z promise @history-liaison

- promised: -> 2026-11-06
"""
    )
    assert line(shared) == [
        "A small library",
        f"{NEW}: note by history-liaison",
        f"{NEW}: note by history-liaison",
        f"{NEW}: promise by history-liaison",
    ]
    in_order(one, other, shared)


def test_what_both_set_keeps_the_newer_and_the_other_as_a_conflict_entry(clone, at, monkeypatch):
    one, other = clone("one"), clone("other")
    at(one, "promise", OVERDUE, "2026-11-10")
    at(one, "push")
    monkeypatch.setenv("DESK_NOW", "2026-11-05T16:00:00Z")
    at(other, "promise", OVERDUE, "2026-11-12")
    assert at(other, "push").out == (
        f"{OVERDUE}: others changed it too; the newer stands, a conflict entry keeps the rest\n"
        "1 commit sent to origin/main; 1 file changed by others\n"
    )
    assert worlds.front(other, OVERDUE)["promised"] == "2026-11-12"
    assert "conflict @desk" in worlds.timeline(other, OVERDUE)
    at(one, "pull")
    in_order(one, other)


def test_who_wrote_and_when_stays_with_the_commit(clone, at, monkeypatch):
    one, other = clone("one"), clone("other")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Désk <assistant>")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "1700000000 +0530")
    at(one, "note", NEW, "From one.")
    monkeypatch.delenv("GIT_AUTHOR_DATE")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "History liaison")
    at(other, "note", OVERDUE, "From the other.")
    at(other, "push")
    (one / "latin.md").write_text("x")
    worlds.git(one, "add", "latin.md")
    worlds.git(one, "-c", "i18n.commitEncoding=latin1", "commit", "--quiet", "-m", "\udce4")
    at(one, "push")
    asked = ("log", "-2", "--format=%an|%at|%cn")
    assert worlds.git(one, *asked).splitlines()[1] == "Désk assistant|1700000000|History liaison"
    assert worlds.git(one, "log", "-1", "--format=%e %B") == "latin1 ä\n\n"
    in_order(one)


def test_records_are_merged_by_lines_and_what_does_not_fit_is_left_to_a_person(clone, at, shared):
    one, other = clone("one"), clone("other")
    for root, before, after in (
        (one, "name: Hill College Library", "name: Hill Library"),
        (other, "Ask us anything.", "Ask us."),
    ):
        edit(root, before, after)
    at(one, "push")
    assert at(other, "push").out == (
        f"{LIBRARY}: others changed it too; both changes are in it\n"
        "1 commit sent to origin/main; 1 file changed by others\n"
    )
    at(one, "pull")
    in_order(one, other)
    edit(one, "name: Hill Library", "name: Hill College")
    edit(other, "name: Hill Library", "name: The Hill")
    at(other, "note", NEW, "Waits.")
    at(one, "push")
    before = worlds.git(other, "rev-parse", "main")
    outcome = at(other, "push")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "desk: what you and others changed there does not fit together:\n"
        f"  {LIBRARY}\n"
        "Nothing was sent, and nothing is lost. Put it together by hand: "
        "`git pull --rebase origin main`, mend what stands between the marks <<<<<<< and >>>>>>>, "
        "`git add` it, `git rebase --continue`; then `desk push` again\n"
    )
    assert worlds.git(other, "rev-parse", "main") == before
    assert worlds.git(other, "status", "--porcelain") == ""
    assert line(shared)[-1] == "Edit"


def edit(root: Path, before: str, after: str, path: str = LIBRARY) -> None:
    text = (root / path).read_text()
    assert before in text
    (root / path).write_text(text.replace(before, after))
    worlds.git(root, "commit", "--quiet", "--message", "Edit", "--", path)


def test_a_record_that_fits_by_lines_and_cannot_be_read_then_is_left_to_a_person(clone, at):
    one, other = clone("one"), clone("other")
    edit(one, "name: Hill", "ask_url: https://one.example/\nname: Hill")
    edit(other, "terms:\n", "ask_url: https://other.example/\nterms:\n")
    at(one, "push")
    assert f"does not fit together:\n  {LIBRARY}\n" in at(other, "push").err
    assert repo.load(other).findings == ()


def test_a_ticket_that_cannot_be_read_is_left_to_a_person(clone, at):
    one, other = clone("one"), clone("other")
    path = f"tickets/2026/11/{NEW}.md"
    edit(one, "status: new", "status new", path)
    at(one, "push")
    at(other, "note", NEW, "A thought.")
    outcome = at(other, "push")
    assert outcome.code == 2
    assert outcome.err.startswith(f"{path} (their version):5: ")
    assert f"does not fit together:\n  {path}\n" in outcome.err


def test_what_one_deleted_and_the_other_changed_is_left_to_a_person(clone, at):
    one, other = clone("one"), clone("other")
    worlds.git(one, "rm", "--quiet", f"tickets/2026/11/{NEW}.md")
    worlds.git(one, "commit", "--quiet", "--message", "Gone")
    at(one, "push")
    at(other, "note", NEW, "A thought.")
    assert at(other, "push").code == 2
    third = clone("third")
    assert worlds.git(third, "log", "-1", "--format=%s") == "Gone\n"


def test_edits_that_no_commit_holds_stay_where_nobody_else_changed_the_file(clone, at):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    at(one, "push")
    at(other, "note", OVERDUE, "Not committed.", "--no-commit")
    (other / "staged.md").write_text("staged")
    worlds.git(other, "add", "staged.md")
    (other / "untracked.md").write_text("untracked")
    assert at(other, "pull").code == 0
    assert "From one." in worlds.ticket_text(other, NEW)
    assert worlds.git(other, "status", "--porcelain") == (
        f"A  staged.md\n M tickets/2026/11/{OVERDUE}.md\n?? untracked.md\n"
    )


@pytest.mark.parametrize("staged", [False, True])
def test_edits_that_no_commit_holds_are_not_written_over(clone, at, shared, staged):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    (one / "fresh.md").write_text("fresh")
    worlds.git(one, "add", "fresh.md")
    worlds.git(one, "commit", "--quiet", "--message", "Fresh")
    at(one, "push")
    at(other, "note", OVERDUE, "Committed.")
    at(other, "note", NEW, "Not committed.", "--no-commit")
    (other / "fresh.md").write_text("mine")
    if staged:
        worlds.git(other, "add", "--all")
        worlds.git(other, "restore", "--source=HEAD", f"tickets/2026/11/{NEW}.md")
    before = [worlds.git(other, *it) for it in (("rev-parse", "main"), ("status", "-z"), ("diff",))]
    outcome = at(other, "push")
    assert outcome.err == (
        "desk: others changed what stands here uncommitted:\n"
        f"  fresh.md\n  tickets/2026/11/{NEW}.md\n"
        "Nothing was sent or changed. Commit yours (`git commit -m WHY -- FILE`) and it will be "
        "merged, or take it back (`git restore --staged --worktree FILE`); then `desk push` again\n"
    )
    after = [worlds.git(other, *it) for it in (("rev-parse", "main"), ("status", "-z"), ("diff",))]
    assert (before, line(shared)[-1]) == (after, "Fresh")


def test_a_merge_that_somebody_made_becomes_a_commit_of_the_line(clone, at, shared):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    at(one, "push")
    at(other, "note", OVERDUE, "From the other.")
    worlds.git(other, "pull", "--quiet", "--no-rebase", "--no-edit")
    at(other, "note", OVERDUE, "And more.")
    assert at(other, "push").code == 0
    assert line(shared)[2:] == [f"{OVERDUE}: note by history-liaison"] * 2
    at(one, "pull")
    in_order(one, other, shared)


def test_files_that_came_and_went_come_and_go(clone, at):
    one, other = clone("one"), clone("other")
    worlds.git(one, "rm", "--quiet", "knowledge/projects/history-review.md")
    (one / "bin").mkdir()
    (one / "bin/run").write_text("#!/bin/sh\n")
    (one / "bin/run").chmod(0o755)
    (one / "link").symlink_to("bin/run")
    worlds.git(one, "add", "--all")
    worlds.git(one, "commit", "--quiet", "--message", "Coming and going")
    at(one, "push")
    at(other, "note", NEW, "Mine.")
    at(other, "push")
    assert not (other / "knowledge/projects").exists()
    assert (other / "bin/run").stat().st_mode & 0o777 == 0o755
    assert (other / "link").readlink() == Path("bin/run")
    (other / "bin/run").chmod(0o644)
    (other / "link").unlink()
    (other / "link").write_text("no link")
    worlds.git(other, "commit", "--quiet", "--all", "--message", "Plain")
    at(other, "push")
    at(one, "pull")
    assert not (one / "link").is_symlink()
    in_order(one, other)


def test_links_and_programs_come_to_a_system_that_has_neither(clone, at, monkeypatch):
    """As on Windows: `core.symlinks` and `core.fileMode` are off, and no link can be made."""
    one, other = clone("one"), clone("other")
    for name in ("core.symlinks", "core.fileMode"):
        worlds.git(other, "config", name, "false")
    (one / "run").write_text("#!/bin/sh\n")
    (one / "run").chmod(0o755)
    (one / "link").symlink_to("run")
    worlds.git(one, "add", "--all")
    worlds.git(one, "commit", "--quiet", "--message", "Coming")
    at(one, "push")
    with monkeypatch.context() as patch:

        def refused(*_args: object, **_options: object) -> None:
            raise OSError(1314, "A required privilege is not held by the client")

        patch.setattr("os.symlink", refused)
        patch.setattr(Path, "chmod", lambda _path, _mode: None)
        assert at(other, "pull").code == 0
        assert (other / "link").read_text() == "run"
        in_order(one, other)
        worlds.git(one, "rm", "--quiet", "link")
        worlds.git(one, "commit", "--quiet", "--message", "Going")
        at(one, "push")
        assert at(other, "pull").code == 0
    assert not (other / "link").exists()
    in_order(one, other)


def test_a_folder_that_became_a_file_is_followed(clone, at):
    one, other = clone("one"), clone("other")
    (one / "folder").mkdir()
    (one / "folder/a").write_text("a")
    worlds.git(one, "add", "folder")
    worlds.git(one, "commit", "--quiet", "--message", "Folder")
    at(one, "push")
    at(other, "pull")
    worlds.git(one, "rm", "--quiet", "-r", "folder")
    (one / "folder").write_text("file")
    worlds.git(one, "add", "folder")
    worlds.git(one, "commit", "--quiet", "--message", "File")
    at(one, "push")
    (other / "folder/untracked").write_text("mine")
    assert "  folder\n" in at(other, "pull").err
    (other / "folder/untracked").unlink()
    at(other, "pull")
    assert (other / "folder").read_text() == "file"
    (other / "folder").unlink()
    (other / "folder").mkdir()
    (other / "folder/b").write_text("b")
    worlds.git(other, "add", "--all")
    worlds.git(other, "commit", "--quiet", "--message", "Folder again")
    at(other, "push")
    at(one, "pull")
    in_order(one, other)


def test_line_ends_of_the_work_tree_are_the_librarys(clone, at):
    one, other = clone("one"), clone("other")
    (one / ".gitattributes").write_text("*.txt text eol=crlf\n")
    (one / "a.txt").write_bytes(b"1\r\n")
    worlds.git(one, "add", "--all")
    worlds.git(one, "commit", "--quiet", "--message", "Text")
    at(one, "push")
    at(other, "pull")
    (one / "a.txt").write_bytes(b"1\r\n2\r\n")
    worlds.git(one, "commit", "--quiet", "--all", "--message", "More text")
    at(one, "push")
    at(other, "pull")
    assert (other / "a.txt").read_bytes() == b"1\r\n2\r\n"
    in_order(one, other)


@pytest.mark.parametrize("branch", ["master", "trunk", "main"])
def test_first_push_into_an_empty_repository_lets_clones_begin_with_it(
    tmp_path, git_library, desk, branch
):
    worlds.git(tmp_path, "init", "--quiet", "--bare", "-b", branch, "hub.git")
    worlds.git(git_library, "remote", "add", "origin", "../hub.git")
    assert desk("push") == worlds.Outcome(0, "1 commit sent to origin/main\n", "")
    worlds.git(tmp_path, "clone", "--quiet", "hub.git", "lee")
    assert (tmp_path / "lee/knowledge/library.md").is_file()


def test_a_sparse_work_tree_stays_sparse(clone, at):
    one, other = clone("one"), clone("other")
    worlds.git(other, "sparse-checkout", "set", "--cone", "knowledge", "tickets/2026/11")
    assert not (other / "tickets/2026/10").exists()
    at(one, "reopen", worlds.RESOLVED, "They asked again.")
    at(one, "note", NEW, "A thought.")
    at(one, "push")
    at(other, "note", NEW, "Another.")
    at(other, "push")
    assert not (other / "tickets/2026/10").exists()
    assert worlds.git(other, "status", "--porcelain") == ""
    at(one, "pull")
    in_order(one)
    assert worlds.git(one, "rev-parse", "main") == worlds.git(other, "rev-parse", "main")


def test_a_library_in_a_folder_of_a_repository_is_merged_by_meaning_too(tmp_path, at_the_desk, at):
    whole = tmp_path / "whole"
    worlds.write_library(whole / "our library")
    worlds.start_git(whole)
    worlds.git(tmp_path, "clone", "--quiet", "--bare", "whole", "bare.git")
    for name in ("one", "other"):
        worlds.git(tmp_path, "clone", "--quiet", "bare.git", name)
        at(tmp_path / name / "our library", "note", NEW, f"From {name}.")
    at(tmp_path / "one/our library", "push")
    assert at(tmp_path / "other/our library", "push").out.startswith(f"{NEW}: others changed it")
    assert worlds.timeline(tmp_path / "other/our library", NEW).count("From ") == 2


def test_the_first_push_makes_the_branch_and_follows_it(git_library, desk, tmp_path):
    assert desk("push").err == (
        "desk: this clone has no remote to share with: `git remote add origin ADDRESS` first\n"
    )
    worlds.git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    worlds.git(git_library, "remote", "add", "origin", str(tmp_path / "bare.git"))
    assert desk("pull").err == "desk: origin/main is not there yet: `desk push` makes it\n"
    assert desk("push").out == "1 commit sent to origin/main\n"
    assert worlds.git(git_library, "config", "branch.main.merge") == "refs/heads/main\n"
    assert desk("push").out == "origin/main and this clone are the same already\n"


def test_of_several_remotes_one_has_to_be_named(git_library, desk, tmp_path):
    for name in ("here", "there"):
        worlds.git(git_library, "remote", "add", name, str(tmp_path / name))
    assert desk("push").err == (
        "desk: which of here, there is shared? Say it once: git config branch.main.remote NAME\n"
    )
    worlds.git(git_library, "remote", "add", "origin", str(tmp_path / "gone"))
    outcome = desk("push")
    assert (outcome.code, "there is no repository at the address" in outcome.err) == (2, True)
    assert outcome.err.count("\n") == 1


def test_a_history_that_was_rewritten_is_not_mixed_with_the_old(clone, at):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "A thought.")
    at(one, "push")
    at(other, "pull")
    worlds.git(one, "commit", "--quiet", "--amend", "--message", "Rewritten")
    worlds.git(one, "push", "--quiet", "--force")
    outcome = at(other, "push")
    assert outcome.code == 2
    assert outcome.err.startswith("desk: the history of origin/main was rewritten: ")


def test_two_libraries_are_not_made_one(clone, at, tmp_path):
    one, other = clone("one"), clone("other")
    worlds.git(other, "checkout", "--quiet", "--orphan", "new")
    worlds.git(other, "commit", "--quiet", "--message", "Another library")
    worlds.git(other, "branch", "--quiet", "-M", "new", "main")
    worlds.git(other, "config", "branch.main.remote", "origin")
    worlds.git(other, "config", "branch.main.merge", "refs/heads/main")
    assert "have no commit in common" in at(other, "push").err
    assert at(one, "push").code == 0


def test_what_the_remote_does_not_want_is_said_at_once(clone, at, shared):
    hook = shared / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho not on Fridays >&2\nexit 1\n")
    hook.chmod(0o755)
    one = clone("one")
    at(one, "note", NEW, "A thought.")
    outcome = at(one, "push")
    assert (outcome.code, "not on Fridays" in outcome.err) == (2, True)


def quicker(monkeypatch, *done):
    """Let others do something just before each of our pushes."""
    push, left = remote.push, list(done)

    def late(*arguments):
        if left:
            left.pop(0)()
        return push(*arguments)

    monkeypatch.setattr(remote, "push", late)


def test_others_who_are_quicker_are_built_upon(clone, at, shared, monkeypatch):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "Mine.")

    def commit_and_push():
        worlds.git(other, "commit", "--quiet", "--allow-empty", "--message", "Theirs")
        worlds.git(other, "push", "--quiet")

    quicker(monkeypatch, commit_and_push, commit_and_push)
    assert at(one, "push").out == (
        "1 commit sent to origin/main (at the 3rd try: others were quicker)\n"
    )
    assert line(shared)[1:] == ["Theirs", "Theirs", f"{NEW}: note by history-liaison"]
    in_order(one, shared)


def test_who_is_never_quick_enough_is_told_and_loses_nothing(clone, at, monkeypatch):
    monkeypatch.setattr(exchange, "TRIES", 3)
    one = clone("one")
    at(one, "note", NEW, "Mine.")
    monkeypatch.setattr(remote, "push", lambda *_: False)
    assert at(one, "push").err == (
        "desk: others were quicker 3 times in a row; nothing is lost: run `desk push` again\n"
    )
    monkeypatch.undo()
    assert worlds.git(one, "log", "-1", "--format=%s") == f"{NEW}: note by history-liaison\n"


def test_a_verb_that_commits_while_we_push_is_pushed_too(clone, at, shared, monkeypatch):
    one, other = clone("one"), clone("other")
    at(other, "note", NEW, "Theirs.")
    at(other, "push")
    at(one, "note", NEW, "Mine.")
    quicker(monkeypatch, lambda: at(one, "note", NEW, "Meanwhile."))
    assert at(one, "push").code == 0
    assert worlds.timeline(one, NEW).count("note @history-liaison") == 3
    at(other, "pull")
    in_order(one, other, shared)


def test_killed_before_any_step_a_push_again_heals(tmp_path, clone, at, shared):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    at(one, "promise", OVERDUE, "2026-11-10")
    edit(one, "Ask us anything.", "Ask us.")
    at(one, "push")
    at(other, "note", NEW, "From the other.")
    at(other, "promise", OVERDUE, "2026-11-12")
    edit(other, "name: Hill College Library", "name: Hill Library")
    for step in count(1):  # each of its effects
        place = tmp_path / str(step)
        for root in (shared, other):
            worlds.copy(root, place / root.name)
        there, mine = place / shared.name, place / other.name
        worlds.git(mine, "remote", "set-url", "origin", str(there))
        words = ["push", "--root", str(mine)]
        died = crash.killed(partial(call, words), step)
        assert repo.load(mine).findings == ()
        assert at(mine, "note", NEW, "Between.").code == 0
        again = at(mine, "push")
        assert again.code == 0, again
        in_order(mine, there)
        text = worlds.timeline(mine, NEW)
        assert [
            text.count(f"\n\n{it}\n") for it in ("From one.", "From the other.", "Between.")
        ] == [
            1,
            1,
            1,
        ]
        assert worlds.timeline(mine, OVERDUE).count("conflict @desk") == 1
        assert len(line(there)) == 8
        if not died:
            assert step > 15
            return


def test_what_was_sent_before_a_push_was_stopped_is_not_done_a_second_time(
    clone, at, shared, monkeypatch
):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "From one.")
    at(one, "push")
    edit(other, "Ask us anything.", "Ask us.")

    def stop(*_):
        raise DeskError("the power went")

    with monkeypatch.context() as context:
        context.setattr(adopt, "adopt", stop)
        assert at(other, "push").err == "desk: the power went\n"
    at(other, "note", OVERDUE, "Written before the push is run again.")
    at(one, "pull")
    edit(one, "Ask us.", "Ask us now.")
    at(one, "push")
    assert at(other, "push").out == "1 commit sent to origin/main; 2 files changed by others\n"
    at(one, "pull")
    assert (one / LIBRARY).read_text().endswith("\nAsk us now.\n")
    assert line(shared)[2:] == ["Edit", "Edit", f"{OVERDUE}: note by history-liaison"]
    in_order(one, other, shared)


def test_json_of_a_pull_has_the_changes_of_others_before_and_after(clone, at):
    one, other = clone("one"), clone("other")
    at(one, "promise", OVERDUE, "2026-11-10")
    at(one, "push")
    at(other, "note", NEW, "Not sent yet.")
    done = at(other, "pull", "--json")
    content = json.loads(done.out)
    assert (done.code, done.err, content["result"]) == (0, "", "Exchange")
    assert (content["unsent"], content["received"], content["where"]) == (1, 1, "origin/main")
    (change,) = content["changes"]
    assert (change["path"], change["done"]) == (f"tickets/2026/11/{OVERDUE}.md", "changed")
    assert change["before"] == {"promised": "2026-11-04"}
    assert change["after"] == {"promised": "2026-11-10"}
    assert [it["kind"] for it in change["entries"]] == ["promise"]


@pytest.mark.slow
def test_killed_before_any_step_a_pull_goes_on_though_others_went_on_too(
    tmp_path, clone, at, shared
):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "First.")
    edit(one, "Ask us anything.", "Ask us.")
    at(one, "push")
    at(other, "note", NEW, "Mine.")
    for step in count(1):  # each effect of the pull
        place = tmp_path / str(step)
        for root in (shared, one, other):
            worlds.copy(root, place / root.name)
        there, theirs, mine = (place / it.name for it in (shared, one, other))
        for root in (theirs, mine):
            worlds.git(root, "remote", "set-url", "origin", str(there))
        died = crash.killed(partial(call, ["pull", "--root", str(mine)]), step)
        assert at(theirs, "note", NEW, "Second.").code == 0
        assert at(theirs, "push").code == 0
        again = at(mine, "pull")
        assert again.code == 0, (step, again)
        assert at(mine, "push").code == 0
        in_order(mine, there)
        text = worlds.timeline(mine, NEW)
        assert [text.count(f"\n\n{it}\n") for it in ("First.", "Second.", "Mine.")] == [1, 1, 1]
        if not died:
            assert step > 15
            return


def test_what_was_edited_after_a_killed_pull_stays_and_the_advice_works(
    clone, at, shared, monkeypatch
):
    one, other = clone("one"), clone("other")
    at(one, "note", NEW, "First.")
    at(one, "push")
    at(other, "note", NEW, "Mine.")
    with monkeypatch.context() as context:
        context.setattr("deskbook.sharing.adapters.adopt._move", crash.die)
        assert crash.dies(partial(call, ["pull", "--root", str(other)]))
    path = next((other / "tickets").rglob(f"{NEW}.md"))
    path.write_text(path.read_text() + "\nBy hand.\n")
    at(one, "note", NEW, "Second.")
    at(one, "push")
    refused = at(other, "pull")
    assert refused.code == 2
    assert "By hand." in path.read_text()
    assert "`git restore --staged --worktree FILE`" in refused.err
    worlds.git(other, "restore", "--staged", "--worktree", str(path))
    assert at(other, "pull").code == 0
    assert at(other, "push").code == 0
    in_order(other, shared)
