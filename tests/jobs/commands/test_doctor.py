"""`desk doctor`: what a library lacks, and what was mended."""

import json
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests import worlds

from deskbook.jobs import views
from deskbook.jobs.adapters import heartbeats
from deskbook.jobs.model.jobs import BY_NAME
from deskbook.library.adapters import git_clone


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
    (fault,) = (it for it in desk("doctor").out.splitlines() if "nothing can be sent: " in it)
    assert "there is no repository at the address that was given" in fault
    worlds.git(git_library.parent, "init", "--quiet", "--bare", "-b", "main", "elsewhere.git")
    waiting = desk("doctor").out
    assert "fine     the shared repository takes what is sent\n" in waiting
    assert "stale    1 changed file in no commit\n" in waiting
    assert "commits not sent yet\n           `desk push`\n" in waiting
    worlds.git(git_library, "commit", "--quiet", "--all", "-m", "Where the site is")
    assert desk("push").code == 0
    told = json.loads(desk("doctor", "--json").out)
    assert [it for it in told["looks"] if it["level"] != "fine"] == [
        {
            "level": "missing",
            "what": "no job has run yet",
            "todo": "Actions, Remind, Run workflow; then `desk pull`",
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


@pytest.mark.slow
def test_offline_the_remote_is_left_alone(git_library, desk):
    worlds.git(git_library, "remote", "add", "origin", "../elsewhere.git")
    assert "nothing can be sent" not in desk("doctor", "--offline").out


@pytest.mark.slow
def test_a_hook_that_is_older_or_finds_nothing_is_not_fine(git_library, desk, monkeypatch):
    desk("hook", "install")
    hook = git_library / ".git/hooks/pre-commit"
    assert "fine     Git asks the gate before every commit\n" in desk("doctor").out
    text = hook.read_text()
    hook.write_text(text.replace("status=$?", "status=0"))
    assert "missing  Git does not ask the gate\n" in desk("doctor").out
    hook.write_text("#!/bin/sh\ndesk gate --staged || exit 1\n")
    assert "fine     Git asks the gate before every commit\n" in desk("doctor").out
    monkeypatch.setattr(git_clone.sys, "executable", "/srv/gone/python3")
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert "stale    hook and merge driver do not find `desk`\n" in desk("doctor").out


@pytest.mark.slow
def test_a_clone_without_the_librarys_vault_is_told_to_join(git_library, desk):
    (git_library / "vault.txt").write_text("vault: v-0123456789\n")
    told = desk("doctor").out
    assert "the library's vault is not in this clone\n           run `desk join`\n" in told


class Site(BaseHTTPRequestHandler):
    """A site with a front page and nothing else."""

    def do_HEAD(self):
        self.send_response(200 if self.path == "/" else 404)
        self.end_headers()

    def log_message(self, *_words):
        """Print nothing."""


@pytest.mark.slow
def test_the_published_address_is_asked_where_the_clone_publishes(git_library, desk):
    profile = git_library / "knowledge/library.md"
    server = HTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    before = profile.read_text()

    def told(path, *words):
        profile.write_text(before.replace("country:", f"site_url: {address}{path}\ncountry:"))
        return desk("doctor", *words).out

    assert "the public site answers" not in told("/")
    worlds.git(git_library, "config", "deskbook.role", "publishing")
    assert "fine     the public site answers\n" in told("/")
    assert f"the public site does not answer: {address}/no: 404 Not Found\n" in told("/no")
    server.shutdown()
    server.server_close()
    assert "Is this machine on the network?\n" in told("/")
    assert "does not answer" not in told("/", "--offline")
