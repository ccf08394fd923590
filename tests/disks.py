"""Small disks of their own, which can be full or read-only; only root can mount one."""

import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def small(folder):
    """Mount a disk of four megabytes over a folder, and give the folder."""
    folder.mkdir(exist_ok=True)
    words = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(file):
    """Write a file until its disk is full."""
    with file.open("wb", buffering=0) as stream, pytest.raises(OSError, match="No space"):
        while True:
            stream.write(b"x" * 4096)


def protect(folder):
    """Let the disk at a folder be read only."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
