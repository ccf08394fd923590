"""What set-up cannot do on a machine is said in one sentence, with the command to run, before it begins."""

import os
import re
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
NOBODY = 65534
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="acts as another user or mounts a disk")


def run(*words, **how):
    """A command's exit code, its output in lines, and its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    how = {"cwd": TOP, "capture_output": True, "text": True, "timeout": 300, "env": bare()} | how
    done = subprocess.run(words, check=False, **how)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = (done.stdout + done.stderr).splitlines()
    return done.returncode, [it for it in lines if not it.startswith("make: ")], seconds


def preflight(*words, **how):
    return run(sys.executable, "scripts/preflight.py", *words, **how)


@pytest.fixture
def taken_port():
    """A port that a server listens on; the one before it is free or not."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def clone(tmp_path):
    """A clone of this repository without an environment."""
    subprocess.run(["git", "clone", "-q", "--shared", TOP, tmp_path / "clone"], check=True)
    for name in ("Makefile", "scripts/preflight.py", "tests/debian-packages.sh", "tests/debian-packages.txt"):  # fmt: skip
        (tmp_path / "clone" / name).write_bytes((TOP / name).read_bytes())
    return tmp_path / "clone"


def bare():
    """The environment without what `make test` leaves for a make below it."""
    return {key: it for key, it in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}


def environment(**changes):
    """The environment without settings of packages, with changes."""
    kept = {key: value for key, value in bare().items() if not key.startswith("PIP_")}
    return kept | {"PIP_CONFIG_FILE": os.devnull} | changes


def test_free_machine_passes_every_check(taken_port):
    assert preflight("python", "1")[:2] == (0, [])
    assert preflight("port", "0")[:2] == (0, [])


def test_port_in_use_names_a_command_with_free_ones(taken_port):
    for port in (taken_port, taken_port - 1):
        code, (line,), _ = preflight("port", str(port))
        assert code == 2
        found = re.fullmatch(rf"port {taken_port} of this machine is in use: run make start PORT=(\d+)", line)  # fmt: skip
        assert preflight("port", found[1])[0] == 0


def test_port_that_is_no_number_is_named():
    code, lines, _ = preflight("port", "http")
    assert (code, lines) == (2, ["'http' is no number: run make start PORT=8010, for example"])


def test_disk_without_room_is_named():
    code, (line,), _ = preflight("python", "999999999")
    assert code == 2
    assert re.fullmatch(rf"{TOP} has \d+ MB of free space of the 999999999 needed: make room there .*", line)  # fmt: skip


@needs_root
@pytest.mark.slow
def test_full_disk_for_temporary_files_is_named_with_the_variable_to_set(tmp_path):
    script = f"mount -t tmpfs -o size=1M tmpfs {tmp_path} && TMPDIR={tmp_path} {sys.executable} scripts/preflight.py install 9"
    code, (line,), _ = run("unshare", "--mount", "sh", "-c", script)
    assert code == 2
    assert line.startswith(f"{tmp_path} has 1 MB of free space of the 9 needed")
    assert "TMPDIR=FOLDER" in line


@pytest.mark.slow
@pytest.mark.parametrize(
    "block",
    [
        {"PIP_INDEX_URL": "http://127.0.0.1:9/simple"},
        {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"},
    ],
)
def test_without_a_network_start_says_so_soon(clone, tmp_path, block):
    home = tmp_path / "home"
    home.mkdir()
    code, lines, seconds = run("make", "start", "PORT=0", cwd=clone, env=environment(HOME=str(home), **block))  # fmt: skip
    assert code == 2
    assert lines[1:] == [
        "pip reaches no package index with this machine's settings: connect to the network and run "
        "make again, or make start WHEELS=FOLDER with what make wheels fetched on another machine"
    ]
    assert lines[0].startswith("python3 -m venv .venv")
    assert seconds < 10  # about three on a quiet machine


@pytest.mark.slow
def test_folder_of_wheels_needs_no_network(clone, tmp_path):
    """pip is offered the folder alone, and refuses what is not in it."""
    (tmp_path / "wheels").mkdir()
    code, lines, _ = run("make", "start", "PORT=0", f"WHEELS={tmp_path}/wheels", cwd=clone, env=environment())  # fmt: skip
    assert code == 2
    assert "WHEELS=FOLDER" in lines[-1]
    shown = run("make", "--eval", "shown:; @env | grep ^PIP_", "shown", "WHEELS=wheels", cwd=clone, env=environment())  # fmt: skip
    assert f"PIP_FIND_LINKS={clone}/wheels" in shown[1]
    assert "PIP_NO_INDEX=1" in shown[1]


@pytest.mark.slow
def test_port_in_use_stops_start_before_anything_is_installed(clone, taken_port):
    code, (line,), seconds = run("make", "start", f"PORT={taken_port}", cwd=clone, env=environment())  # fmt: skip
    assert code == 2
    assert line.startswith(f"port {taken_port} of this machine is in use: run make start PORT=")
    assert not (clone / ".venv").exists()
    assert seconds < 5


@needs_root
def test_without_root_one_sentence_names_all_packages_that_are_missing():
    code, lines, seconds = run("sh", "tests/debian-packages.sh", "dpkg", "no-such-one", "nor-this", user=NOBODY)  # fmt: skip
    assert code == 2
    assert lines == [
        "Debian packages are missing: please run: "
        "sudo apt-get install --no-install-recommends no-such-one nor-this"
    ]
    assert seconds < 5


@needs_root
@pytest.mark.slow
def test_without_a_network_apt_is_given_up_soon(tmp_path):
    """In a network namespace without any interface, with apt's lists in a folder of their own."""
    (tmp_path / "lists/partial").mkdir(parents=True)
    settings = tmp_path / "apt.conf"
    settings.write_text(f'Dir::State::lists "{tmp_path}/lists";\n')
    begun = time.monotonic()
    code, lines, _ = run(
        *("unshare", "--net", "sh", "tests/debian-packages.sh", "no-such-one"),
        env=os.environ | {"APT_CONFIG": str(settings)},
    )
    assert code == 2
    assert lines == [
        "Installing Debian packages: no-such-one",
        "apt-get reaches no package archive to install no-such-one: connect to the network and run make again",
    ]
    assert time.monotonic() - begun < 30  # about four on a quiet machine


def test_installed_packages_are_not_installed_again():
    assert run("sh", "tests/debian-packages.sh", "dpkg")[:2] == (0, [])


@pytest.mark.parametrize(
    "script",
    [".ci/run", *(str(it.relative_to(TOP)) for it in sorted((TOP / "tests").rglob("*.sh")))],
)
@pytest.mark.slow
def test_shell_scripts_pass_shellcheck(script):
    assert run("shellcheck", "--external-sources", script)[:2] == (0, [])


@needs_root
def test_bare_machines_need_root():
    code, lines, _ = run("bash", "tests/bare/run.sh", user=NOBODY)
    assert (code, lines) == (2, ["Only root can make a chroot: run sudo make bare"])
