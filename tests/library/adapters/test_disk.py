"""Files that are written whole or not at all, and never over a change."""

import os
from pathlib import Path

import pytest

from deskbook.library.adapters import clock, disk
from deskbook.library.model.finding import DeskError

OLD, NEW = b"Opened at nine.\n", b"Opened at nine, closed at seventeen.\n"


@pytest.fixture
def note(tmp_path):
    path = tmp_path / "notes/note.md"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def test_all_bytes_are_on_the_disk_before_the_file_is_replaced(tmp_path, note, monkeypatch):
    """A crash after the rename must not leave an empty file: the order is write, fsync, rename."""
    synced = []
    fsync = os.fsync

    def watched(handle):
        synced.append((os.fstat(handle).st_size, note.read_bytes()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    disk.replace(tmp_path, "notes/note.md", NEW, expected=disk.digest(OLD))
    assert synced == [(len(NEW), OLD)]
    assert note.read_bytes() == NEW
    assert [it.name for it in note.parent.iterdir()] == ["note.md"]


def test_replaced_file_keeps_its_mode_and_a_new_one_is_readable(tmp_path, note):
    note.chmod(0o640)
    disk.replace(tmp_path, "notes/note.md", NEW, expected=disk.digest(OLD))
    disk.replace(tmp_path, "notes/deep/other.md", NEW, expected="")
    other = tmp_path / "notes/deep/other.md"
    assert [it.stat().st_mode & 0o777 for it in (note, other)] == [0o640, 0o644]
    assert other.read_bytes() == NEW


def test_file_is_taken_away(tmp_path, note):
    disk.replace(tmp_path, "notes/note.md", None, expected=disk.digest(OLD))
    assert list(note.parent.iterdir()) == []


@pytest.mark.parametrize("expected", ["", disk.digest(NEW)])
def test_nothing_is_written_over_a_file_that_is_not_the_one_that_was_read(tmp_path, note, expected):
    with pytest.raises(disk.ChangedError, match=r"notes/note\.md has changed since it was read"):
        disk.replace(tmp_path, "notes/note.md", NEW, expected=expected)
    assert note.read_bytes() == OLD
    with pytest.raises(disk.ChangedError):
        disk.replace(tmp_path, "notes/note.md", None, expected=expected)
    assert note.read_bytes() == OLD


def test_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, note, monkeypatch):
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(OSError, match="no space left"):
        disk.replace(tmp_path, "notes/note.md", NEW, expected=disk.digest(OLD))
    assert note.read_bytes() == OLD
    assert [it.name for it in note.parent.iterdir()] == ["note.md"]


def test_path_that_leads_out_of_the_library_is_refused(tmp_path):
    root = tmp_path / "library"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)
    (tmp_path / "secret.md").write_bytes(OLD)
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    for path in ("../secret.md", "out/secret.md", "link.md"):
        with pytest.raises(DeskError, match="leads out of the library"):
            disk.replace(root, path, NEW, expected="")
    assert (tmp_path / "secret.md").read_bytes() == OLD


def test_current_digest_is_empty_where_there_is_no_file(tmp_path, note):
    assert disk.current(tmp_path, "notes/note.md") == disk.digest(OLD)
    assert disk.current(tmp_path, "notes/none.md") == ""


def test_leftovers_of_a_killed_writer_are_cleared_and_nothing_else(tmp_path):
    for name in (".desk-abc.tmp", ".desk-abc", "desk-abc.tmp"):
        Path(tmp_path / name).touch()
    disk.clear(tmp_path)
    assert {it.name for it in tmp_path.iterdir()} == {".desk-abc", "desk-abc.tmp"}


class InUseError(PermissionError):
    """What Windows raises for a file that another program has open."""

    winerror = 32


def test_a_file_that_a_scanner_has_open_is_replaced_a_moment_later(tmp_path, monkeypatch):
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    refusals, pauses = [InUseError(), InUseError()], []
    replace = Path.replace

    def refuse(path, target):
        if refusals:
            raise refusals.pop()
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(clock, "wait", pauses.append)
    disk.put_in_place(tmp_path / "new", tmp_path / "old")
    assert ((tmp_path / "old").read_text(), pauses) == ("new", [0.01, 0.05])


@pytest.mark.parametrize(("error", "waits"), [(InUseError, 5), (PermissionError, 0)])
def test_a_file_that_stays_open_or_is_forbidden_is_an_error(tmp_path, monkeypatch, error, waits):
    pauses = []

    def refuse(_path, **_options):
        raise error

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(clock, "wait", pauses.append)
    with pytest.raises(error):
        disk.remove(tmp_path / "file")
    assert len(pauses) == waits


def test_a_mode_is_asked_for_where_the_file_system_keeps_one(tmp_path, monkeypatch):
    secret = tmp_path / "secret"
    with disk.create(secret) as stream:
        stream.write(b"secret\n")
    assert secret.stat().st_mode & 0o777 == 0o600
    assert not disk.is_open_to_others(secret)
    secret.chmod(0o644)
    assert disk.is_open_to_others(secret)
    assert [it.name for it in tmp_path.iterdir()] == ["secret"]
    stat = Path.stat
    monkeypatch.setattr(Path, "stat", lambda path: os.stat_result([0o100666, *stat(path)[1:]]))
    assert not disk.is_open_to_others(secret)
    with pytest.raises(FileExistsError):
        disk.create(secret)
