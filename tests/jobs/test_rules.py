"""Jobs that stopped, and whatever else `desk doctor` finds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import wheels

from deskbook.jobs import views
from deskbook.jobs.model.jobs import BY_NAME, JOBS, Stopped
from deskbook.jobs.model.outcomes import Examined, State
from deskbook.jobs.model.wheel import JobsWheel
from deskbook.jobs.rules import choose_wheel, compare_wheels, examine, find_stopped
from deskbook.library.model.finding import DeskError
from deskbook.library.model.vocabulary import FORMAT
from deskbook.library.views.outcome import Screen

WELL = State(
    git=(2, 39, 5),
    text_search=True,
    clone=True,
    remote="origin",
    driver=True,
    gate=True,
    handle="history-liaison",
    known=True,
    format=FORMAT,
    wrong=0,
    site_url="https://library.example",
    vault="open",
    at_github=True,
    heard=True,
)


def shown(state):
    return views.describe_state(Examined(looks=tuple(examine(state))), Screen())


def test_all_is_well():
    assert (
        shown(WELL)
        == """\
fine  Git 2.39.5
fine  SQLite can search text
fine  shared through origin
fine  Git merges tickets by meaning
fine  Git asks the gate before every commit
fine  history-liaison acts here
fine  the library has format 2, the current one
fine  the library's files are sound
fine  the public site is https://library.example
fine  the vault opens
fine  workflows and forms are as they should be
fine  all scheduled jobs run
Looked at 12 things: all is well"""
    )


def test_everything_that_can_be_wrong_has_its_remedy():
    last = datetime(2026, 11, 1, 9, 41, tzinfo=UTC)
    ill = replace(
        WELL,
        git=(2, 30, 2),
        text_search=False,
        remote="",
        driver=False,
        gate=False,
        handle="gone-liaison",
        known=False,
        format=1,
        wrong=3,
        site_url="",
        vault="closed",
        stale=(".github/workflows/sync.yml", ".github/ISSUE_TEMPLATE/config.yml"),
        stopped=(Stopped(BY_NAME["remind"], last), Stopped(BY_NAME["report"], None)),
    )
    assert (
        shown(ill)
        == """\
stale    Git 2.30.2
           install Git 2.34 or newer
missing  SQLite cannot search text (FTS5)
           use a Python whose sqlite3 was built with FTS5: Debian's and python.org's are
missing  not shared
           `git remote add origin ADDRESS`, then `desk push`
missing  Git merges tickets line by line
           run `desk merge-driver --install`
missing  Git does not ask the gate
           run `desk hook install`
stale    gone-liaison acts here and is no colleague
           write knowledge/staff/gone-liaison.md, or `git config deskbook.handle` another
stale    the library has format 1 of 2
           run `desk upgrade`
stale    3 mistakes in the library's files
           run `desk check`
missing  nobody said where the public site is
           write `site_url:` into knowledge/library.md: patrons' links and feeds need it
missing  the vault here cannot be opened
           run `desk vault join` here and `desk vault admit` where it opens
stale    made otherwise: .github/workflows/sync.yml, .github/ISSUE_TEMPLATE/config.yml
           run `desk github init`
stopped  the job remind has not run since 2026-11-01 09:41 UTC: it makes the day's reminders and digests
           Actions, Remind, Run workflow; a schedule that GitHub stopped goes on then
stopped  the job report has not run ever: it writes the week's letter to the staff meeting
           Actions, Report, Run workflow; a schedule that GitHub stopped goes on then
Looked at 13 things: 13 to do"""
    )


def test_a_folder_that_is_no_clone_is_asked_for_nothing_that_only_clones_have():
    bare = replace(WELL, clone=False, at_github=False, vault="none", handle="", known=False)
    told = [(it.level, it.what) for it in examine(bare) if it.level != "fine"]
    assert told == [
        ("missing", "no Git repository"),
        ("missing", "no vault here"),
        ("missing", "no jobs at GitHub"),
    ]


def test_a_clone_without_a_handle_and_jobs_that_never_ran():
    new = replace(WELL, handle="", known=False, heard=False)
    told = [(it.level, it.what) for it in examine(new) if it.level != "fine"]
    assert told == [("missing", "nobody acts here"), ("missing", "no job has run yet")]


NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
SCHEDULED = [job for job in JOBS if job.patience]


def test_a_library_without_jobs_has_none_that_stopped():
    assert find_stopped({}, NOW) == ()


def test_a_late_job_and_one_that_never_ran_are_named_and_events_are_not_waited_for():
    beats = {
        "tidy": NOW - timedelta(days=90),
        "remind": NOW - timedelta(hours=35),
        "publish": NOW - timedelta(hours=9),
    }
    assert find_stopped(beats, NOW) == (
        Stopped(BY_NAME["sync"], None),
        Stopped(BY_NAME["report"], None),
        Stopped(BY_NAME["publish"], NOW - timedelta(hours=9)),
    )


def test_what_only_a_machine_at_home_can_do_is_missed_once_it_ran():
    beats = dict.fromkeys((job.name for job in JOBS), NOW)
    assert find_stopped(beats, NOW) == ()
    late = {**beats, "mail": NOW - timedelta(hours=3)}
    assert find_stopped(late, NOW) == (Stopped(BY_NAME["mail"], late["mail"]),)


@given(
    st.lists(
        st.timedeltas(timedelta(), timedelta(days=20)),
        min_size=len(SCHEDULED),
        max_size=len(SCHEDULED),
    )
)
def test_a_job_is_named_exactly_when_its_patience_is_over(ages):
    beats = {job.name: NOW - age for job, age in zip(SCHEDULED, ages, strict=True)}
    assert {it.job.name for it in find_stopped(beats, NOW)} == {
        job.name for job, age in zip(SCHEDULED, ages, strict=True) if age > job.patience
    }


WHEEL = JobsWheel(path="a/b.whl", version="1.2.0", running="1.2.0", age="same", intact=True)

AGAIN = "run `desk github init`, then `desk push`"
GIVE = "`desk github init` and `desk push` give them yours"
TAKE = "`pipx install --force a/b.whl` installs it here"


@pytest.mark.parametrize(
    ("wheel", "looks"),
    [
        (WHEEL, [("fine", "the jobs use Deskbook 1.2.0, as you do", "")]),
        (
            replace(WHEEL, age="older", running="1.3.0"),
            [("stale", "the jobs use Deskbook 1.2.0, older than yours (1.3.0)", GIVE)],
        ),
        (
            replace(WHEEL, age="newer", running="1.1.0"),
            [("stale", "the jobs use Deskbook 1.2.0, newer than yours (1.1.0)", TAKE)],
        ),
        (
            replace(WHEEL, age="other"),
            [
                (
                    "stale",
                    "the jobs use Deskbook 1.2.0, in another build than yours",
                    f"{GIVE}; {TAKE}",
                )
            ],
        ),
        (
            replace(WHEEL, age="unknown", running=""),
            [("stale", "the jobs use Deskbook 1.2.0; files of yours were changed", TAKE)],
        ),
        (
            replace(WHEEL, intact=False),
            [
                (
                    "stale",
                    "a/b.whl is not the file whose hash is pinned, so no job can install it",
                    AGAIN,
                )
            ],
        ),
    ],
)
def test_wheel_of_the_jobs_is_compared_with_what_runs_here(wheel, looks):
    pinned = ("fine", "all that the jobs install is pinned by its hash", "")
    found = [(it.level, it.what, it.todo) for it in examine(replace(WELL, wheel=wheel))]
    assert [it for it in found if "jobs " in it[1] or "hash" in it[1] or "job " in it[1]][:-1] == [
        *looks,
        pinned,
    ]


def test_jobs_without_a_wheel_and_pins_without_a_hash_are_told():
    none = replace(WELL, wheel=JobsWheel())
    assert f"missing  the jobs have no Deskbook to install\n           {AGAIN}\n" in shown(none)
    one = replace(WELL, wheel=replace(WHEEL, unhashed=((7, "babel==1"),)))
    path = ".github/actions/desk/requirements.txt"
    assert f"stale  {path}:7: no hash on this line: babel==1\n         {AGAIN}" in shown(one)
    two = replace(WELL, wheel=replace(WHEEL, unhashed=((7, "babel==1"), (9, "-e ."))))
    assert f"{path}:7: no hash on this line: babel==1, and 1 more\n" in shown(two)


def test_trial_of_the_install_step_is_told():
    assert "fine  all that the jobs install can be had, with the right hashes\n" in shown(
        replace(WELL, trial="")
    )
    assert (
        "stale  the jobs cannot install what they need: ERROR: no babel\n"
        "         look whether this machine reaches the package index, then run `desk github init`\n"
    ) in shown(replace(WELL, trial="ERROR: no babel"))


@pytest.mark.parametrize(
    ("kept", "running", "age"),
    [
        ("1.2.0", "1.10.0", "older"),
        ("1.10.0", "1.2.0", "newer"),
        ("1.2.0", "1.2.0", "same"),
        ("1.2.0rc1", "1.2.0", "older"),
        ("1.2.0.post1", "1.2.0", "newer"),
    ],
)
def test_wheels_are_compared_by_version_as_pip_does(kept, running, age):
    theirs, ours = wheels.wheel(kept), wheels.wheel(running)
    assert compare_wheels(theirs, ours) == age
    if age == "newer":
        with pytest.raises(DeskError, match=f"the jobs use Deskbook {kept}, newer than this one"):
            choose_wheel(theirs, ours)
    else:
        assert choose_wheel(theirs, ours) is (theirs if age == "same" else ours)
    assert choose_wheel(None, ours) is ours


def test_equal_versions_of_other_files_are_another_build():
    theirs, ours = wheels.wheel(), wheels.wheel(more=b"")
    assert compare_wheels(theirs, ours) == "other"
    assert choose_wheel(theirs, ours) is ours
