"""What jobs say of each other."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from deskbook.jobs.model.jobs import BY_NAME, Stopped
from deskbook.jobs.views import jobs

FOUND = (
    Stopped(BY_NAME["remind"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),
    Stopped(BY_NAME["publish"], None),
)


def test_a_stopped_job_is_told_with_its_last_run_in_the_librarys_time_and_how_to_start_it():
    assert jobs.stopped(FOUND, ZoneInfo("America/New_York")) == [
        "the job remind last ran Sun 1 Nov 04:41: it makes the day's reminders and digests. Start it "
        "by hand (Actions, Remind, Run workflow); a schedule that GitHub stopped goes on then",
        "the job publish never ran: it builds the public site. Start it by hand "
        "(Actions, Publish, Run workflow); a schedule that GitHub stopped goes on then",
    ]


def test_what_stopped_at_home_is_looked_for_there():
    found = (Stopped(BY_NAME["mail"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),)
    assert jobs.stopped(found, ZoneInfo("America/New_York")) == [
        "the job mail last ran Sun 1 Nov 04:41: it takes mail in and sends the replies. Look at the "
        "machine of yours that does it (its cron, and what `desk job mail` says there)",
    ]


def test_a_run_shows_it_above_everything():
    assert jobs.annotations(["a is late", "b is late"]) == (
        "::warning title=A job has stopped::a is late\n::warning title=A job has stopped::b is late"
    )


def test_a_run_never_ends_in_silence():
    assert jobs.done("tidy") == "job tidy: done"
