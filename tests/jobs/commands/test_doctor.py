"""`desk doctor`: what a library lacks, and what was mended."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import worlds

from deskbook.jobs import views
from deskbook.jobs.adapters import heartbeats
from deskbook.jobs.model.jobs import BY_NAME


@pytest.mark.slow
def test_new_clone_is_examined_before_and_after_it_is_mended(git_library, desk):
    first = desk("doctor")
    assert first.code == 1
    assert "missing  Git does not ask the gate\n" in first.out
    assert "missing  nothing starts the daily jobs\n" in first.out
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
    Path(views.workflow_path(BY_NAME["remind"])).write_text(views.HEAD)
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


def test_library_without_git_is_examined(library, desk):
    told = desk("doctor")
    assert told.code == 1
    assert "missing  no Git repository\n" in told.out
