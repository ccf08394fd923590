"""`desk job intake` and `desk job sync`: what workflows do with issues, and how often they look at all."""

import pytest

from deskbook.jobs.adapters import heartbeats
from tests import worlds

pytestmark = pytest.mark.slow

LABELS = """\
- {name: "service: e-resources", colour: "1d5f8a", description: "Databases, journals and e-books", was: []}
"""


@pytest.fixture
def shared(mirrored, tmp_path):
    """The library with its labels, shared through a bare repository."""
    folder = mirrored / ".github"
    folder.mkdir()
    (folder / "labels.yml").write_text(LABELS)
    worlds.git(mirrored, "add", "--all")
    worlds.git(mirrored, "commit", "--quiet", "--message", "Name the labels")
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(mirrored), "shared.git")
    worlds.git(mirrored, "remote", "add", "origin", str(tmp_path / "shared.git"))
    worlds.git(mirrored, "fetch", "--quiet")
    worlds.git(mirrored, "branch", "--quiet", "--set-upstream-to=origin/main")
    return tmp_path / "shared.git"


def test_a_sync_shares_what_it_did_and_the_next_is_quiet(shared, mirrored, hub, desk):
    first = desk("job", "sync")
    assert first.code == 0, first.err
    assert first.out.endswith("job sync: done\n")
    assert "service: e-resources" in {it.name for it in hub.world.labels.values()}
    assert "issue: 1" in worlds.git(shared, "show", f"main:tickets/2026/11/{worlds.OVERDUE}.md")
    assert "@" in worlds.git(shared, "show", "main:.github/CODEOWNERS")
    head, writes = worlds.git(shared, "rev-parse", "main"), list(hub.writes)
    assert desk("job", "sync").code == 0
    assert (worlds.git(shared, "rev-parse", "main"), hub.writes) == (head, writes)


def test_every_issue_is_looked_at_once_a_week(shared, mirrored, hub, desk, monkeypatch):
    def looked_at_all(now):
        monkeypatch.setenv("DESK_NOW", now)
        before = heartbeats.read_times(mirrored).get("every-issue")
        assert desk("job", "sync").code == 0
        return heartbeats.read_times(mirrored)["every-issue"] != before

    assert looked_at_all("2026-11-05T15:00:00Z")
    assert not looked_at_all("2026-11-11T15:00:00Z")
    assert looked_at_all("2026-11-12T15:00:00Z")
    assert "refs/deskbook/beats/every-issue" in worlds.git(shared, "for-each-ref")


def test_an_intake_takes_over_what_was_asked(shared, mirrored, hub, desk):
    hub.world.open_issue(
        "Is the map room open?", "I need the county maps.", by=hub.world.account("liaison")
    )
    assert desk("job", "intake").code == 0
    names = worlds.git(shared, "ls-tree", "-r", "--name-only", "main", "tickets/")
    texts = [worlds.git(shared, "show", f"main:{it}") for it in names.split()]
    assert sum("title: Is the map room open?" in it for it in texts) == 1


def test_a_runner_without_the_librarys_key_touches_nothing(shared, hub, desk, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for job in ("intake", "sync"):
        told = desk("job", job)
        assert told.code == 2
        assert "the secret DESK_STATUS_KEY is missing" in told.err
    assert hub.writes == []


def test_the_marks_of_the_other_jobs_are_asked_for_once(shared, desk, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_TRACE2", str(tmp_path / "trace"))
    assert desk("job", "sync").code == 0
    told = (tmp_path / "trace").read_text().splitlines()
    asked = [it for it in told if " start " in it and " fetch " in it and "/beats/" in it]
    assert len(asked) == 1
