"""Checks before set-up, each with one sentence that names the command to run.

    preflight.py python MB     Python is recent enough, and that much disk space is free
    preflight.py port PORT     the ports of the public site and of the desk are free
    preflight.py install MB    that much disk space is free, and pip reaches its packages

The Makefile calls it before anything is installed: standard library only, in the syntax of old
Pythons too. Exit code 2: set-up cannot go on.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

HOST = "127.0.0.1"
PROBE = "editables"
"""A package of a few kilobytes that set-up needs anyway."""

UNREACHABLE = re.compile(r"Could not fetch URL \S+ (connection error|There was a problem)")
SECONDS = 4
"""How long the package index may take to answer."""


def check_python() -> str:
    """Return which Python is needed, if this one is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036  that is what it is for
        return "Deskbook needs Python 3.11 or newer: make PYTHON=/path/to/python3.11"
    return ""


def check_space(megabytes: int) -> str:
    """Return which disk has too little space."""
    for folder, remedy in (
        (str(Path.cwd()), "make room there and run make again"),
        (tempfile.gettempdir(), "make room there, or run make with TMPDIR=FOLDER on another disk"),
    ):
        free = shutil.disk_usage(folder).free // 1_000_000
        if free < megabytes:
            return f"{folder} has {free} MB of free space of the {megabytes} needed: {remedy}"
    return ""


def check_port(port: int) -> str:
    """Return which port is taken, and the command with two that are free; 0 stands for any."""
    if port == 0 or (is_free(port) and is_free(port + 1)):
        return ""
    taken = port + 1 if is_free(port) else port
    others = (it for it in range(8010, 65534, 10) if is_free(it) and is_free(it + 1))
    return f"port {taken} of this machine is in use: run make start PORT={next(others, 0)}"


def is_free(port: int) -> bool:
    """Return whether a server may listen on a port."""
    try:
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind((HOST, port))
    except (OSError, OverflowError):
        return False
    return True


def check_index() -> str:
    """Return that pip reaches no packages, long before pip itself gives up.

    Where one of several indexes is out of reach, pip would wait for it with each package.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-vv", "--no-deps", "--dest", folder]
        command += ["--no-cache-dir", "--retries", "0", "--timeout", str(SECONDS), PROBE]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    output = done.stdout + done.stderr
    is_slow = "timed out" in output  # it gets pip's own patience
    if (done.returncode == 0 or is_slow) and not UNREACHABLE.search(output):
        return ""
    return (
        "pip reaches no package index with this machine's settings: connect to the network and run "
        "make again, or make start WHEELS=FOLDER with what make wheels fetched on another machine"
    )


CHECKS = {
    "python": lambda number: check_python() or check_space(number),
    "port": check_port,
    "install": lambda number: check_space(number) or check_index(),
}

if __name__ == "__main__":
    name, number = sys.argv[1:]
    if number.isdecimal():
        found = CHECKS[name](int(number))
    else:
        found = f"{number!r} is no number: run make start PORT=8010, for example"
    if found:
        sys.stderr.write(found + "\n")
        sys.exit(2)
