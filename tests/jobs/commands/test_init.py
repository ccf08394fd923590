"""`desk init`: a repository is begun whole or not at all."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from tests import worlds
from tests.privacy import labelled

from deskbook.library.adapters import repo
from deskbook.privacy.rules import own_contacts

ROOT = Path(__file__).parents[3]


@pytest.fixture
def shelf(tmp_path, at_the_desk, monkeypatch):
    """An empty place to begin libraries in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DESK_HANDLE")
    return tmp_path


@pytest.mark.slow
def test_a_library_is_ready_to_work_in(shelf, desk, monkeypatch):
    outcome = desk(
        "init",
        "hill",
        "--name",
        "Hill: the Library",
        "--timezone",
        "Europe/Vienna",
        "--ask-email",
        "ask@hill.example",
    )
    assert outcome == worlds.Outcome(
        0,
        f"Hill: the Library is ready in {shelf}/hill.\n"
        "Time zone: Europe/Vienna. Opening hours and promises count in it.\n"
        "Country: AT (from the time zone), for holidays and phone numbers.\n"
        "To change them, edit `timezone` and `country` in knowledge/library.md.\n\n"
        "Next:\n\n"
        f"  cd {shelf}/hill\n"
        "  desk new --service reference --channel desk 'Where do I find old maps?'\n"
        "  desk build && desk serve\n",
        "",
    )
    monkeypatch.chdir("hill")
    assert desk("check") == worlds.Outcome(
        0, "Looked at 1 service, 1 staff, 1 library: all is well\n", ""
    )
    assert worlds.git(shelf / "hill", "log", "--format=%s") == "Begin Hill: the Library\n"
    assert worlds.git(shelf / "hill", "status", "--porcelain") == ""
    assert "merge-driver %O %A %B %P" in worlds.git(shelf / "hill", "config", "merge.ticket.driver")
    assert worlds.git(shelf / "hill", "check-attr", "merge", "tickets/2026/11/Q-AAAAAA.md") == (
        "tickets/2026/11/Q-AAAAAA.md: merge: ticket\n"
    )
    assert desk("new", "--service", "reference", "--channel", "desk", "Where are maps?").code == 0
    assert desk("tidy", "--check").out == "Looked at 1 tickets: 0 to tidy\n"
    assert desk("list").out.startswith("Q-")
    assert not Path("mkdocs.yml").exists()
    assert not Path("site").exists()


def test_a_library_that_nobody_can_ask_says_so_before_check_does(shelf, desk, monkeypatch):
    told = desk("init", "hill").out
    assert "Patrons have no way to ask yet." in told
    assert told.split("Next:\n\n")[1].split("\n")[:2] == [f"  cd {shelf}/hill", "  desk setup"]
    monkeypatch.chdir("hill")
    assert "library.reachable" in desk("check").out


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_gate_finds_in_a_new_library_what_it_finds_in_the_sample(shelf, desk, monkeypatch, zone):
    """Whatever time zone the computer is in, all cases of the gate with their phone numbers."""
    monkeypatch.setenv("TZ", zone)
    assert desk("init", "x/../hill").out.startswith(
        f"Hill is ready in {shelf}/hill.\nTime zone: {zone}"
    )
    if zone == "Asia/Tokyo":  # a branch abroad: the country of the time zone is not the library's
        path = Path("hill/knowledge/library.md")
        path.write_text(path.read_text().replace("country: JP\n", ""))
    gate = own_contacts.make_library_gate(repo.load(shelf / "hill").library)
    theirs = replace(gate, students=labelled.GATE.students, cards=labelled.GATE.cards)
    cases = list(labelled.cases())
    found, sample = labelled.scores(cases, theirs), labelled.scores(cases)
    assert {it: found[it].replaced >= sample[it].replaced for it in sample} == dict.fromkeys(
        sample, True
    )
    assert {it: found[it].hits - found[it].right for it in sample} == {
        it: sample[it].hits - sample[it].right for it in sample
    }


@pytest.mark.slow
def test_without_a_word_it_takes_the_folders_name_and_this_machines_time(shelf, desk, monkeypatch):
    monkeypatch.setenv("TZ", ":/usr/share/zoneinfo/America/New_York")
    (shelf / "north_hall").mkdir()
    monkeypatch.chdir("north_hall")
    assert desk("init", ".", "--ask-email", "ask@hill.example").code == 0
    assert (
        Path("knowledge/library.md")
        .read_text()
        .startswith("---\nname: North hall\nformat: 3\ntimezone: America/New_York\n")
    )
    assert desk("check").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["full"], "{shelf}/full is not empty: name a new folder, nothing here was touched"),
        (
            ["full/file"],
            "{shelf}/full/file is not empty: name a new folder, nothing here was touched",
        ),
        (
            ["new", "--timezone", "Mars/Olympus"],
            "--timezone: the time zone Mars/Olympus is unknown on this machine: write one such as "
            "America/New_York, or install tzdata",
        ),
        (
            ["new", "--country", "USA"],
            'country "USA" does not fit: write it like US. country means: ISO 3166 country, for holidays.',
        ),
        (["new", "--country", "uk"], "--country: no country has the code UK: write GB"),
        (
            ["new", "--handle", "@Jo"],
            '"@Jo" is not a handle: write lower case with hyphens, such as jo-desk',
        ),
    ],
)
def test_what_cannot_be_begun_leaves_no_trace(shelf, desk, words, said):
    (shelf / "full").mkdir()
    (shelf / "full/file").write_text("kept")
    outcome = desk("init", *words)
    assert outcome == worlds.Outcome(2, "", f"desk: {said.format(shelf=shelf)}\n")
    assert sorted(path.name for path in shelf.rglob("*")) == ["file", "full"]


def test_where_git_knows_nobody_nothing_is_left_behind(shelf, desk, monkeypatch, tmp_path_factory):
    for name in (
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
    ):
        monkeypatch.delenv(name)
    config = tmp_path_factory.mktemp("config") / "gitconfig"
    config.write_text("[user]\nuseConfigOnly = true\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    outcome = desk("init", "a/b/new")
    assert (outcome.code, outcome.err) == (
        2,
        "desk: Git does not know who you are: git config --global user.name 'Your Name', and "
        "user.email with your address, then run it again\n",
    )
    assert list(shelf.iterdir()) == []


@pytest.mark.slow
def test_the_sample_is_copied_whole(shelf, desk, monkeypatch):
    assert desk("init", "sample", "--sample", "--name", "A").code == 2
    outcome = desk("init", "sample", "--sample")
    assert outcome.out.startswith(f"The sample library is ready in {shelf}/sample.\n\nNext:\n")
    monkeypatch.delenv("DESK_NOW")
    copied = {p.relative_to(shelf / "sample") for p in (shelf / "sample/tickets").rglob("*.md")}
    assert copied == {path.relative_to(ROOT) for path in (ROOT / "tickets").rglob("*.md")}
    outcome = desk("check", "--root", str(shelf / "sample"))
    assert outcome.code == 0, outcome.out
    assert worlds.git(shelf / "sample", "status", "--porcelain") == ""


@pytest.mark.slow
def test_an_installed_wheel_holds_all_that_a_library_needs(shelf):
    """Build the wheel, unpack it where no checkout is near, and begin and build a library with it."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(shelf), cwd=ROOT)
    with zipfile.ZipFile(next(shelf.glob("*.whl"))) as wheel:
        wheel.extractall(shelf / "installed")
    for words in (["init", "one", "--ask-email", "ask@l.example"], ["init", "two", "--sample"]):
        desk(shelf, *words, cwd=shelf)
        desk(shelf, "check", cwd=shelf / words[1])
    tickets = list((shelf / "two/tickets").rglob("*.md"))
    assert len(tickets) == len(list((ROOT / "tickets").rglob("*.md")))
    desk(shelf, "build", cwd=shelf / "one")
    assert (shelf / "one/build/public/site/index.html").is_file()


def desk(shelf, *words, cwd):
    """Run the `desk` of the unpacked wheel, not the one of this checkout."""
    run(
        sys.executable, "-P", "-m", "deskbook", *words, cwd=cwd, PYTHONPATH=str(shelf / "installed")
    )


def run(*words, cwd, **more):
    unset = {key: value for key, value in os.environ.items() if key != "DESK_NOW"}
    subprocess.run(words, cwd=cwd, env={**unset, **worlds.GIT_ENVIRONMENT, **more}, check=True)
