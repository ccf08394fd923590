"""What starts jobs on this machine: the user's table of cron, and timers of systemd."""

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from deskbook.jobs.formats.timers import Place, is_in_crontab, is_unit, merge_crontab
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
    table = merge_crontab(_read_crontab(), ours, place)
    _check(_run("crontab", "-", given=table), "cron")


def list_installed(place: Place) -> tuple[str, ...]:
    """Return what starts jobs of this library for this user: `crontab`, and names of units."""
    crontab = ("crontab",) if is_in_crontab(_read_crontab(), place) else ()
    units = (it.name for it in sorted(_units().glob(f"deskbook-{place.name}-*")))
    return (*crontab, *(it for it in units if is_unit(it, _read_unit(it), place)))


def remove(place: Place, names: Sequence[str]) -> None:
    """Remove our lines of cron, and units of ours with their timers stopped.

    Raises:
        DeskError: cron or systemd does not let them go.
    """
    if "crontab" in names:
        install_crontab(place, "")
    units = [it for it in names if it != "crontab"]
    timers = [it for it in units if it.endswith(".timer")]
    stop = ("systemctl", "--user", "disable", "--now", *timers)
    if timers and shutil.which("systemctl") and (failed := _run(*stop)).returncode:
        why = " ".join(failed.stderr.split())
        raise DeskError(
            f"systemd did not stop the former timers ({why}): run `{shlex.join(stop)}`, then this "
            "again"
        )
    for name in units:
        (_units() / "timers.target.wants" / name).unlink(missing_ok=True)
        (_units() / name).unlink(missing_ok=True)
    if units and shutil.which("systemctl"):
        _check(_run("systemctl", "--user", "daemon-reload"), "systemd")


def install_units(texts: Mapping[str, str]) -> None:
    """Put timers among the user's units of systemd and start them.

    Raises:
        DeskError: systemd does not run for this user.
    """
    for name, text in texts.items():
        _write(_units() / name, text)
    _check(_run("systemctl", "--user", "daemon-reload"), "systemd")
    timers = [name for name in texts if name.endswith(".timer")]
    _check(_run("systemctl", "--user", "enable", "--now", *timers), "systemd")
    _run("loginctl", "enable-linger")


def _units() -> Path:
    """Return the folder of the user's units."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return home / "systemd" / "user"


def _read_unit(name: str) -> str:
    return (_units() / name).read_text(encoding="utf-8", errors="replace")


def _read_crontab() -> str:
    """Return the user's table of cron, empty where there is none."""
    before = _run("crontab", "-l")
    return before.stdout if before.returncode == 0 else ""


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
