"""What starts jobs on this machine: the user's table of cron, and timers of systemd."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from deskbook.jobs.formats.timers import Place, merge_crontab
from deskbook.library.formats.typed_values import to_slug
from deskbook.library.model.finding import DeskError


def find_place(root: Path) -> Place:
    """Return this machine as jobs need it: where the library and `desk` are, and programs."""
    found = shutil.which("desk")
    desk = (str(Path(found).absolute()),) if found else (sys.executable, "-m", "deskbook")
    folders = [str(Path(desk[0]).parent), *os.environ.get("PATH", os.defpath).split(os.pathsep)]
    usual = ("/usr/local/bin", "/usr/bin", "/bin")
    path = [it for it in dict.fromkeys((*folders, *usual)) if Path(it).is_absolute()]
    return Place(_name(root), str(root), desk, ":".join(path))


def _name(root: Path) -> str:
    """Return a name for the units of a library, another one for each folder of a computer."""
    digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:6]
    return f"{to_slug(root.name) or 'library'}-{digest}"


def has_systemd() -> bool:
    """Return whether systemd runs this machine."""
    return Path("/run/systemd/system").is_dir()


def write(root: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write the files that start jobs below `.desk/jobs/`, and remove those from before.

    Returns: their paths below the root.
    """
    folder = root / ".desk" / "jobs"
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in texts.items():
        _write(folder / name, text)
    return tuple(f".desk/jobs/{name}" for name in texts)


def install_crontab(place: Place, ours: str) -> None:
    """Put our lines into the user's table of cron; other lines stay as they are.

    Raises:
        DeskError: cron is not installed, or does not take them.
    """
    if not shutil.which("crontab"):
        raise DeskError("cron is not installed: install the Debian package cron, or choose systemd")
    before = _run("crontab", "-l")
    table = merge_crontab(before.stdout if before.returncode == 0 else "", ours, place)
    _check(_run("crontab", "-", given=table), "cron")


def install_units(texts: Mapping[str, str]) -> None:
    """Put timers among the user's units of systemd and start them.

    Raises:
        DeskError: systemd does not run for this user.
    """
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    for name, text in texts.items():
        _write(home / "systemd" / "user" / name, text)
    _check(_run("systemctl", "--user", "daemon-reload"), "systemd")
    timers = [name for name in texts if name.endswith(".timer")]
    _check(_run("systemctl", "--user", "enable", "--now", *timers), "systemd")
    _run("loginctl", "enable-linger")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(words, input=given, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return subprocess.CompletedProcess(words, 127, "", f"{words[0]} is not there")


def _check(done: subprocess.CompletedProcess[str], what: str) -> None:
    if done.returncode:
        said = " ".join(done.stderr.split())
        raise DeskError(
            f"{what} did not take the jobs ({said}): the files are in .desk/jobs/, install them "
            "by hand"
        )
