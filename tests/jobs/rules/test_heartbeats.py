"""Scheduled jobs that stopped are noticed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from deskbook.jobs.model.jobs import BY_NAME, JOBS, Stopped
from deskbook.jobs.rules import heartbeats

NOW = datetime(2026, 11, 5, 15, tzinfo=UTC)
SCHEDULED = [job for job in JOBS if job.patience]


def test_a_library_without_jobs_has_none_that_stopped():
    assert heartbeats.stopped({}, NOW) == ()


def test_a_late_job_and_one_that_never_ran_are_named_and_events_are_not_waited_for():
    beats = {
        "tidy": NOW - timedelta(days=90),
        "remind": NOW - timedelta(hours=35),
        "publish": NOW - timedelta(hours=9),
    }
    assert heartbeats.stopped(beats, NOW) == (
        Stopped(BY_NAME["sync"], None),
        Stopped(BY_NAME["report"], None),
        Stopped(BY_NAME["publish"], NOW - timedelta(hours=9)),
    )


def test_what_only_a_machine_at_home_can_do_is_missed_once_it_ran():
    beats = dict.fromkeys((job.name for job in JOBS), NOW)
    assert heartbeats.stopped(beats, NOW) == ()
    late = {**beats, "mail": NOW - timedelta(hours=3)}
    assert heartbeats.stopped(late, NOW) == (Stopped(BY_NAME["mail"], late["mail"]),)


@given(
    st.lists(
        st.timedeltas(timedelta(), timedelta(days=20)),
        min_size=len(SCHEDULED),
        max_size=len(SCHEDULED),
    )
)
def test_a_job_is_named_exactly_when_its_patience_is_over(ages):
    beats = {job.name: NOW - age for job, age in zip(SCHEDULED, ages, strict=True)}
    assert {it.job.name for it in heartbeats.stopped(beats, NOW)} == {
        job.name for job, age in zip(SCHEDULED, ages, strict=True) if age > job.patience
    }
