"""A change of several files, killed at every step: what was begun is finished, nothing is torn."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import worlds

from deskbook.adapters import carry_out, files, repo
from deskbook.model.finding import DeskError
from deskbook.model.plan import Plan, WriteFile

ROOT = Path(__file__).parents[2]

KILLED = """
import os, signal, subprocess, sys
from pathlib import Path

steps = 0

def killing(function, after):
    def step(*args, **kwargs):
        global steps
        steps += 1
        mine = steps
        if mine == AT and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        if mine == AT and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    return step

AT, after = int(sys.argv[1]), sys.argv[2] == "after"
os.fsync = killing(os.fsync, after)
Path.rename = killing(Path.rename, after)
Path.unlink = killing(Path.unlink, after)
subprocess.run = killing(subprocess.run, after)

from deskbook.cli.main import call
sys.exit(call(sys.argv[3:]))
"""
"""Runs a command line and dies before or after its n-th step on the disk or with Git."""

MERGE = ("merge", "new", "4kx")
"""A verb that writes two files: one ticket ends, the other carries its question."""


def environment():
    python = {"PYTHONPATH": f"{ROOT / 'scripts'}"}
    desk = {"DESK_NOW": worlds.NOW, "DESK_HANDLE": worlds.ME}
    return {**os.environ, **worlds.GIT_ENVIRONMENT, **python, **desk}


def run(root, *words):
    return subprocess.run(
        words, cwd=root, env=environment(), capture_output=True, text=True, check=False
    )


def whole(root):
    """What the two tickets say, every file of which can be read whole."""
    tickets = repo.load_tickets(root)
    assert tickets.findings == ()
    found = {it.record.id: it.record for it in tickets.filed}
    return found[worlds.NEW].status, f"merged_from: {worlds.NEW}" in worlds.ticket_text(
        root, worlds.OVERDUE
    )


@pytest.mark.slow
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_any_step_a_change_of_two_files_is_whole_or_not_begun(
    git_library, desk, tmp_path, moment
):
    desk("edit", worlds.NEW, "--patron", "p-7f3kq29d")
    outcomes = []
    for step in range(1, 100):
        root = worlds.copy(git_library, tmp_path / f"{step}")
        done = run(root, sys.executable, "-c", KILLED, str(step), moment, *MERGE)
        if done.returncode == 0:
            break
        assert done.returncode == -9, done.stderr
        whole(root)
        healed = run(root, sys.executable, "-m", "deskbook", "note", "d0ne", "And on.")
        assert healed.returncode == 0, healed.stderr
        outcomes.append((whole(root), "finished what was interrupted" in healed.stderr))
        assert worlds.git(root, "status", "--porcelain") == ""
        assert list(root.rglob(".desk-*")) == []
        assert not (root / ".desk/journal").exists()
        commits = worlds.git(root, "log", "--format=%s").splitlines()
        assert commits.count("Q-NEW001: merged into Q-4KX7M2 by history-liaison") == (
            whole(root) == ("resolved", True)
        )
    else:
        pytest.fail("it never came to its end")
    begun = [it for it in outcomes if it[0] != ("new", False)]
    assert outcomes == [(("new", False), False)] * (len(outcomes) - len(begun)) + begun
    assert {it[0] for it in begun} == {("resolved", True)}
    assert len(begun) > 6
    assert [it[1] for it in begun[:6]] == [True] * 6


@pytest.mark.slow
def test_writers_in_two_processes_wait_for_each_other(git_library):
    note = (sys.executable, "-m", "deskbook", "note", "4kx")
    running = [
        subprocess.Popen(
            [
                "sh",
                "-c",
                f'for n in 1 2 3 4 5; do "$@" "Note {who} $n." || exit 1; done',
                "sh",
                *note,
            ],
            cwd=git_library,
            env=environment(),
            stdout=subprocess.DEVNULL,
        )
        for who in ("one", "two")
    ]
    assert [it.wait() for it in running] == [0, 0]
    text = worlds.ticket_text(git_library, worlds.OVERDUE)
    assert [text.count(f"\nNote {who} {n}.\n") for who in ("one", "two") for n in range(1, 6)] == (
        [1] * 10
    )
    assert len(worlds.git(git_library, "log", "--format=%h").splitlines()) == 11
    assert repo.load_tickets(git_library).findings == ()


PATHS = ("knowledge/a.md", "knowledge/b.md", ".desk/c.json")


def begun(root, *written, message="Two files"):
    """A journal as a killed process leaves it, with some of its files written."""
    writes = [{"path": path, "text": "new\n", "expected": ""} for path in PATHS]
    (root / ".desk").mkdir(exist_ok=True)
    (root / ".desk/journal").write_text(
        json.dumps({"writes": writes, "committed": PATHS[:2], "message": message})
    )
    for path in written:
        (root / path).write_text("new\n")


def heal(root):
    with files.locked(root):
        pass
    return [(root / path).read_text() for path in PATHS]


@pytest.mark.parametrize("written", [(), PATHS[:1], PATHS])
def test_what_was_begun_is_finished_and_committed(git_library, capsys, written):
    begun(git_library, *written)
    (git_library / "knowledge/.desk-abc.tmp").write_text("half of a fi")
    (git_library / ".desk/.desk-abc.tmp").write_text("half of a fi")
    assert heal(git_library) == ["new\n"] * 3
    assert capsys.readouterr().err == "desk: finished what was interrupted: Two files\n"
    assert worlds.git(git_library, "log", "-1", "--format=%s", "--name-only").split() == [
        "Two",
        "files",
        "knowledge/a.md",
        "knowledge/b.md",
    ]
    assert sorted(path.name for path in (git_library / ".desk").iterdir()) == ["c.json", "lock"]
    assert list(git_library.rglob(".desk-*")) == []


def test_what_was_committed_already_is_not_committed_again(git_library):
    begun(git_library, *PATHS, message="Again")
    worlds.git(git_library, "add", "knowledge")
    worlds.git(git_library, "commit", "-qm", "Before")
    heal(git_library)
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Before\n"


def test_what_somebody_changed_since_is_left_as_they_left_it(git_library, capsys):
    begun(git_library)
    (git_library / PATHS[0]).write_text("by hand\n")
    assert heal(git_library) == ["by hand\n", "new\n", "new\n"]
    assert capsys.readouterr().err == (
        "knowledge/a.md: it was changed since, so it is as you left it: look at it\n"
        "desk: finished what was interrupted: Two files\n"
    )


def test_a_commit_that_git_refuses_blocks_nothing(git_library, capsys):
    hook = git_library / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no >&2; exit 1\n")
    hook.chmod(0o755)
    begun(git_library)
    heal(git_library)
    assert capsys.readouterr().err.startswith("desk: git commit did not work: no\n")
    with files.locked(git_library), pytest.raises(DeskError, match="git commit did not work: no"):
        carry_out.apply(git_library, Plan("Three", (WriteFile("knowledge/d.md", "new\n"),)))
    heal(git_library)
    assert capsys.readouterr().err == ""


def test_a_journal_that_cannot_be_read_is_named(library):
    (library / ".desk").mkdir()
    (library / ".desk/journal").write_text("[]")
    with pytest.raises(DeskError, match="delete it"):
        heal(library)


def test_nothing_is_written_where_one_of_the_files_has_changed(library):
    (library / PATHS[1]).write_text("by hand\n")
    plan = Plan("Two", tuple(WriteFile(path, "new\n") for path in PATHS[:2]))
    with files.locked(library), pytest.raises(files.ChangedError, match="nothing was written"):
        carry_out.apply(library, plan)
    assert not (library / PATHS[0]).exists()
    assert not (library / ".desk/journal").exists()


def test_who_waits_says_so(git_library):
    with files.locked(git_library):
        waiting = subprocess.Popen(
            [sys.executable, "-m", "deskbook", "note", "4kx", "Later."],
            cwd=git_library,
            env=environment(),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert waiting.stderr.readline() == (
            "desk: another desk command is writing here; waiting for it\n"
        )
    with waiting:
        assert waiting.wait() == 0
    assert "\nLater.\n" in worlds.ticket_text(git_library, worlds.OVERDUE)
