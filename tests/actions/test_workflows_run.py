"""The workflows run as GitHub would run them, as far as a runner without GitHub goes.

`act` does not know `queue` yet, so that one line is taken out of the copy that it runs; actions that
are fetched from GitHub (the hand-over to Pages) are left out with the job that needs them.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests import worlds
from tests.worlds import NEW

from deskbook.jobs import views

ACT = Path(sys.executable).parent / "act"

pytestmark = pytest.mark.slow


@pytest.fixture
def clone(tmp_path, _git_template, at_the_desk, monkeypatch, desk) -> Path:
    """A library with its workflows, which shares through a bare repository."""
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), "shared.git")
    worlds.git(tmp_path, "clone", "--quiet", "shared.git", "clone")
    root = tmp_path / "clone"
    monkeypatch.chdir(root)
    assert desk("github", "init").code == 0
    for path in (root / views.WORKFLOWS).iterdir():
        path.write_text(path.read_text().replace("  queue: max\n", ""))
    worlds.git(root, "commit", "--quiet", "--all", "--message", "What act can read")
    worlds.git(root, "push", "--quiet", "--set-upstream", "origin", "main")
    return root


def run(clone: Path, job: str, event: str) -> subprocess.CompletedProcess[str]:
    """Run a workflow on this machine, with this machine's settings of pip."""
    config = Path.home() / ".config/pip/pip.conf"
    given = {
        **{name: value for name, value in os.environ.items() if name.startswith("PIP_")},
        **({"PIP_CONFIG_FILE": str(config)} if config.is_file() else {}),
        "DESK_NOW": worlds.NOW,
        **worlds.GIT_ENVIRONMENT,
    }
    without_checkout = {name: it for name, it in os.environ.items() if name != "PYTHONPATH"}
    words = [word for name, value in given.items() for word in ("--env", f"{name}={value}")]
    return subprocess.run(
        [ACT, event, "-P", f"{views.RUNNER}=-self-hosted", "--no-cache-server", *words,
         "-W", f"{views.WORKFLOWS}/{job}.yml"],
        cwd=clone,
        env={**without_checkout, "HOME": str(clone.parent / "home")},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip


def test_what_was_written_by_hand_is_completed_and_shared(clone):
    path = clone / f"tickets/2026/11/{NEW}.md"
    path.write_text(path.read_text() + f"\n### note @{worlds.ME}\n\nIt is in the basement.\n")
    worlds.git(clone, "commit", "--quiet", "--all", "--message", "By hand")
    worlds.git(clone, "push", "--quiet")
    done = run(clone, "tidy", "push")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "job tidy: done" in done.stdout
    shared = clone.parent / "shared.git"
    text = worlds.git(shared, "show", f"main:tickets/2026/11/{NEW}.md")
    assert f" note @{worlds.ME} ^" in text
    assert "refs/deskbook/beats/tidy" in worlds.git(shared, "for-each-ref")


def test_a_day_of_reminders_is_shared_and_a_wrong_record_fails_a_check(clone):
    done = run(clone, "remind", "schedule")
    assert done.returncode == 0, done.stdout + done.stderr
    log = worlds.git(clone.parent / "shared.git", "log", "-1", "--format=%s", "main")
    assert log == "Remind: the digests of 2026-11-05\n"
    worlds.git(clone, "pull", "--quiet", "--rebase")
    assert run(clone, "check", "push").returncode == 0
    path = clone / f"tickets/2026/11/{NEW}.md"
    path.write_text(path.read_text().replace("status: new", "status: nwe"))
    worlds.git(clone, "commit", "--quiet", "--all", "--message", "A slip")
    done = run(clone, "check", "push")
    assert done.returncode == 1
    assert 'status "nwe" is not known: write new' in done.stdout, done.stdout
