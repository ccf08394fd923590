"""`desk github init` and `desk doctor`: a repository at GitHub is set up, and looked after."""

import json
from datetime import UTC, datetime
from pathlib import Path

from tests import worlds

from deskbook.jobs.adapters import heartbeats
from deskbook.jobs.model.jobs import BY_NAME, JOBS
from deskbook.jobs.views import workflows

REQUIREMENT = "deskbook @ git+https://git.example/deskbook@v0.1.0"


def test_everything_is_written_once_explained_and_committed(git_library, desk):
    assert desk("github", "init", "--check").code == 1
    assert not Path(".github").exists()
    told = desk("github", "init", "--install", REQUIREMENT)
    assert told.code == 0
    for job in JOBS:
        assert f"  {workflows.path(job)}\n" in told.out
        assert f"  {job.name}: {job.does}\n" in told.out
    assert "DESK_STATUS_KEY" in told.out
    assert worlds.git(git_library, "log", "-2", "--format=%s") == (
        "Make the issue forms anew\nLet GitHub run the library's jobs\n"
    )
    assert worlds.git(git_library, "status", "--porcelain") == ""
    needed = Path(workflows.ACTION, "requirements.txt")
    assert needed.read_text() == f"{workflows.HEAD}{REQUIREMENT}\n"
    assert desk("github", "init", "--check") == worlds.Outcome(
        0,
        "Looked at 11 files in .github: all are as they should be\n"
        "Looked at 3 files in .github/ISSUE_TEMPLATE: all are as the records say\n",
        "",
    )


def test_somebody_elses_workflow_is_not_overwritten(library, desk):
    Path(".github/workflows").mkdir(parents=True)
    Path(".github/workflows/tidy.yml").write_text("name: Mine\n")
    told = desk("github", "init")
    assert told.code == 2
    assert told.err == (
        "desk: .github/workflows/tidy.yml was not made by `desk github init`, so nothing was "
        "written: move it out of the way\n"
    )
    assert not Path(".github/workflows/remind.yml").exists()


def test_the_doctor_says_what_a_new_clone_lacks_and_what_was_mended(git_library, desk):
    first = desk("doctor")
    assert first.code == 1
    assert "missing  Git does not ask the gate\n" in first.out
    assert "missing  no jobs at GitHub\n" in first.out
    profile = Path("knowledge/library.md")
    profile.write_text(
        profile.read_text().replace("country:", "site_url: https://l.example\ncountry:")
    )
    for words in (
        ("hook", "install"),
        ("merge-driver", "--install"),
        ("github", "init"),
        ("patron", "add", "--email", "a.reader@example.org"),
    ):
        assert desk(*words).code == 0
    worlds.git(git_library, "config", "deskbook.handle", worlds.ME)
    worlds.git(git_library, "remote", "add", "origin", "../elsewhere.git")
    told = json.loads(desk("doctor", "--json").out)
    assert [it for it in told["looks"] if it["level"] != "fine"] == [
        {
            "level": "missing",
            "what": "no job has run yet",
            "todo": "Actions, Remind, Run workflow; then desk pull",
        }
    ]
    Path(workflows.path(BY_NAME["remind"])).write_text(workflows.HEAD)
    Path(".github/ISSUE_TEMPLATE/config.yml").write_text("mine: true\n")
    heartbeats.beat(git_library, "remind", datetime(2026, 11, 5, 9, 41, tzinfo=UTC))
    told = desk("doctor")
    assert told.code == 1
    assert (
        "made otherwise: .github/workflows/remind.yml, .github/ISSUE_TEMPLATE/config.yml"
        in told.out
    )
    assert "stopped  the job publish has not run ever" in told.out
    assert "the job remind has not" not in told.out


def test_a_library_without_git_is_looked_at_too(library, desk):
    told = desk("doctor")
    assert told.code == 1
    assert "missing  no Git repository\n" in told.out
