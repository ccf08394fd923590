"""Locks between real processes and between threads."""

import signal
import subprocess
import sys
import threading
import time

import pytest

from deskbook.library.adapters import files

HOLD = """
import sys, time
from pathlib import Path
from deskbook.library.adapters import files
with files.exclusive(Path(sys.argv[1]), print):
    print("locked", flush=True)
    time.sleep(float(sys.argv[2]))
"""
COUNT = """
import sys
from pathlib import Path
from deskbook.library.adapters import files
root = Path(sys.argv[1])
for _ in range(40):
    with files.locked(root):
        number = int((root / "count").read_text())
        (root / "count").write_text(str(number + 1))
"""
SOON = 10.0
"""Seconds in which whoever waits must have the lock."""


def holder(path, seconds=60):
    """Another process, which has the lock when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), str(seconds)], stdout=subprocess.PIPE
    )
    assert process.stdout.readline() == b"locked\n"
    return process


@pytest.fixture
def root(tmp_path):
    (tmp_path / ".desk").mkdir()
    return tmp_path


def end(process):
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.slow
def test_a_writer_waits_for_another_process_and_says_so_once(root, capsys):
    process = holder(root / ".desk/lock", seconds=0.3)
    with files.locked(root):
        assert capsys.readouterr().err == (
            "desk: another desk command is writing here; waiting for it\n"
        )
    end(process)


def test_a_writer_that_is_alone_says_nothing(root, capsys):
    with files.locked(root):
        pass
    with files.locked(root):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_holder_that_is_killed_releases_the_lock(root):
    process = holder(root / ".desk/lock")
    waited = []

    def kill():
        waited.append(True)
        process.send_signal(signal.SIGKILL)

    begun = time.monotonic()
    with files.exclusive(root / ".desk/lock", kill):
        assert waited == [True]
    assert time.monotonic() - begun < SOON
    end(process)


@pytest.mark.slow
def test_two_processes_that_count_lose_no_number(root):
    (root / "count").write_text("0")
    both = [
        subprocess.Popen([sys.executable, "-c", COUNT, str(root)], stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [it.wait() for it in both] == [0, 0]
    assert (root / "count").read_text() == "80"


def test_threads_of_one_process_exclude_each_other(root, capsys):
    (root / "count").write_text("0")

    def count():
        for _ in range(25):
            with files.locked(root):
                number = int((root / "count").read_text())
                time.sleep(0.0005)
                (root / "count").write_text(str(number + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for it in threads:
        it.start()
    for it in threads:
        it.join(60)
    assert (root / "count").read_text() == "100"
    assert set(capsys.readouterr().err.splitlines()) == {
        "desk: another desk command is writing here; waiting for it"
    }


def test_a_file_that_cannot_be_locked_is_an_error_of_the_system(tmp_path, monkeypatch):
    import portalocker

    def refuse(stream, flags):
        raise portalocker.LockException("no locks available")

    monkeypatch.setattr(portalocker, "lock", refuse)
    with (
        pytest.raises(OSError, match=r"lock cannot be locked: no locks available"),
        files.exclusive(tmp_path / "lock", pytest.fail),
    ):
        pass
