"""Jobs that stopped, and whatever else `desk doctor` finds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import wheels

from deskbook.jobs import views
from deskbook.jobs.model.hindrances import Hindrances, Unwritable
from deskbook.jobs.model.jobs import BY_NAME, Stopped
from deskbook.jobs.model.outcomes import Examined, State
from deskbook.jobs.model.wheel import JobsWheel
from deskbook.jobs.rules.doctor import examine
from deskbook.jobs.rules.schedule import (
    find_scheduler,
    find_stopped,
    list_home_jobs,
    list_scheduled,
    uses_github,
)
from deskbook.jobs.rules.wheel_choice import choose_wheel, compare_wheels
from deskbook.library.model.finding import DeskError
from deskbook.library.model.mail_settings import MailServer, MailSettings
from deskbook.library.model.records import GitHub, Profile
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
    scheduler="github",
    heard=True,
    now=datetime(2026, 11, 5, 15, 0, tzinfo=UTC),
    roles=("desk",),
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
fine  the role of this clone: desk
fine  the library has format 3, the current one
fine  the library's files are sound
fine  the public site is https://library.example
fine  the vault opens
fine  workflows and forms are as they should be
fine  all scheduled jobs run
Looked at 13 things: all is well"""
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
        roles=(),
        push="fatal: no route to host",
        unsent=2,
        edited=1,
        journal=False,
        index=False,
        old=2,
        unused=("core.fsmonitor", "filter.x.clean"),
        published="https://library.example: 404 Not Found",
        aged=("site/overrides/main.html",),
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
stale    not used of .git/config: core.fsmonitor, filter.x.clean
           write what is yours into your own: `git config --global KEY VALUE`
stale    gone-liaison acts here and is no colleague
           write knowledge/staff/gone-liaison.md, or `git config deskbook.handle` another
fine     no role was set, so mail is looked at too: `desk role` sets one
stale    nothing can be sent: fatal: no route to host
           is the network there, and may you write to the repository? Then `desk push`
stale    2 commits not sent yet
           `desk push`
stale    1 changed file in no commit
           `git status` lists them; `git commit` the changes, or `git restore` a file
stale    a change that was interrupted cannot be read
           look at `git status`, then `rm -r .desk/journal`
stale    the index is damaged
           run `desk list --fresh`, which makes it anew
stale    2 commits from before the history was rewritten
           run `desk pull`, which deletes them: they may hold personal data
stale    the library has format 1 of 3
           run `desk upgrade`
stale    older than the program's files: site/overrides/main.html
           run `desk look list`, which says what to do
stale    3 mistakes in the library's files
           run `desk check`
missing  nobody said where the public site is
           write `site_url:` into knowledge/library.md: patrons' links and feeds need it
stale    the public site does not answer: https://library.example: 404 Not Found
           look whether the pages were put up there (`desk job publish`)
missing  the vault here cannot be opened
           run `desk join`
stale    made otherwise: .github/workflows/sync.yml, .github/ISSUE_TEMPLATE/config.yml
           run `desk github init`
stopped  the job remind has not run since 2026-11-01 09:41 UTC: it makes the day's reminders and digests
           at GitHub: Actions, Remind, Run workflow; a schedule that stopped goes on then
stopped  the job report has not run ever: it writes the week's letter to the staff meeting
           at GitHub: Actions, Report, Run workflow; a schedule that stopped goes on then
Looked at 23 things: 22 to do"""
    )


def test_what_was_tried_and_works_is_said_too():
    tried = replace(WELL, push="", published="", unsent=1, edited=2)
    found = [it.what for it in examine(tried)]
    assert "the shared repository takes what is sent" in found
    assert "the public site answers" in found
    assert "1 commit not sent yet" in found
    assert "2 changed files in no commit" in found


def test_a_hook_that_does_not_find_desk_is_not_fine():
    found = [it for it in examine(replace(WELL, finds=False)) if it.level != "fine"]
    assert [it.what for it in found] == ["hook and merge driver do not find `desk`"]


@pytest.mark.parametrize("vault", ["none", "closed", "elsewhere", "another"])
def test_a_vault_that_does_not_open_has_a_next_command(vault):
    (found,) = (it for it in examine(replace(WELL, vault=vault)) if it.level != "fine")
    assert "`desk " in found.todo


def test_a_folder_that_is_no_clone_is_asked_for_nothing_that_only_clones_have():
    bare = replace(
        WELL, clone=False, at_github=False, scheduler=None, vault="none", handle="", known=False
    )
    told = [(it.level, it.what) for it in examine(bare) if it.level != "fine"]
    assert told == [
        ("missing", "no Git repository"),
        ("missing", "no vault here"),
        ("missing", "nothing starts the daily jobs"),
    ]


@pytest.mark.parametrize(("wrong", "words"), [(1, "1 mistake in"), (2, "2 mistakes in")])
def test_mistakes_are_counted_in_words(wrong, words):
    told = [it.what for it in examine(replace(WELL, wrong=wrong)) if it.level == "stale"]
    assert told == [f"{words} the library's files"]


def test_a_clone_without_a_handle_and_jobs_that_never_ran():
    new = replace(WELL, handle="", known=False, heard=False)
    told = [(it.level, it.what) for it in examine(new) if it.level != "fine"]
    assert told == [("missing", "nobody acts here"), ("missing", "no job has run yet")]


@pytest.mark.parametrize("scheduler", ["cron", "systemd", "by-hand", None])
def test_without_github_nothing_mentions_it(scheduler):
    last = datetime(2026, 11, 1, 9, 41, tzinfo=UTC)
    ill = replace(
        WELL,
        clone=False,
        at_github=False,
        scheduler=scheduler,
        stopped=(
            Stopped(BY_NAME["remind"], last, home=True),
            Stopped(BY_NAME["mail"], None, home=True),
        ),
    )
    for state in (ill, replace(ill, heard=False), replace(ill, stopped=())):
        assert "GitHub" not in shown(state)
        assert "Actions" not in shown(state)
    words = views.describe_stopped(ill.stopped, ZoneInfo("America/New_York"))
    assert words == [
        "the job remind last ran Sun 1 Nov 04:41: it makes the day's reminders and digests. To start it "
        "again, on the machine that does it, run `desk job remind` and read what it prints; "
        "`desk setup` shows what starts it",
        "the job mail never ran: it takes mail in and sends the replies. To start it again, on the "
        "machine that does it, run `desk job mail` and read what it prints; `desk setup` shows what "
        "starts it",
    ]


def test_jobs_that_are_started_by_hand_are_not_waited_for():
    found = [it.what for it in examine(replace(WELL, at_github=False, scheduler="by-hand"))]
    assert found[-1] == "the daily jobs are started by hand"


NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
PROFILE = Profile(name="Hill", timezone="UTC", week=())
SERVER = MailServer(host="mail.l.example")
MAIL = MailSettings(address="ask@l.example", since=NOW, service="reference", imap=SERVER)
GITHUB = list_scheduled(PROFILE, "github")


def names(profile, scheduler):
    return [it.job.name for it in list_scheduled(profile, scheduler)]


def test_scheduled_jobs_are_those_that_the_library_has_a_use_for():
    assert names(PROFILE, None) == names(PROFILE, "by-hand") == []
    assert names(replace(PROFILE, mail=MAIL), "github") == ["sync", "remind", "report", "publish"]
    assert names(PROFILE, "cron") == names(PROFILE, "systemd") == ["remind", "tidy", "report"]
    whole = replace(PROFILE, mail=MAIL, site_url="https://l.example")
    assert names(whole, "cron") == ["remind", "tidy", "report", "publish", "mail"]
    assert [it.name for it in list_home_jobs(whole, "github")] == ["mail"]
    assert [it.name for it in list_home_jobs(whole, "cron")] == [
        "remind", "tidy", "report", "check", "publish", "mail",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("profile", "workflows", "address", "expected"),
    [
        (PROFILE, False, "", False),
        (PROFILE, False, "../hub.git", False),
        (PROFILE, False, "git@forge.example:library/desk.git", False),
        (PROFILE, False, "https://forge.example/github/desk.git", False),
        (PROFILE, True, "", True),
        (PROFILE, False, "git@github.com:library/desk.git", True),
        (PROFILE, False, "https://github.college.example/library/desk", True),
        (replace(PROFILE, scheduler="github"), False, "", True),
        (replace(PROFILE, scheduler="cron"), False, "", False),
        (replace(PROFILE, github=GitHub(repository="a/b")), False, "", True),
    ],
)
def test_library_has_to_do_with_github_by_its_settings_files_or_remote(
    profile, workflows, address, expected
):
    assert uses_github(profile, workflows=workflows, address=address) == expected


def test_scheduler_is_the_stated_one_or_that_of_the_workflows():
    assert find_scheduler(PROFILE, workflows=False) is None
    assert find_scheduler(PROFILE, workflows=True) == "github"
    assert find_scheduler(replace(PROFILE, scheduler="cron"), workflows=True) == "cron"


def test_a_library_without_jobs_has_none_that_stopped():
    assert find_stopped({}, NOW, GITHUB) == ()
    assert find_stopped({"mail": NOW - timedelta(days=9)}, NOW, ()) == ()


def test_a_late_job_and_one_that_never_ran_are_named_and_events_are_not_waited_for():
    beats = {
        "tidy": NOW - timedelta(days=90),
        "remind": NOW - timedelta(hours=35),
        "publish": NOW - timedelta(hours=9),
    }
    assert find_stopped(beats, NOW, GITHUB) == (
        Stopped(BY_NAME["sync"], None),
        Stopped(BY_NAME["report"], None),
        Stopped(BY_NAME["publish"], NOW - timedelta(hours=9)),
    )


def test_job_that_never_ran_is_late_once_its_patience_after_the_set_up_is_over():
    home = list_scheduled(PROFILE, "cron")
    beats = {"begun": NOW - timedelta(hours=30), "tidy": NOW}
    assert find_stopped(beats, NOW, home) == ()
    beats["begun"] = NOW - timedelta(hours=37)
    assert find_stopped(beats, NOW, home) == (Stopped(BY_NAME["remind"], None, home=True),)


def test_mail_that_a_machine_at_home_reads_is_missed_once_it_ran():
    beats = dict.fromkeys((it.job.name for it in GITHUB), NOW)
    assert find_stopped(beats, NOW, GITHUB) == ()
    late = {**beats, "mail": NOW - timedelta(hours=3)}
    assert find_stopped(late, NOW, GITHUB) == (Stopped(BY_NAME["mail"], late["mail"], home=True),)


AGES = st.timedeltas(timedelta(), timedelta(days=20))


@given(st.sampled_from(["github", "cron", "systemd"]), st.lists(AGES, min_size=6, max_size=6))
def test_a_job_is_named_exactly_when_its_patience_is_over(scheduler, ages):
    scheduled = list_scheduled(replace(PROFILE, mail=MAIL, site_url="https://l"), scheduler)
    beats = {it.job.name: NOW - age for it, age in zip(scheduled, ages, strict=False)}
    assert {it.job.name for it in find_stopped(beats, NOW, scheduled)} == {
        it.job.name for it, age in zip(scheduled, ages, strict=False) if age > it.patience
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


FIELDS = (range(60), range(24), range(1, 32), range(1, 13), range(7))


def starts(timing, day):
    """Return the times at which cron starts a job on a day."""
    minutes, hours, days, months, weekdays = (
        set(whole)
        if it == "*"
        else set(whole[:: int(it[2:])])
        if it.startswith("*/")
        else {int(it)}
        for it, whole in zip(timing.cron.split(), FIELDS, strict=True)
    )
    if day.day not in days or day.month not in months or day.isoweekday() % 7 not in weekdays:
        return []
    return [
        datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        for hour in sorted(hours)
        for minute in sorted(minutes)
    ]


def test_a_year_of_jobs_that_run_on_time_names_none_as_stopped_at_any_hour():
    """With the machine's clock an hour off for half of the year, as summer time is."""
    whole = replace(PROFILE, mail=MAIL, site_url="https://l.example")
    jobs, scheduled = list_home_jobs(whole, "cron"), list_scheduled(whole, "cron")
    last: dict[str, datetime] = {}
    for number in range(366):
        day = date(2026, 11, 2) + timedelta(number)
        summer = timedelta(hours=-1 if 4 <= day.month < 11 else 0)
        runs = sorted((when + summer, it.name) for it in jobs for when in starts(it.home, day))
        assert len(runs) > 300
        for when, name in runs:
            assert number == 0 or find_stopped(last, when, scheduled) == ()
            last[name] = when


def test_cron_and_timers_start_a_job_at_the_same_times():
    for it in list_home_jobs(replace(PROFILE, mail=MAIL, site_url="https://l"), "systemd"):
        minute, hour, *_, weekday = it.home.cron.split()
        hour = hour.zfill(2) if hour.isdigit() else hour
        minute = minute.replace("*/", "0/").zfill(2)
        expected = f"*-*-* {hour}:{minute}"
        assert it.home.calendar == (f"Mon {expected}" if weekday == "1" else expected)


UNWRITABLE = Unwritable("/disk/lib", "full", "the disk is full", "/disk")


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ({}, []),
        (
            {"unwritable": (UNWRITABLE, replace(UNWRITABLE, folder="/disk/lib/.git"))},
            [
                "nothing can be written in /disk/lib, /disk/lib/.git: the disk is full",
                "delete what nobody needs below /disk",
            ],
        ),
        (
            {"unwritable": (replace(UNWRITABLE, spare="/disk/my lib/build"),)},
            [
                "nothing can be written in /disk/lib: the disk is full",
                "`rm -r '/disk/my lib/build'`, which is built anew, or delete what nobody needs "
                "below /disk",
            ],
        ),
        (
            {"unwritable": (replace(UNWRITABLE, lack="read-only", why="it can only be read"),)},
            [
                "nothing can be written in /disk/lib: it can only be read",
                "`mount -o remount,rw /disk` as the administrator; if that fails, check the disk",
            ],
        ),
        (
            {"unwritable": (replace(UNWRITABLE, lack="other", why="not by you"),)},
            [
                "nothing can be written in /disk/lib: not by you",
                "`ls -ld /disk/lib` shows whose",
            ],
        ),
        (
            {"locks": ("/lib/.git/a.lock", "/lib/.git/b.lock")},
            [
                "2 lock files of Git: another Git works here, or was killed",
                "if no Git works here, `rm /lib/.git/a.lock /lib/.git/b.lock`",
            ],
        ),
        (
            {"begun": "rebase"},
            [
                "a rebase of Git's is not finished",
                "`git rebase --continue` if it is yours; `git rebase --abort` if not",
            ],
        ),
        ({"adopting": True}, ["a pull was interrupted", "`desk pull` continues it"]),
        (
            {"interrupted": True},
            ["a command was interrupted between two files", "`desk tidy --check` finishes it"],
        ),
    ],
)
def test_what_hinders_commands_is_said_with_what_repairs_it(found, lines):
    looks = examine(replace(WELL, hindrances=Hindrances(**found)))
    assert [it for look in looks if look.level == "stopped" for it in (look.what, look.todo)] == (
        lines
    )


@pytest.mark.parametrize("kind", ["adopting", "interrupted"])
def test_files_of_an_interrupted_command_are_nobodys_edits(kind):
    state = replace(WELL, edited=2)
    assert "2 changed files" in shown(state)
    assert "changed file" not in shown(replace(state, hindrances=Hindrances(**{kind: True})))
