"""The workflow files: sound, pinned, with least grants, and nothing of an event in a command."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests import wheels

from deskbook.github.model.outcomes import FormsMade
from deskbook.jobs import views
from deskbook.jobs.formats import pins
from deskbook.jobs.model.jobs import BY_NAME, DEPLOY, JOBS, SECRETS, Stopped
from deskbook.jobs.model.outcomes import Examined, JobDone, LibraryMade, Look, WorkflowsMade
from deskbook.jobs.model.wheel import FOLDER, PINS
from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Outcome, Step
from deskbook.library.views.outcome import Said, Screen

ROOT = Path(__file__).parents[2]
MADE = views.write_files(pins.write(wheels.wheel()))
JOB_FILES = [views.workflow_path(job) for job in JOBS]


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
    ours = views.write_files("")
    assert {path: (ROOT / path).read_text() for path in ours} == ours
    there = {f"{views.WORKFLOWS}/{it.name}" for it in (ROOT / views.WORKFLOWS).iterdir()}
    assert there == {*JOB_FILES, f"{views.WORKFLOWS}/test.yml", f"{views.WORKFLOWS}/release.yml"}


@pytest.mark.slow
@pytest.mark.parametrize("root", ["ours", "theirs"])
def test_the_linters_find_nothing(root, tree):
    place = ROOT if root == "ours" else tree
    files = sorted(str(it) for it in (place / views.WORKFLOWS).glob("*.yml"))
    commands = (
        ["zizmor", "--offline", "--quiet", "--persona", "pedantic", "--strict-collection",
         "--config", str(place / ".github/zizmor.yml"), str(place / ".github")],
        ["actionlint", *files],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files],
        ["shellcheck", str(place / FOLDER / "install.sh")],
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
    bad = MADE[views.workflow_path(BY_NAME["remind"])].replace(
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
    text = MADE[views.workflow_path(job)]
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
        job.name: re.findall(r"group: (\S+)", MADE[views.workflow_path(job)])
        for job in JOBS
        if job.writes
    }
    assert groups == {name: ["deskbook-writes"] for name in ("intake", "sync", "remind", "tidy")}


def test_library_installs_its_wheel_and_the_software_its_checkout():
    install = MADE[f"{FOLDER}/install.sh"]
    assert f"--require-hashes \\\n  --requirement {PINS}\n" in install
    assert "make setup-run" not in install
    assert MADE[PINS] == views.HEAD + pins.write(wheels.wheel())
    ours = views.write_files("")
    assert PINS not in ours
    assert "pip install" not in ours[f"{FOLDER}/install.sh"]


FOUND = (
    Stopped(BY_NAME["remind"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),
    Stopped(BY_NAME["publish"], None),
)


def test_stopped_job_is_named_with_its_last_run_and_how_to_start_it():
    assert views.describe_stopped(FOUND, ZoneInfo("America/New_York")) == [
        "the job remind last ran Sun 1 Nov 04:41: it makes the day's reminders and digests. To start "
        "it again, at GitHub: Actions, Remind, Run workflow; a schedule that stopped goes on then",
        "the job publish never ran: it builds the public site. To start it again, at GitHub: "
        "Actions, Publish, Run workflow; a schedule that stopped goes on then",
    ]


def test_stopped_jobs_are_annotations_of_a_run():
    assert views.annotate(["a is late", "b is late"]) == (
        "::warning title=A job has stopped::a is late\n::warning title=A job has stopped::b is late"
    )


def test_last_line_names_the_job_and_stopped_jobs_go_to_standard_error():
    zone = ZoneInfo("America/New_York")
    done = JobDone(name="tidy", parts=(), zone=zone, at_github=False)
    assert views.describe_job(done, Screen()) == Said("job tidy: done")
    shown = views.describe_job(replace(done, stopped=FOUND), Screen())
    assert shown == Said("job tidy: done", "\n".join(views.describe_stopped(FOUND, zone)))
    shown = views.describe_job(replace(done, stopped=FOUND[:1], at_github=True), Screen())
    assert isinstance(shown, Said)
    assert shown.err.startswith("::warning title=A job has stopped::the job remind last ran")


def test_job_is_clean_if_all_its_parts_are():
    wrong = Finding("tickets/2026/11/Q-BAD001.md", 3, "ticket.id", "this is no id")
    parts = (Outcome(), Outcome(damaged=(wrong,)))
    done = JobDone(name="check", parts=parts, zone=ZoneInfo("UTC"), at_github=False)
    assert not done.is_clean
    assert replace(done, parts=parts[:1]).is_clean


def test_each_secret_that_a_job_is_given_is_explained():
    assert {name for job in JOBS for name in job.secrets} == set(SECRETS)
    assert all(name in views.list_steps() for name in SECRETS)


def test_permissions_are_told_with_reasons():
    told = views.list_grants()
    for job in JOBS:
        assert f"  {job.name}: {job.does}" in told
        assert all(f"    {it.scope}: {it.level}, {it.why}" in told for it in (*job.grants, *DEPLOY))


def test_files_that_were_written_are_named_and_explained():
    forms = FormsMade(number=5, stale=(), gone=(), applied=False)
    made = WorkflowsMade(number=3, stale=(), forms=forms, applied=False)
    sound = "Looked at 5 files in .github/ISSUE_TEMPLATE: all are as the records say"
    assert views.describe_workflows(made, Screen()) == Said(
        f"Looked at 3 files in .github: all are as they should be\n{sound}"
    )
    made = WorkflowsMade(number=3, stale=("a", "b"), forms=forms, applied=True)
    assert views.describe_workflows(made, Screen()) == Said(
        f"Looked at 3 files in .github, made anew:\n  a\n  b\n{sound}\n\n"
        f"{views.list_grants()}\n\n{views.list_steps()}"
    )


def test_workflows_fail_a_comparison_and_forms_of_no_service_fail_any_run():
    forms = FormsMade(number=5, stale=(), gone=(), applied=False)
    made = WorkflowsMade(number=3, stale=("a",), forms=forms, applied=False)
    assert not made.is_clean
    assert replace(made, applied=True).is_clean
    assert not replace(made, stale=(), forms=replace(forms, gone=("ask-b.yml",))).is_clean


def test_all_that_doctor_looked_at_is_given_to_other_programs():
    looks = (Look("fine", "Git 2.39"), Look("broken", "no hook", "desk hook --install"))
    assert views.state_values(Examined(looks=looks)) == (
        "doctor",
        {
            "looks": [
                {"level": "fine", "what": "Git 2.39", "todo": ""},
                {"level": "broken", "what": "no hook", "todo": "desk hook --install"},
            ]
        },
    )


def test_new_library_is_named_with_its_folder_and_the_next_commands():
    made = LibraryMade(name="Mill", folder="/srv/mill", next=(Step("desk check"), Step("desk new")))
    assert views.describe_library(made, Screen()).split("\n") == [
        "Mill is ready in /srv/mill.",
        "",
        "Next:",
        "",
        "  desk check",
        "  desk new",
    ]


def test_new_library_that_nobody_can_ask_names_the_next_command():
    made = LibraryMade(name="Mill", folder="/m", reachable=False)
    assert views.describe_library(made, Screen()).split("\n")[1:3] == [
        "Patrons have no way to ask yet. Give them one with `desk setup`, or write",
        "`ask_email:` into knowledge/library.md. Until then `desk check` reports an error.",
    ]


def test_new_library_states_the_time_zone_and_country_that_were_found():
    made = LibraryMade(name="Mill", folder="/m", timezone="UTC", derived=("timezone", "country"))
    assert views.describe_library(made, Screen()).split("\n")[1:4] == [
        "Time zone: UTC (this computer's). Opening hours and promises count in it.",
        "Country: not known, because no country has this time zone.",
        "To change them, edit `timezone` and `country` in knowledge/library.md.",
    ]
    given = replace(made, timezone="Europe/Vienna", country="AT", derived=())
    assert views.describe_library(given, Screen()).split("\n")[1:3] == [
        "Time zone: Europe/Vienna. Opening hours and promises count in it.",
        "Country: AT, for holidays and phone numbers.",
    ]
