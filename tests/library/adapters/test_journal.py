"""A change of several files that a killed process began: it is finished by whoever comes next."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.adapters import carry_out, files, journal, repo
from deskbook.library.model.finding import DeskError
from deskbook.library.model.plan import Plan, WriteFile

ROOT = Path(__file__).parents[3]


def environment():
    python = {"PYTHONPATH": f"{ROOT / 'scripts'}"}
    desk = {"DESK_NOW": worlds.NOW, "DESK_HANDLE": worlds.ME}
    return {**os.environ, **worlds.GIT_ENVIRONMENT, **python, **desk}


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
def test_unfinished_plan_is_finished_and_committed(git_library, capsys, written):
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


def test_committed_plan_is_not_committed_again(git_library):
    begun(git_library, *PATHS, message="Again")
    worlds.git(git_library, "add", "knowledge")
    worlds.git(git_library, "commit", "-qm", "Before")
    heal(git_library)
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Before\n"


def test_file_changed_since_the_plan_is_left_alone(git_library, capsys):
    begun(git_library)
    (git_library / PATHS[0]).write_text("by hand\n")
    assert heal(git_library) == ["by hand\n", "new\n", "new\n"]
    assert capsys.readouterr().err == (
        "knowledge/a.md: it was changed since, so it is as you left it: look at it\n"
        "desk: finished what was interrupted: Two files\n"
    )


def test_a_commit_that_git_refuses_blocks_nothing(git_library, capsys, own_hook):
    own_hook("pre-commit", "echo no >&2; exit 1")
    begun(git_library)
    heal(git_library)
    assert capsys.readouterr().err.startswith("desk: git commit did not work: no\n")
    with files.locked(git_library), pytest.raises(DeskError, match="git commit did not work: no"):
        carry_out.apply(git_library, Plan("Three", (WriteFile("knowledge/d.md", "new\n"),)))
    heal(git_library)
    assert capsys.readouterr().err == ""


CHANGE = {
    "writes": [
        {"path": PATHS[0], "text": "new\n", "expected": "", "coded": ""},
        {"path": PATHS[1], "text": None, "expected": "", "coded": "bmV3"},
    ],
    "committed": [PATHS[0]],
    "message": "Two files",
    "gated": False,
    "edited": {PATHS[0]: {"head": "", "made": "", "staged": "", "restaged": ""}},
}


def spoil(value):
    """Yield a value with each of its parts in turn of another type, or taken away."""
    yield from (it for it in (None, 7, "x", [7], {"a": 7}) if type(it) is not type(value))
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            less = value.copy()
            del less[key]
            yield less
            yield from (
                {**value, key: it}
                if isinstance(value, dict)
                else [*value[:key], it, *value[key + 1 :]]
                for it in spoil(value[key])
            )


def refused(root, data):
    """Return whether a journal is named with what repairs it; else it is finished."""
    (root / ".desk/journal").write_bytes(data)
    if journal.is_readable(root):
        journal.heal(root)
        return False
    with pytest.raises(DeskError, match=r"rm -r \.desk/journal"):
        journal.heal(root)
    return True


def test_a_journal_that_cannot_be_read_is_named_with_what_repairs_it(library):
    (library / ".desk").mkdir()
    whole = json.dumps(CHANGE).encode()
    cut = (whole[:end] for end in range(len(whole)))
    paths = ("../a.md", "/etc/a.md", "", ".", "knowledge", "a\0.md", "tickets/../../a")
    strange = (CHANGE | {"writes": [CHANGE["writes"][0] | {"path": it}]} for it in paths)
    uncoded = CHANGE | {"writes": [CHANGE["writes"][0] | {"coded": "abcde"}]}
    for data in (*cut, *(json.dumps(it).encode() for it in (*strange, uncoded)), b"[" * 10_000):
        assert refused(library, data), data
    assert not (library / PATHS[0]).exists()
    (library / ".desk/journal").unlink()
    (library / ".desk/journal").mkdir()
    with pytest.raises(DeskError, match=r"rm -r \.desk/journal"):
        heal(library)
    shutil.rmtree(library / ".desk/journal")
    with files.locked(library):
        pass


def test_no_journal_stops_a_writer_with_anything_but_what_repairs_it(library):
    (library / ".desk").mkdir()
    outcomes = [refused(library, json.dumps(it).encode()) for it in spoil(CHANGE)]
    assert outcomes.count(True) > 60
    assert not refused(library, json.dumps(CHANGE).encode())


def test_nothing_is_written_where_one_of_the_files_has_changed(library):
    (library / PATHS[1]).write_text("by hand\n")
    plan = Plan("Two", tuple(WriteFile(path, "new\n") for path in PATHS[:2]))
    with files.locked(library), pytest.raises(files.ChangedError, match="nothing was written"):
        carry_out.apply(library, plan)
    assert not (library / PATHS[0]).exists()
    assert not (library / ".desk/journal").exists()


@pytest.mark.slow
def test_waiting_for_the_lock_is_reported(git_library):
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
