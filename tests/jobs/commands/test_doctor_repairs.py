"""`desk doctor` finds what keeps commands from writing, and what it says repairs it."""

import re
import subprocess
from functools import partial
from itertools import pairwise

import pytest
from tests import crash, disks, worlds
from tests.worlds import NEW

from deskbook.cli.main import call

pytestmark = pytest.mark.slow  # real disks, and Gits that are killed


def stopped(desk, root):
    """What hinders commands in a clone: pairs of what is wrong and what to do."""
    lines = desk("doctor", "--offline", "--root", str(root)).out.splitlines()
    return [
        (line.split(None, 1)[1], todo.strip())
        for line, todo in pairwise(lines)
        if line.startswith("stopped")
    ]


def repair(desk, root, todo, which=0):
    """Run one of the commands that doctor names."""
    line = re.findall("`([^`]+)`", todo)[which]
    if line.startswith("desk "):
        assert desk(*line.split()[1:], "--root", str(root)).code == 0
    else:
        subprocess.run(line, shell=True, cwd=root, check=True, capture_output=True)


def works(desk, root):
    """Whether nothing hinders a command any more, and one that commits does its work."""
    assert stopped(desk, root) == []
    done = desk("note", NEW, "Looked.", "--root", str(root))
    assert done.code == 0, done.err
    return True


@pytest.fixture(params=["", ".git", ".desk"])
def disk(request, git_library, tmp_path):
    """A library of which one folder, or all of it, is on a small disk; and that folder."""
    root = tmp_path / "here"
    root.mkdir()
    worlds.copy(git_library, tmp_path / "aside")
    aside = tmp_path / "aside" / request.param
    aside.mkdir(exist_ok=True)
    if request.param:
        subprocess.run(["cp", "-a", f"{git_library}/.", root], check=True)
    with disks.small(root / request.param) as folder:
        subprocess.run(["cp", "-a", f"{aside}/.", folder], check=True)
        yield root, folder


def test_full_disk_is_found_and_room_repairs_it(disk, desk):
    root, folder = disk
    assert stopped(desk, root) == []
    (folder / "build").mkdir()
    disks.fill(folder / "build/filler")
    ((what, todo),) = stopped(desk, root)
    assert what.startswith(f"nothing can be written in {folder}")
    assert what.endswith(": the disk is full")
    if folder == root:
        repair(desk, root, todo)  # removes what a build makes anew
    else:
        assert todo == f"delete what nobody needs below {folder}"
        (folder / "build/filler").unlink()
    assert works(desk, root)


def test_disk_that_can_only_be_read_is_found_and_the_command_repairs_it(disk, desk):
    root, folder = disk
    disks.protect(folder)
    ((what, todo),) = stopped(desk, root)
    assert what.startswith(f"nothing can be written in {folder}")
    assert what.endswith(": the disk can only be read")
    repair(desk, root, todo)
    assert works(desk, root)


def kill_commit(root):
    """Kill a `git commit` while it holds the index."""
    with (root / "knowledge/library.md").open("a") as stream:
        stream.write("More.\n")
    words = ["-c", "core.editor=kill -9 $PPID #", "commit", "--quiet", "--all", "--no-verify"]
    subprocess.run(["git", *words], cwd=root, check=False, capture_output=True)
    assert (root / ".git/index.lock").exists()


def kill_update(root):
    """Kill a Git while it holds a branch."""
    hook = root / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n[ $1 != prepared ] || kill -9 $PPID\n")
    hook.chmod(0o755)
    words = ["git", "update-ref", "refs/heads/team/next", "HEAD"]
    subprocess.run(words, cwd=root, check=False, capture_output=True)
    hook.unlink()
    assert (root / ".git/refs/heads/team/next.lock").exists()


@pytest.mark.parametrize("kill", [kill_commit, kill_update])
def test_lock_of_a_killed_git_is_found_and_removed(git_library, desk, kill):
    kill(git_library)
    ((what, todo),) = stopped(desk, git_library)
    assert what == "1 lock file of Git: another Git works here, or was killed"
    repair(desk, git_library, todo)
    assert works(desk, git_library)


@pytest.mark.parametrize(
    ("begun", "words"),
    [
        ("merge", ("merge", "theirs")),
        ("rebase", ("rebase", "theirs")),
        ("cherry-pick", ("cherry-pick", "theirs")),
        ("revert", ("revert", "--no-edit", "theirs")),
    ],
)
def test_what_git_began_is_found_and_taken_back(git_library, desk, begun, words):
    file = git_library / "knowledge/services/reference.md"
    text = file.read_text()
    worlds.git(git_library, "branch", "theirs")
    for branch in ("main", "theirs", "main"):
        worlds.git(git_library, "checkout", "--quiet", branch)
        file.write_text(text.replace("name: Reference", f"name: {branch}"))
        worlds.git(git_library, "commit", "--quiet", "--allow-empty", "--all", "-m", branch)
    subprocess.run(["git", *words], cwd=git_library, check=False, capture_output=True)
    ((what, todo),) = stopped(desk, git_library)
    assert what == f"a {begun} of Git's is not finished"
    repair(desk, git_library, todo, which=1)
    assert "name: main" in file.read_text()
    assert works(desk, git_library)


def test_pull_that_was_killed_is_found_and_continued(git_library, tmp_path, desk, monkeypatch):
    shared = tmp_path / "shared.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(git_library), str(shared))
    one, two = tmp_path / "one", tmp_path / "two"
    for root in (one, two):
        worlds.git(tmp_path, "clone", "--quiet", str(shared), str(root))
    assert desk("note", NEW, "First.", "--root", str(one)).code == 0
    assert desk("push", "--root", str(one)).code == 0
    with monkeypatch.context() as context:
        context.setattr("deskbook.sharing.adapters.adopt._move", crash.die)
        assert crash.dies(partial(call, ["pull", "--root", str(two)]))
    assert "changed file" not in desk("doctor", "--offline", "--root", str(two)).out
    ((what, todo),) = stopped(desk, two)
    assert what == "a pull was interrupted"
    repair(desk, two, todo)
    assert works(desk, two)
    assert worlds.timeline(two, NEW).count("First.") == 1


def test_command_that_was_killed_between_two_files_is_found_and_finished(
    git_library, desk, monkeypatch
):
    with monkeypatch.context() as context:
        context.setattr("deskbook.library.adapters.journal._commit", crash.die)
        words = ["note", NEW, "Before.", "--root", str(git_library)]
        assert crash.dies(partial(call, words))
    ((what, todo),) = stopped(desk, git_library)
    assert what == "a command was interrupted between two files"
    repair(desk, git_library, todo)
    assert works(desk, git_library)
    assert worlds.timeline(git_library, NEW).count("Before.") == 1
