"""Commits of single files in clones of every kind: what they hold, and what they leave alone"""

import subprocess
from pathlib import Path
from threading import Timer

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import worlds
from tests.cases import examples

from deskbook.library.adapters import carry_out, git, git_clone, git_commit, git_process
from deskbook.library.formats.import_stream import Change, NewCommit
from deskbook.library.model.plan import Plan, WriteFile

PATH = "knowledge/answers/fees.md"


def keep(root: Path, path: str = PATH, text: str = "Fees.\n", message: str = "Fees") -> None:
    carry_out.apply(root, Plan(message, (WriteFile(path, text),)), look=lambda _: None)


def last(root: Path) -> str:
    """Author, message, and what the last commit changed."""
    return worlds.git(root, "log", "-1", "--format=%an: %B", "--name-status")


def status(root: Path) -> str:
    return worlds.git(root, "status", "--porcelain", "--untracked-files=all")


def sound(root: Path) -> bool:
    """Whether Git finds no fault in its objects; what nothing points to is none."""
    return worlds.git(root, "fsck", "--strict", "--no-dangling") == ""


def test_a_commit_holds_its_file_and_leaves_what_is_staged_staged(git_library):
    (git_library / "staged.md").write_text("staged")
    (git_library / "knowledge/library.md").write_text("edited")
    worlds.git(git_library, "add", "staged.md")
    keep(git_library, message="  Fees, as the bursar says: ä €\n\nSince May.\n\n")
    assert last(git_library) == (
        f"History liaison: Fees, as the bursar says: ä €\n\nSince May.\n\n\nA\t{PATH}\n"
    )
    assert status(git_library) == " M knowledge/library.md\nA  staged.md\n"
    assert worlds.git(git_library, "log", "--format=%gs", "-g", "-1", "main") == (
        "commit: Fees, as the bursar says: ä €\n"
    )
    assert sound(git_library)


def test_the_commit_is_the_one_that_git_would_make(git_library):
    other = worlds.copy(git_library, git_library.parent / "other")
    keep(git_library)
    (other / PATH).write_text("Fees.\n")
    worlds.git(other, "add", PATH)
    worlds.git(other, "commit", "--quiet", "--message", "Fees", "--", PATH)
    asked = ("log", "-1", "--format=%T %P %an %ae %cn %ce %B")
    assert worlds.git(git_library, *asked) == worlds.git(other, *asked)
    assert worlds.git(git_library, "ls-files", "-s") == worlds.git(other, "ls-files", "-s")


def test_what_is_in_the_commit_already_makes_none(git_library):
    keep(git_library)
    carry_out.keep(git_library, [PATH], "Again")
    assert worlds.git(git_library, "rev-list", "--count", "HEAD") == "2\n"


def test_a_file_that_is_gone_goes(git_library):
    keep(git_library)
    (git_library / PATH).unlink()
    carry_out.keep(git_library, [PATH, "knowledge/answers/missing-issue.md"], "No fees")
    assert last(git_library).endswith(f"\n\nD\t{PATH}\n")
    assert (status(git_library), sound(git_library)) == ("", True)


def test_the_first_commit_of_all_holds_its_file_alone(library):
    worlds.git(library, "init", "--quiet", "--initial-branch=desk")
    worlds.git(library, "add", "knowledge/library.md")
    keep(library)
    assert last(library) == f"History liaison: Fees\n\n\nA\t{PATH}\n"
    assert status(library).startswith("A  knowledge/library.md\n?? ")
    assert worlds.git(library, "symbolic-ref", "HEAD") == "refs/heads/desk\n"
    assert sound(library)


def test_a_library_may_be_a_folder_of_a_repository_with_others_in_it(library):
    top = library.parent
    (top / "code.py").write_text("1\n")
    inner = top / "part"
    inner.mkdir()
    worlds.start_git(inner_with_file(inner))
    worlds.start_git(top)
    assert worlds.git(top, "ls-files", "-s", "part").startswith("160000 ")
    keep(library)
    assert last(top) == f"History liaison: Fees\n\n\nA\tlibrary/{PATH}\n"
    assert status(top) == ""
    assert worlds.git(top, "ls-tree", "HEAD", "part").startswith("160000 commit ")
    assert sound(top)


def inner_with_file(inner: Path) -> Path:
    (inner / "file").write_text("x")
    return inner


def test_a_library_may_be_a_part_of_another_repository(git_library, tmp_path):
    outer = tmp_path / "outer"
    outer.mkdir()
    worlds.start_git(inner_with_file(outer))
    worlds.git(
        outer,
        *("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "-b", "main"),
        *(str(git_library), "library"),
    )
    keep(outer / "library")
    assert last(outer / "library").startswith("History liaison: Fees\n")
    assert sound(outer / "library")


def test_a_second_work_tree_commits_to_its_own_branch(git_library, tmp_path):
    second = tmp_path / "second"
    worlds.git(git_library, "worktree", "add", "--quiet", "-b", "draft", str(second))
    keep(second)
    keep(git_library, text="Other.\n", message="Other")
    assert worlds.git(git_library, "log", "--format=%s", "draft") == "Fees\nA small library\n"
    assert worlds.git(git_library, "log", "--format=%s", "main") == "Other\nA small library\n"
    assert (status(second), status(git_library)) == ("", "")


def test_a_sparse_work_tree_keeps_what_it_leaves_out(git_library):
    worlds.git(git_library, "status")  # learns the times of the copied files
    worlds.git(git_library, "sparse-checkout", "set", "--cone", "knowledge")
    assert not (git_library / "tickets").exists()
    keep(git_library)
    keep(git_library, "tickets/2026/12/Q-AAAAAA.md", message="Out of the cone")
    assert last(git_library).endswith("\n\nA\ttickets/2026/12/Q-AAAAAA.md\n")
    assert status(git_library) == ""
    assert "tickets/2026/11/Q-NEW001.md" in worlds.git(git_library, "ls-files", "-t")
    assert sound(git_library)


def test_line_ends_are_kept_as_the_library_asked_git_to(git_library):
    (git_library / ".gitattributes").write_text("*.md text eol=crlf\n")
    keep(git_library, text="One\r\nTwo\r\n")
    assert worlds.git(git_library, "cat-file", "-s", f"HEAD:{PATH}") == "8\n"
    assert status(git_library) == "?? .gitattributes\n"


def test_a_repository_of_the_longer_ids_works_too(library):
    worlds.git(library, "init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    worlds.git(library, "add", "--all")
    keep(library)
    keep(library, "knowledge/answers/more.md", message="More")
    assert last(library).startswith("History liaison: More\n")
    assert sound(library)


@pytest.mark.parametrize(
    ("disturb", "why"),
    [
        (("checkout", "--quiet", "--detach"), "this clone is on no branch (detached HEAD)"),
        (("merge", "--quiet", "--no-ff", "--no-commit", "other"), "a merge is not finished here"),
        (("cherry-pick", "--no-commit", "other"), None),
        (("rebase", "--quiet", "other"), "a rebase is not finished here"),
    ],
)
def test_a_clone_amid_something_else_is_left_alone(git_library, desk, new_ticket, disturb, why):
    worlds.git(git_library, "checkout", "--quiet", "-b", "other")
    (git_library / "other.md").write_text("other\n")
    worlds.git(git_library, "add", "other.md")
    worlds.git(git_library, "commit", "--quiet", "--message", "Other")
    worlds.git(git_library, "checkout", "--quiet", "main")
    if disturb[0] == "rebase":
        (git_library / "other.md").write_text("main\n")
        worlds.git(git_library, "add", "other.md")
        worlds.git(git_library, "commit", "--quiet", "--message", "Main")
    subprocess.run(["git", *disturb], cwd=git_library, capture_output=True, check=False)
    before = worlds.ticket_text(git_library, new_ticket)
    outcome = desk("note", new_ticket, "A thought.")
    if why is None:
        assert outcome.code == 0
        assert status(git_library) == "A  other.md\n"
        return
    assert (outcome.code, why in outcome.err) == (2, True)
    assert worlds.ticket_text(git_library, new_ticket) == before
    assert not (git_library / ".desk/journal").exists()
    assert desk("note", new_ticket, "A thought.", "--no-commit").code == 0


def test_git_is_told_who_commits_before_anything_is_written(
    git_library, desk, new_ticket, monkeypatch
):
    for name in worlds.GIT_ENVIRONMENT:
        if "AUTHOR" in name or "COMMITTER" in name:
            monkeypatch.delenv(name)
    worlds.git(git_library, "config", "user.useConfigOnly", "true")
    outcome = desk("note", new_ticket, "A thought.")
    assert outcome.err == (
        "desk: Git does not know who commits: `git config user.name NAME` and "
        "`git config user.email ADDRESS`, once\n"
    )
    assert status(git_library) == ""


def test_who_commits_is_as_the_clone_is_told(git_library, monkeypatch):
    for name in worlds.GIT_ENVIRONMENT:
        if "AUTHOR" in name or "COMMITTER" in name:
            monkeypatch.delenv(name)
    worlds.git(git_library, "config", "user.name", "Désk <one>")
    worlds.git(git_library, "config", "user.email", "desk@library.example")
    worlds.git(git_library, "config", "author.name", "Somebody else")
    keep(git_library)
    asked = ("cat-file", "commit", "HEAD")
    told = subprocess.run(["git", *asked], cwd=git_library, capture_output=True, check=True)
    assert "\nauthor Somebody else <desk@library.example> " in told.stdout.decode()
    assert "\ncommitter Désk one <desk@library.example> " in told.stdout.decode()


def test_a_folder_that_git_refuses_is_named_in_gits_words(library, desk, new_ticket):
    (library / ".git").mkdir()
    outcome = desk("note", new_ticket, "A thought.")
    assert outcome.code == 2
    assert outcome.err.startswith("desk: git rev-parse did not work: not a git repository")


def test_a_commit_waits_for_another_git(git_library):
    lock = git_library / ".git/index.lock"
    lock.write_text("")
    timer = Timer(0.3, lock.unlink)
    timer.start()
    keep(git_library)
    timer.join()
    assert (last(git_library)[:22], status(git_library)) == ("History liaison: Fees\n", "")


def test_a_lock_that_stays_is_named_and_the_next_commit_has_both(
    git_library, desk, new_ticket, monkeypatch
):
    monkeypatch.setattr(git_process, "_WAITS", 2)
    lock = git_library / ".git/index.lock"
    lock.write_text("")
    outcome = desk("note", new_ticket, "A thought.")
    assert (outcome.code, "delete .git/index.lock" in outcome.err) == (2, True)
    assert worlds.git(git_library, "rev-list", "--count", "HEAD") == "1\n"
    lock.unlink()
    assert desk("note", new_ticket, "Another.").code == 0
    assert worlds.timeline(git_library, new_ticket).count("\n\nA") == 2
    assert worlds.git(git_library, "rev-list", "--count", "HEAD") == "2\n"
    assert (status(git_library), sound(git_library)) == ("", True)


def test_a_commit_that_comes_between_is_built_upon(git_library):
    place = git_clone.place(git_library)
    worlds.git(git_library, "commit", "--quiet", "--allow-empty", "--message", "Between")
    (git_library / PATH).write_text("Fees.\n")
    git_commit.commit(git_library, place, [PATH], "Fees", gated=True)
    assert worlds.git(git_library, "log", "--format=%s") == "Fees\nBetween\nA small library\n"


def test_a_branch_that_was_left_meanwhile_gets_no_commit(git_library):
    place = git_clone.place(git_library)
    worlds.git(git_library, "commit", "--quiet", "--allow-empty", "--message", "Between")
    worlds.git(git_library, "checkout", "--quiet", "-b", "other")
    (git_library / PATH).write_text("Fees.\n")
    with pytest.raises(git.GitError, match="update-ref"):
        git_commit.commit(git_library, place, [PATH], "Fees", gated=True)
    assert worlds.git(git_library, "log", "--format=%s", "main") == "Between\nA small library\n"


def test_hooks_of_the_persons_own_are_run(git_library, desk, new_ticket, own_hook):
    own_hook("prepare-commit-msg", 'echo "Seen-by: a hook" >> "$1"')
    (git_library / "staged.md").write_text("staged")
    worlds.git(git_library, "add", "staged.md")
    assert desk("note", new_ticket, "A thought.").code == 0
    assert "Seen-by: a hook" in last(git_library)
    carry_out.keep(git_library, [f"tickets/2026/11/{new_ticket}.md"], "Again")
    assert worlds.git(git_library, "rev-list", "--count", "HEAD") == "2\n"
    own_hook("pre-commit", "echo not today >&2; exit 1")
    outcome = desk("note", new_ticket, "Another.")
    assert (outcome.code, "not today" in outcome.err) == (2, True)
    assert status(git_library) == f"A  staged.md\nM  tickets/2026/11/{new_ticket}.md\n"


@pytest.mark.slow
def test_our_own_hook_is_run_only_for_what_was_not_looked_through(git_library, desk):
    desk("hook", "install")
    keep(git_library, text="Write to q@hill.example.\n")
    assert last(git_library).startswith("History liaison: Fees\n")
    plan = Plan("More", (WriteFile("knowledge/answers/more.md", "q@hill.example\n"),))
    with pytest.raises(git.GitError, match="an e-mail address stands here"):
        carry_out.apply(git_library, plan)


def test_commits_are_signed_where_git_was_told_to(git_library, tmp_path, own_settings):
    signer = tmp_path / "signer"
    signer.write_text(
        '#!/bin/sh\ncat > /dev/null\necho "[GNUPG:] SIG_CREATED D" >&2\n'
        "echo '-----BEGIN PGP SIGNATURE-----\n\nA\n-----END PGP SIGNATURE-----'\n"
    )
    signer.chmod(0o755)
    worlds.git(git_library, "config", "commit.gpgsign", "true")
    own_settings("gpg.program", str(signer))
    keep(git_library)
    assert "\ngpgsig -----BEGIN" in worlds.git(git_library, "cat-file", "commit", "HEAD")


names = st.text(
    st.characters(codec="utf-8", exclude_characters="/\0", exclude_categories=["Cs"]),
    min_size=1,
    max_size=6,
).filter(lambda it: it not in (".", "..") and it.lower() != ".git")


@examples(15)
@given(st.dictionaries(names, st.binary(max_size=40), min_size=1, max_size=5), st.text(max_size=30))
def test_any_name_and_any_bytes_come_through(bare, files, message):
    said = message.encode() + b"\n"
    changes = tuple(Change(f"some folder/{name}", data) for name, data in files.items())
    person = b"A <a@library.example> 1700000000 +0100"
    (new,), _ = git_commit.fast_import(
        bare, "refs/heads/any", "", (NewCommit(person, person, said, changes),)
    )
    listed = git.run(bare, "ls-tree", "-z", "--name-only", "-r", new).decode().split("\0")[:-1]
    assert sorted(listed) == sorted(it.path for it in changes)
    for change in changes:
        assert git.run(bare, "cat-file", "blob", f"{new}:{change.path}") == change.content
    assert git.run(bare, "cat-file", "commit", new).partition(b"\n\n")[2] == said


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bare")
    worlds.git(root, "init", "--quiet", "--bare")
    return root
