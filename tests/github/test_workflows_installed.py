"""The workflows of a new library, step by step as generated: Deskbook is installed from its wheel.

The library is made by a `desk` that was installed from a wheel, so nothing of this checkout is on
the way. Steps that GitHub's own actions do (the checkout, the hand-over to Pages) are left out.
"""

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from deskbook.jobs.adapters import wheel
from deskbook.jobs.model.jobs import JOBS
from tests import worlds

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def clean(**more: str) -> dict[str, str]:
    """Return an environment without anything of the checkout; pip's settings are the machine's."""
    kept = {it: value for it, value in os.environ.items() if not it.startswith(("PYTHON", "DESK_"))}
    beside = {str(Path(it)) for it in (ROOT / ".venv/bin", Path(sys.executable).parent)}
    path = os.pathsep.join(it for it in kept["PATH"].split(os.pathsep) if it not in beside)
    kept.pop("VIRTUAL_ENV", None)
    return {**kept, **worlds.GIT_ENVIRONMENT, "PATH": path, **more}


def run(*words: str | Path, cwd: Path, **more: str) -> str:
    """Run a program and return what it prints; it fails with all that it said."""
    done = subprocess.run(
        words, cwd=cwd, env=clean(**more), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (words, done.stdout[-3000:] + done.stderr[-3000:])
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A `desk` that was installed from the wheel, where no checkout is near."""
    place = tmp_path_factory.mktemp("installed")
    made = wheel.running()
    file = place / Path(made.path).name
    file.write_bytes(made.data)
    (place / "run.txt").write_text(made.needs)
    run("python3", "-m", "venv", "desk", cwd=place)
    pip = (place / "desk/bin/python", "-m", "pip", "install", "--quiet", "--no-deps")
    run(*pip, "--require-hashes", "-r", "run.txt", cwd=place)
    run(*pip, "--no-index", file, cwd=place)
    return place / "desk/bin/desk"


class Runner:
    """A machine of GitHub's: a new clone of a library, in which the steps of workflows run.

    A secret that a repository lacks is empty, as GitHub gives it.
    """

    def __init__(self, shared: Path, place: Path, **given: str):
        worlds.git(place, "clone", "--quiet", str(shared), "work")
        self.root, self.given = place / "work", given
        self.path = place / "GITHUB_PATH"
        self.path.write_text("")

    def steps(self, job: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield the shell lines of a workflow in their order, with the environment of each."""
        flow = yaml.safe_load((self.root / f".github/workflows/{job}.yml").read_text())
        for part in flow["jobs"].values():
            for step in part["steps"]:
                if step.get("uses", "").startswith("./"):
                    action = yaml.safe_load((self.root / step["uses"] / "action.yml").read_text())
                    yield from ((it["run"], {}) for it in action["runs"]["steps"])
                elif "run" in step:
                    yield step["run"], step.get("env", {})

    def run(self, job: str) -> str:
        """Run a workflow and return what its steps print."""
        said = ""
        for line, named in self.steps(job):
            added = self.path.read_text().split()
            more = {
                "GITHUB_PATH": str(self.path),
                "PATH": os.pathsep.join([*reversed(added), clean()["PATH"]]),
                **{name: self.given[name] for name in named},
                **{name: it for name, it in self.given.items() if name != "DESK_STATUS_KEY"},
            }
            said += run("bash", "-eo", "pipefail", "-c", line, cwd=self.root, **more)
        return said


def share(root: Path) -> Path:
    """Return a bare repository with a library's commits."""
    worlds.git(root.parent, "clone", "--quiet", "--bare", str(root), "shared.git")
    return root.parent / "shared.git"


LABELS = '- {name: "service: e-resources", colour: "1d5f8a", description: "Databases", was: []}\n'

KEY = base64.b64encode(bytes(range(32))).decode()


def test_every_workflow_of_a_small_library_does_its_work(installed, mirrored, hub, tmp_path):
    (mirrored / ".github").mkdir()
    (mirrored / ".github/labels.yml").write_text(LABELS)
    worlds.git(mirrored, "add", "--all")
    worlds.git(mirrored, "commit", "--quiet", "--message", "Name the labels")
    run(installed, "github", "init", cwd=mirrored, DESK_HANDLE=worlds.ME)
    hub.world.open_issue("Is the map room open?", "The county maps.", by=hub.world.account("eres"))
    shared = share(mirrored)
    place = tmp_path / "runner"
    place.mkdir()
    runner = Runner(
        shared,
        place,
        DESK_STATUS_KEY=KEY,
        DESK_TRUST="",
        GITHUB_ACTIONS="true",
        GITHUB_API_URL=hub.url,
        GITHUB_TOKEN="a-token",
        GITHUB_REPOSITORY=hub.world.name,
        GITHUB_STEP_SUMMARY=str(place / "summary.md"),
        DESK_NOW=worlds.NOW,
    )
    done = {job.name: runner.run(job.name) for job in JOBS}
    assert {name for name, said in done.items() if f"job {name}: done" in said} == {
        job.name for job in JOBS
    }
    used = runner.root / ".venv/bin"
    where = run(used / "python", "-c", "import deskbook; print(deskbook.__file__)", cwd=place)
    assert where.startswith(str(runner.root / ".venv/lib"))
    assert (runner.root / "build/public/site/index.html").is_file()
    texts = worlds.git(shared, "grep", "-h", "Is the map room open?", "main", "--", "tickets")
    assert "title: Is the map room open?" in texts
    beats = worlds.git(
        shared, "for-each-ref", "--format=%(refname:lstrip=3)", "refs/deskbook/beats"
    )
    assert {job.name for job in JOBS if job.cron} <= set(beats.split())


def test_workflows_that_need_no_server_run_on_the_sample_library(installed, tmp_path):
    run(installed, "init", "--sample", "sample", cwd=tmp_path)
    run(installed, "github", "init", cwd=tmp_path / "sample", DESK_HANDLE="eresources")
    (tmp_path / "runner").mkdir()
    runner = Runner(
        share(tmp_path / "sample"),
        tmp_path / "runner",
        DESK_STATUS_KEY=KEY,
        DESK_TRUST="",
        GITHUB_TOKEN="",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )
    for job in ("tidy", "report", "check", "publish"):
        assert f"job {job}: done" in runner.run(job)
    assert (tmp_path / "summary.md").stat().st_size > 1000
    assert len(list((runner.root / "build/public/site").rglob("*.html"))) > 40


def test_wheel_of_an_installed_desk_has_the_files_of_the_one_it_came_in(installed, tmp_path):
    run(installed, "init", "hill", cwd=tmp_path)
    run(installed, "github", "init", cwd=tmp_path / "hill")
    made = wheel.running()
    assert wheel.read(tmp_path / "hill" / made.path).files == made.files
    told = run(installed, "github", "init", "--check", cwd=tmp_path / "hill")
    assert "all are as they should be" in told


def test_doctor_tries_what_the_jobs_install_and_names_the_file_that_does_not_fit(
    installed, tmp_path
):
    run(installed, "init", "hill", cwd=tmp_path)
    root = tmp_path / "hill"
    run(installed, "github", "init", cwd=root)

    def doctor() -> str:
        done = subprocess.run(
            [installed, "doctor", "--install"],
            cwd=root, env=clean(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1  # a new library is not shared yet
        return done.stdout

    assert "fine     all that the jobs install can be had, with the right hashes\n" in doctor()
    pins = root / ".github/actions/desk/requirements.txt"
    pins.write_text(re.sub(r"(sha256:\w{56})\w{8}", r"\g<1>00000000", pins.read_text()))
    told = doctor()
    assert "stale    the jobs cannot install what they need: ERROR: THESE PACKAGES DO NOT" in told
    assert "is not the file whose hash is pinned, so no job can install it\n" in told
