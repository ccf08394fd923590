"""`desk job`: what machines do by themselves leaves the library as people would, and a mark."""

import base64
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import worlds
from tests.worlds import NEW, OVERDUE

from deskbook.jobs.adapters import heartbeats
from deskbook.jobs.commands import job as verb
from deskbook.jobs.model.jobs import BY_NAME, JOBS
from deskbook.library.adapters import git, git_process

ROOT = Path(__file__).parents[3]
KEY = base64.b64encode(bytes(32)).decode()


@pytest.fixture
def clone(tmp_path, _git_template, at_the_desk, monkeypatch) -> Path:
    """A clone of a bare repository that holds the small library."""
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), "shared.git")
    worlds.git(tmp_path, "clone", "--quiet", "shared.git", "clone")
    monkeypatch.chdir(tmp_path / "clone")
    return tmp_path / "clone"


@pytest.fixture
def on_a_runner(monkeypatch, tmp_path) -> Path:
    """What GitHub sets for a run; the file that its summary is written to."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(git_process, "_settings", [])
    os.environ.update(
        GITHUB_ACTIONS="true",
        GITHUB_TOKEN="not-a-secret",
        GITHUB_SERVER_URL="https://github.example",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
    )
    return tmp_path / "summary.md"


def shared(clone: Path, *words: str) -> str:
    return worlds.git(clone.parent / "shared.git", *words)


@pytest.mark.slow
def test_a_round_is_made_shared_and_marked_and_a_second_one_is_quiet(clone, desk):
    first = desk("job", "remind")
    assert first.code == 0
    assert first.out.endswith("job remind: done\n")
    assert shared(clone, "rev-parse", "main") == worlds.git(clone, "rev-parse", "main")
    assert "reminder @desk" in Path(f"tickets/2026/11/{OVERDUE}.md").read_text()
    head = worlds.git(clone, "rev-parse", "main")
    assert desk("job", "remind").code == 0
    assert worlds.git(clone, "rev-parse", "main") == head
    beat = shared(clone, "for-each-ref", "--format=%(refname) %(committerdate:iso-strict)")
    assert "refs/deskbook/beats/remind 2026-11-05T15:00:00Z" in beat.replace("+00:00", "Z")


@pytest.mark.slow
def test_what_others_pushed_meanwhile_is_worked_on(clone, desk, tmp_path):
    worlds.git(tmp_path, "clone", "--quiet", "shared.git", "other")
    path = tmp_path / "other" / f"tickets/2026/11/{NEW}.md"
    path.write_text(path.read_text().rstrip("\n") + "\n\n### note\n\nIt is in the basement.\n")
    worlds.git(tmp_path / "other", "commit", "--quiet", "--all", "--message", "By hand")
    worlds.git(tmp_path / "other", "push", "--quiet")
    assert desk("job", "tidy").code == 0
    text = shared(clone, "show", f"main:tickets/2026/11/{NEW}.md")
    assert " note @" in text
    assert "It is in the basement." in text


@pytest.mark.slow
@pytest.mark.parametrize("scheduler", ["github", "cron", "systemd"])
def test_jobs_that_stopped_are_named_by_those_that_run(clone, desk, monkeypatch, scheduler):
    set_scheduler(clone, scheduler)
    desk("job", "tidy")
    monkeypatch.setenv("DESK_NOW", "2026-11-09T15:00:00Z")
    told = desk("job", "tidy")
    assert told.code == 0
    assert "the job remind never ran: it makes the day's reminders and digests." in told.err
    assert ("GitHub" in told.err) == (scheduler == "github")
    # Cron mails what is printed: jobs that run often leave the warning to those that run daily.
    assert desk("job", "tidy", "--quiet") == worlds.Outcome(0, "", "")
    daily = desk("job", "report", "--quiet")
    assert "the job remind never ran" in daily.err
    assert daily.out == ""
    for job in JOBS:
        heartbeats.beat(clone, job.name, datetime(2026, 11, 9, 14, tzinfo=UTC))
    worlds.git(clone, "push", "--quiet", "--force", "origin", f"{heartbeats.FOLDER}/*")
    assert desk("job", "tidy").err == ""


def set_scheduler(clone: Path, scheduler: str) -> None:
    path = clone / "knowledge/library.md"
    text = path.read_text().replace("country: US\n", f"country: US\nscheduler: {scheduler}\n")
    path.write_text(text.replace("country: US\n", "country: US\nsite_url: https://l.example\n"))
    worlds.git(clone, "commit", "--quiet", "--all", "--message", "Let jobs run")
    worlds.git(clone, "push", "--quiet")


YEAR = (
    *(datetime(2026, 11, 5, 16, tzinfo=UTC) + timedelta(days=day) for day in range(0, 366, 28)),
    datetime(2026, 12, 31, 23, 59, tzinfo=UTC),
    datetime(2027, 3, 14, 7, tzinfo=UTC),  # clocks go forward in New York
    datetime(2027, 11, 7, 5, 30, tzinfo=UTC),
)


@pytest.mark.slow
@pytest.mark.parametrize("scheduler", ["cron", "by-hand"])
def test_jobs_on_a_bare_remote_print_nothing_in_a_year_without_findings(
    clone, desk, monkeypatch, scheduler
):
    """At the times between, `test_rules` has the same year of marks, hour by hour."""
    set_scheduler(clone, scheduler)
    assert desk("resolve", NEW, "--answer", "missing-issue").code == 0
    assert desk("resolve", OVERDUE, "--answer", "missing-issue").code == 0
    desk("forms")  # an outgrown issue form is nothing that a library without GitHub hears of
    service = Path("knowledge/services/reference.md")
    service.write_text(service.read_text().replace("head:", "asks: [course]\nhead:"))
    worlds.git(clone, "add", "--all")
    worlds.git(clone, "commit", "--quiet", "--message", "Ask for the course")
    said = {}
    for number, now in enumerate(sorted(YEAR)):
        monkeypatch.setenv("DESK_NOW", now.isoformat())
        for name in ("remind", "tidy", "report", "check"):
            heartbeats.beat(clone, name, now, "origin")  # it ran in the days between as well
            heartbeats.beat(clone, "publish", now, "origin")
        for name in ("remind", "tidy", "report", "check", *(["publish"] * (number % 5 == 0))):
            told = desk("job", name, "--quiet")
            if told != worlds.Outcome(0, "", ""):
                said[f"{now:%Y-%m-%d} {name}"] = told
    assert said == {}
    assert Path("build/letters/week-2026-10-29.md").read_text().startswith("# ")
    service.write_text(service.read_text().replace("head: reference-head", "head: nobody"))
    wrong = desk("job", "check", "--quiet")
    assert wrong.code == 1
    assert 'head: no staff is called "nobody"' in wrong.out


def test_the_letter_is_the_summary_of_its_run(clone, desk, on_a_runner):
    told = desk("job", "report")
    assert told.code == 0
    assert on_a_runner.read_text().startswith("# ")
    assert on_a_runner.read_text() in told.out
    assert "::warning title=A job has stopped::the job publish never ran" in told.err


def test_the_token_goes_to_git_for_that_server_alone(clone, desk, on_a_runner):
    desk("job", "check")
    secret = base64.b64encode(b"x-access-token:not-a-secret").decode()
    asked = ("config", "--get-urlmatch", "http.extraheader")
    told = git.run(clone, *asked, "https://github.example/a/b")
    assert told.decode() == f"AUTHORIZATION: basic {secret}\n"
    with pytest.raises(git.GitError):
        git.run(clone, *asked, "https://elsewhere.example/a/b")
    assert not any(secret in value for value in os.environ.values())
    assert secret not in (clone / ".git/config").read_text()


def test_mistakes_and_personal_data_fail_a_check_as_annotations(clone, desk, on_a_runner):
    path = Path(f"tickets/2026/11/{NEW}.md")
    path.write_text(
        path.read_text().replace("status: new", "status: nwe") + "Write to a.reader@example.org\n"
    )
    told = desk("job", "check")
    assert told.code == 1
    assert "::error file=tickets/2026/11/Q-NEW001.md" in told.out
    assert "e-mail address" in told.out
    assert heartbeats.read_times(clone) == {}


def test_an_issue_form_that_its_service_has_outgrown_fails_a_check(clone, desk, on_a_runner):
    desk("forms")
    assert desk("job", "check").code == 0
    service = Path("knowledge/services/reference.md")
    service.write_text(service.read_text().replace("head:", "asks: [course]\nhead:"))
    told = desk("job", "check")
    assert told.code == 1
    assert (
        "to be made anew with `desk forms`:\n  .github/ISSUE_TEMPLATE/ask-reference.yml" in told.out
    )


def test_a_site_is_not_built_with_a_key_that_nobody_has_links_for(clone, desk, on_a_runner):
    told = desk("job", "publish")
    assert told.code == 2
    assert "the secret DESK_STATUS_KEY is missing" in told.err
    assert heartbeats.read_times(clone) == {}


@pytest.mark.slow
def test_the_public_site_is_built_and_what_nothing_public_made_is_not_handed_over(
    clone, desk, on_a_runner
):
    os.environ["DESK_STATUS_KEY"] = KEY
    assert desk("job", "publish").code == 0
    site = Path("build/public/site")
    assert (site / "index.html").is_file()
    assert not Path("build/staff").exists()
    assert list(heartbeats.read_times(clone)) == ["publish"]
    (site / "tickets").mkdir()
    shutil.copy(f"tickets/2026/11/{NEW}.md", site / "tickets/index.html")
    (site / "assets/desk.css").write_text("/* another */")
    (site / "staff").symlink_to(clone / "knowledge/staff")
    told = desk("job", "publish")
    assert (told.code, told.err) == (
        2,
        "desk: not handed over: nothing public made these files:\n"
        "  assets/desk.css\n  staff\n  tickets/index.html\n",
    )


@pytest.mark.slow
def test_a_site_with_words_of_a_colleague_in_it_is_not_handed_over(clone, desk, on_a_runner):
    os.environ["DESK_STATUS_KEY"] = KEY
    assert desk("note", OVERDUE, "The vendor says that it is their loader which is down.").code == 0
    footer = Path("site/overrides/partials/footer.html")
    footer.parent.mkdir(parents=True)
    footer.write_text(
        (ROOT / footer).read_text() + '<p title="the vendor says that it is their loader">Hello</p>'
    )
    assert desk("trust", "--apply").code == 0
    told = desk("job", "publish")
    assert told.code == 2
    assert 'index.html: "the vendor says that it is their" is of Q-4KX7M2' in told.err
    assert heartbeats.read_times(clone) == {}


def test_every_job_can_be_done():
    assert set(verb.TASKS) == set(BY_NAME)
