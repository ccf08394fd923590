"""Jobs that ran or stopped, in words."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from deskbook.jobs.model.jobs import BY_NAME, Stopped
from deskbook.jobs.model.outcomes import JobDone
from deskbook.jobs.views import jobs
from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Outcome
from deskbook.library.views.outcome import Said, Screen

FOUND = (
    Stopped(BY_NAME["remind"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),
    Stopped(BY_NAME["publish"], None),
)


def test_stopped_job_is_named_with_its_last_run_and_how_to_start_it():
    assert jobs.stopped(FOUND, ZoneInfo("America/New_York")) == [
        "the job remind last ran Sun 1 Nov 04:41: it makes the day's reminders and digests. Start it "
        "by hand (Actions, Remind, Run workflow); a schedule that GitHub stopped goes on then",
        "the job publish never ran: it builds the public site. Start it by hand "
        "(Actions, Publish, Run workflow); a schedule that GitHub stopped goes on then",
    ]


def test_job_at_home_is_looked_for_at_home():
    found = (Stopped(BY_NAME["mail"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),)
    assert jobs.stopped(found, ZoneInfo("America/New_York")) == [
        "the job mail last ran Sun 1 Nov 04:41: it takes mail in and sends the replies. Look at the "
        "machine of yours that does it (its cron, and what `desk job mail` says there)",
    ]


def test_stopped_jobs_are_annotations_of_a_run():
    assert jobs.annotations(["a is late", "b is late"]) == (
        "::warning title=A job has stopped::a is late\n::warning title=A job has stopped::b is late"
    )


def test_last_line_names_the_job_and_stopped_jobs_go_to_standard_error():
    zone = ZoneInfo("America/New_York")
    done = JobDone(name="tidy", parts=(), zone=zone, at_github=False)
    assert jobs.describe_job(done, Screen()) == Said("job tidy: done")
    shown = jobs.describe_job(replace(done, stopped=FOUND), Screen())
    assert shown == Said("job tidy: done", "\n".join(jobs.stopped(FOUND, zone)))
    shown = jobs.describe_job(replace(done, stopped=FOUND[:1], at_github=True), Screen())
    assert isinstance(shown, Said)
    assert shown.err.startswith("::warning title=A job has stopped::the job remind last ran")


def test_job_is_clean_if_all_its_parts_are():
    wrong = Finding("tickets/2026/11/Q-BAD001.md", 3, "ticket.id", "this is no id")
    parts = (Outcome(), Outcome(damaged=(wrong,)))
    done = JobDone(name="check", parts=parts, zone=ZoneInfo("UTC"), at_github=False)
    assert not done.is_clean
    assert replace(done, parts=parts[:1]).is_clean
    assert not replace(done, parts=(), clean=False).is_clean
