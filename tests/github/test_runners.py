"""The jobs that speak to GitHub, in clones that share through a remote, as runners do."""

import base64
from pathlib import Path

import pytest

from deskbook.sharing.commands import exchange
from tests import worlds

pytestmark = pytest.mark.slow


@pytest.fixture
def shared(mirrored, tmp_path, monkeypatch):
    """A bare repository of the mirrored library, and a key that every runner has."""
    monkeypatch.setenv("DESK_STATUS_KEY", base64.b64encode(bytes(range(32))).decode())
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(mirrored), "shared.git")
    return tmp_path / "shared.git"


@pytest.fixture
def runner(shared, tmp_path, monkeypatch):
    """Begins on a new machine: a new clone, in which the working directory then is."""

    def begin(name: str) -> Path:
        worlds.git(tmp_path, "clone", "--quiet", "shared.git", name)
        monkeypatch.chdir(tmp_path / name)
        return tmp_path / name

    return begin


def refs(shared):
    told = worlds.git(shared, "for-each-ref", "--format=%(refname) %(objectname)")
    return [line for line in told.splitlines() if "/beats/" not in line]


def test_each_machine_goes_on_where_the_last_one_ended_and_a_quiet_one_leaves_no_trace(
    shared, runner, hub, desk
):
    runner("one")
    assert desk("job", "intake").code == 0
    assert len(hub.world.issues) == 2
    before, writes = refs(shared), len(hub.writes)
    assert any("refs/deskbook/github" in it for it in before)
    for name, job in (("two", "intake"), ("three", "intake")):
        runner(name)
        assert desk("job", job).code == 0
        assert (refs(shared), len(hub.writes)) == (before, writes)
    hub.world.tick(600)
    hub.world.say(1, "From GitHub", by=hub.world.account("eres"))
    runner("four")
    assert desk("job", "intake").code == 0
    assert "From GitHub" in worlds.git(shared, "show", f"main:tickets/2026/11/{worlds.OVERDUE}.md")
    runner("five")
    assert "GitHub and the library agree" in desk("job", "intake").out


def test_a_machine_that_is_lost_before_it_shares_anything_loses_nothing(
    shared, runner, hub, desk, monkeypatch
):
    runner("one")
    with monkeypatch.context() as patch:
        patch.setattr(
            "deskbook.jobs.commands.job.exchange",
            lambda root, **_: exchange.exchange(root, send=False),
        )
        assert desk("job", "intake").code == 0
    assert not any("refs/deskbook/github" in it for it in refs(shared))
    runner("two")
    assert desk("job", "intake").code == 0
    assert (len(hub.world.issues), len(hub.world.of_issue(1))) == (2, 2)
    runner("three")
    assert "GitHub and the library agree" in desk("job", "intake").out


def test_a_clone_that_is_behind_undoes_nothing(shared, runner, hub, desk):
    stale = runner("stale")
    runner("one")
    assert desk("job", "intake").code == 0
    hub.world.tick(600)
    hub.world.edit_issue(1, title="A better title")
    assert desk("job", "intake").code == 0
    writes = len(hub.writes)
    refused = desk("sync", "issues", "--apply", "--root", str(stale))
    assert (refused.code, len(hub.writes)) == (2, writes)
    assert "`desk pull` first" in refused.err
    assert desk("pull", "--root", str(stale)).code == 0
    assert (
        "GitHub and the library agree"
        in desk("sync", "issues", "--apply", "--root", str(stale)).out
    )
    assert hub.world.issue(1).title == "A better title"


def test_an_old_bookmark_of_a_colleagues_clone_does_not_take_the_place_of_a_newer_one(
    shared, runner, hub, desk
):
    mine = runner("mine")
    assert desk("sync", "issues", "--apply").code == 0
    assert desk("push").code == 0
    first = refs(shared)
    runner("machine")
    hub.world.tick(600)
    hub.world.say(1, "From GitHub", by=hub.world.account("eres"))
    assert desk("job", "intake").code == 0
    newer = refs(shared)
    assert newer != first
    desk("note", worlds.NEW, "From my own clone", "--root", str(mine))
    assert desk("push", "--root", str(mine)).code == 0
    assert [it for it in refs(shared) if "deskbook/github" in it] == [
        it for it in newer if "deskbook/github" in it
    ]
    assert desk("sync", "issues", "--apply", "--root", str(mine)).code == 0
    assert hub.world.of_issue(2)[-1].body.endswith("From my own clone")
    assert len(hub.world.of_issue(1)) == 3


def test_a_bookmark_follows_commits_that_are_written_anew(shared, runner, hub, desk):
    mine, other = runner("mine"), runner("other")
    desk("note", worlds.NEW, "From another clone")
    assert desk("push").code == 0
    assert desk("sync", "issues", "--apply", "--root", str(mine)).code == 0
    assert desk("push", "--root", str(mine)).code == 0
    assert (
        "GitHub and the library agree"
        not in desk("sync", "issues", "--apply", "--root", str(mine)).out
    )
    assert hub.world.of_issue(2)[-1].body.endswith("From another clone")
    assert desk("pull", "--root", str(other)).code == 0
    assert desk("push", "--root", str(mine)).code == 0
    assert (
        "GitHub and the library agree"
        in desk("sync", "issues", "--apply", "--root", str(other)).out
    )


def test_colleagues_are_told_of_the_round(shared, runner, hub, desk):
    runner("one")
    assert desk("job", "remind").code == 0
    assert {it.title for it in hub.world.issues.values()} >= {"What to think of: History liaison"}
    told = len(hub.world.comments)
    runner("two")
    assert desk("job", "remind").code == 0
    assert len(hub.world.comments) == told


def test_without_the_key_of_the_library_no_issue_is_touched(shared, runner, hub, desk, monkeypatch):
    runner("one")
    monkeypatch.delenv("DESK_STATUS_KEY")
    for job in ("intake", "remind"):
        refused = desk("job", job)
        assert (refused.code, hub.writes) == (2, [])
        assert "the secret DESK_STATUS_KEY is missing" in refused.err
