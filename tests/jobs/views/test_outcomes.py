"""Outcomes of jobs and of set-up in words."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from deskbook.github.model.outcomes import FormsMade
from deskbook.jobs.model.jobs import BY_NAME, DEPLOY, JOBS, SECRETS, Stopped
from deskbook.jobs.model.outcomes import JobDone, WorkflowsMade
from deskbook.jobs.views import outcomes
from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Outcome
from deskbook.library.views.outcome import Said, Screen

FOUND = (
    Stopped(BY_NAME["remind"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),
    Stopped(BY_NAME["publish"], None),
)


def test_stopped_job_is_named_with_its_last_run_and_how_to_start_it():
    assert outcomes.describe_stopped(FOUND, ZoneInfo("America/New_York")) == [
        "the job remind last ran Sun 1 Nov 04:41: it makes the day's reminders and digests. Start it "
        "by hand (Actions, Remind, Run workflow); a schedule that GitHub stopped goes on then",
        "the job publish never ran: it builds the public site. Start it by hand "
        "(Actions, Publish, Run workflow); a schedule that GitHub stopped goes on then",
    ]


def test_job_at_home_is_looked_for_at_home():
    found = (Stopped(BY_NAME["mail"], datetime(2026, 11, 1, 9, 41, tzinfo=UTC)),)
    assert outcomes.describe_stopped(found, ZoneInfo("America/New_York")) == [
        "the job mail last ran Sun 1 Nov 04:41: it takes mail in and sends the replies. Look at the "
        "machine of yours that does it (its cron, and what `desk job mail` says there)",
    ]


def test_stopped_jobs_are_annotations_of_a_run():
    assert outcomes.annotate(["a is late", "b is late"]) == (
        "::warning title=A job has stopped::a is late\n::warning title=A job has stopped::b is late"
    )


def test_last_line_names_the_job_and_stopped_jobs_go_to_standard_error():
    zone = ZoneInfo("America/New_York")
    done = JobDone(name="tidy", parts=(), zone=zone, at_github=False)
    assert outcomes.describe_job(done, Screen()) == Said("job tidy: done")
    shown = outcomes.describe_job(replace(done, stopped=FOUND), Screen())
    assert shown == Said("job tidy: done", "\n".join(outcomes.describe_stopped(FOUND, zone)))
    shown = outcomes.describe_job(replace(done, stopped=FOUND[:1], at_github=True), Screen())
    assert isinstance(shown, Said)
    assert shown.err.startswith("::warning title=A job has stopped::the job remind last ran")


def test_job_is_clean_if_all_its_parts_are():
    wrong = Finding("tickets/2026/11/Q-BAD001.md", 3, "ticket.id", "this is no id")
    parts = (Outcome(), Outcome(damaged=(wrong,)))
    done = JobDone(name="check", parts=parts, zone=ZoneInfo("UTC"), at_github=False)
    assert not done.is_clean
    assert replace(done, parts=parts[:1]).is_clean


def test_each_secret_that_a_job_is_given_is_explained():
    assert {name for job in JOBS for name in job.secrets} == set(SECRETS)
    assert all(name in outcomes.list_steps() for name in SECRETS)


def test_permissions_are_told_with_reasons():
    told = outcomes.list_grants()
    for job in JOBS:
        assert f"  {job.name}: {job.does}" in told
        assert all(f"    {it.scope}: {it.level}, {it.why}" in told for it in (*job.grants, *DEPLOY))


def test_files_that_were_written_are_named_and_explained():
    forms = FormsMade(number=5, stale=(), gone=(), applied=False)
    made = WorkflowsMade(number=3, stale=(), forms=forms, applied=False)
    sound = "Looked at 5 files in .github/ISSUE_TEMPLATE: all are as the records say"
    assert outcomes.describe_workflows(made, Screen()) == Said(
        f"Looked at 3 files in .github: all are as they should be\n{sound}"
    )
    made = WorkflowsMade(number=3, stale=("a", "b"), forms=forms, applied=True)
    assert outcomes.describe_workflows(made, Screen()) == Said(
        f"Looked at 3 files in .github, made anew:\n  a\n  b\n{sound}\n\n"
        f"{outcomes.list_grants()}\n\n{outcomes.list_steps()}"
    )


def test_workflows_fail_a_comparison_and_forms_of_no_service_fail_any_run():
    forms = FormsMade(number=5, stale=(), gone=(), applied=False)
    made = WorkflowsMade(number=3, stale=("a",), forms=forms, applied=False)
    assert not made.is_clean
    assert replace(made, applied=True).is_clean
    assert not replace(made, stale=(), forms=replace(forms, gone=("ask-b.yml",))).is_clean
