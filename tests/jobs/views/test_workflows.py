"""The workflow files: sound, pinned, with least grants, and nothing of an event in a command."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from deskbook.jobs.model.jobs import BY_NAME, DEPLOY, JOBS
from deskbook.jobs.views import workflows

ROOT = Path(__file__).parents[3]
MADE = workflows.write_files("deskbook==0.1.0")
JOB_FILES = [workflows.workflow_path(job) for job in JOBS]


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """A library's repository with nothing in it but what we make."""
    root = tmp_path_factory.mktemp("made")
    for path, text in MADE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / ".git").mkdir()
    return root


def test_this_repositorys_own_are_up_to_date():
    ours = workflows.write_files("")
    assert {path: (ROOT / path).read_text() for path in ours} == ours
    there = {f"{workflows.FOLDER}/{it.name}" for it in (ROOT / workflows.FOLDER).iterdir()}
    assert there == {*JOB_FILES, f"{workflows.FOLDER}/test.yml"}


@pytest.mark.slow
@pytest.mark.parametrize("root", ["ours", "theirs"])
def test_the_linters_find_nothing(root, tree):
    place = ROOT if root == "ours" else tree
    files = sorted(str(it) for it in (place / workflows.FOLDER).glob("*.yml"))
    commands = (
        ["zizmor", "--offline", "--quiet", "--persona", "pedantic", "--strict-collection",
         "--config", str(place / ".github/zizmor.yml"), str(place / ".github")],
        ["actionlint", *files],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files],
        ["shellcheck", str(place / workflows.ACTION / "install.sh")],
    )  # fmt: skip
    beside = Path(sys.executable).parent
    for name, *words in commands:
        program = beside / name if (beside / name).exists() else name
        done = subprocess.run(
            [program, *words], cwd=place, capture_output=True, text=True, check=False
        )
        assert (name, done.returncode, done.stdout + done.stderr) == (
            name,
            0,
            done.stdout + done.stderr,
        )


def test_a_seeded_fault_is_found_by_the_same_linters(tmp_path):
    bad = MADE[workflows.workflow_path(BY_NAME["remind"])].replace(
        "run: desk job remind", 'run: echo "${{ github.event.issue.title }}"'
    )
    path = tmp_path / "remind.yml"
    path.write_text(bad)
    done = subprocess.run(
        [Path(sys.executable).parent / "zizmor", "--offline", "--quiet", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "template-injection" in done.stdout


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_a_job_is_one_command_and_may_do_what_it_says_and_nothing_else(job):
    text = MADE[workflows.workflow_path(job)]
    assert "\npermissions: {}\n" in text
    assert re.findall(r"^ +run: (.*)$", text, re.MULTILINE) == [f"desk job {job.name}"]
    granted = re.findall(r"^      ([a-z-]+): (read|write) # (.+)$", text, re.MULTILINE)
    expected = [*job.grants, *(DEPLOY if job.name == "publish" else ())]
    assert granted == [(it.scope, it.level, it.why) for it in expected]
    assert re.findall(r"secrets\.(\w+)", text) == list(job.secrets)
    assert "queue: max" in text
    assert "persist-credentials: false" in text
    assert "github.event" not in text
    uses = re.findall(r"uses: (\S+)(.*)", text)
    assert all(
        it == "./.github/actions/desk"
        or (re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", it) and re.fullmatch(r" # v\d\S+", tag))
        for it, tag in uses
    )
    assert (f'cron: "{job.cron}"' in text) == bool(job.cron)


def test_jobs_that_change_tickets_wait_for_each_other():
    groups = {
        job.name: re.findall(r"group: (\S+)", MADE[workflows.workflow_path(job)])
        for job in JOBS
        if job.writes
    }
    assert groups == {name: ["deskbook-writes"] for name in ("intake", "sync", "remind", "tidy")}


def test_a_library_keeps_the_requirement_that_it_has():
    path = f"{workflows.ACTION}/requirements.txt"
    assert workflows.read_requirement(MADE[path]) == "deskbook==0.1.0"
    assert workflows.read_requirement("# nothing\n\n") == ""
    assert path not in workflows.write_files("")
