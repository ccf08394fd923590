"""The jobs that machines do for a library, with their schedules and grants."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Grant:
    """Something a job may do at GitHub: the scope and level that GitHub calls it by, and why."""

    scope: str
    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Timing:
    """When a machine of the library's own does a job, in its own time.

    Args:
        cron: the five fields of a line of cron.
        calendar: the same as `OnCalendar=` of a systemd timer.
        patience: how long after its last run the job is believed to run still; none where it
            leaves no mark.
        daily: whether it runs once a day at most, so that it may name other jobs that stopped.
    """

    cron: str
    calendar: str
    patience: timedelta | None
    daily: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Work that a workflow has done without a person.

    `title` names the workflow's one task, `about` says more. `on` is when it starts, as the lines
    of a workflow file. `cron` is its schedule as GitHub reads it (UTC), empty where only an event
    starts it. Schedules are kept loosely there: late by hours, dropped at times, and stopped after
    sixty days in which nothing happened in a repository. `patience` is how long after its last run
    a scheduled job is believed to run still. Jobs of one `group` run one after the other. `minutes`
    is when a run that hangs is ended. `secrets` are those of the repository that it is given.
    `home` is when a machine of the library's own does it, none where only GitHub has a use for it.
    """

    name: str
    does: str
    title: str
    about: str
    on: tuple[str, ...] = ()
    cron: str = ""
    patience: timedelta | None = None
    group: str
    minutes: int = 20
    grants: tuple[Grant, ...] = ()
    secrets: tuple[str, ...] = ()
    home: Timing | None = None

    @property
    def writes(self) -> bool:
        """Whether it changes tickets, and so fetches before and pushes after."""
        return self.group == _WRITES


_WRITES: Final = "writes"
_PUSHES: Final = Grant("contents", "write", "pushes what it changed")
_BEATS: Final = Grant("contents", "write", "leaves a mark that it ran")

JOBS: Final[tuple[Job, ...]] = (
    Job(
        name="intake",
        does="takes over questions and comments from issues",
        title="Take over what arrived",
        about=(
            "A question or a comment arrived in an issue: take it over now. It reads all that is "
            "new since the last run, not the event alone, so a run that was dropped loses nothing."
        ),
        on=(
            "issues:",
            "  types: [opened, edited, closed, reopened, labeled, unlabeled, assigned, unassigned]",
            "issue_comment:",
            "  types: [created, edited]",
        ),
        group=_WRITES,
        grants=(_PUSHES, Grant("issues", "write", "answers in issues, sets labels and assignees")),
        secrets=("DESK_STATUS_KEY",),
    ),
    Job(
        name="sync",
        does="brings labels, issues and tickets together",
        title="Bring issues and tickets together",
        about=(
            "Every hour: labels, owners and issues, both ways; once a week it looks at every issue."
        ),
        cron="17 * * * *",
        patience=timedelta(hours=8),
        group=_WRITES,
        minutes=50,
        grants=(_PUSHES, Grant("issues", "write", "answers in issues, sets labels and assignees")),
        secrets=("DESK_STATUS_KEY",),
    ),
    Job(
        name="remind",
        does="makes the day's reminders and digests",
        title="Make the day's round",
        about="Every morning: the day's reminders and digests.",
        cron="41 9 * * *",
        patience=timedelta(hours=36),
        group=_WRITES,
        grants=(_PUSHES, Grant("issues", "write", "writes one digest a colleague a day")),
        secrets=("DESK_STATUS_KEY",),
        home=Timing("10 6 * * *", "*-*-* 06:10", timedelta(hours=36), daily=True),
    ),
    Job(
        name="tidy",
        does="completes what was written into tickets by hand",
        title="Complete what was written by hand",
        about="Somebody wrote into a ticket by hand: complete it.",
        on=("push:", "  branches: [main]", '  paths: ["tickets/**"]'),
        group=_WRITES,
        grants=(_PUSHES,),
        home=Timing("25 * * * *", "*-*-* *:25", timedelta(hours=8)),
    ),
    Job(
        name="report",
        does="writes the week's letter to the staff meeting",
        title="Write the week's letter",
        about="On Monday morning: the letter to the staff meeting, as the summary of this run.",
        cron="23 10 * * 1",
        patience=timedelta(days=9),
        group="report",
        grants=(_BEATS,),
        home=Timing("30 6 * * 1", "Mon *-*-* 06:30", timedelta(days=9), daily=True),
    ),
    Job(
        name="check",
        does="looks at every change for mistakes and personal data",
        title="Check the library",
        about="Every change: is every record sound, and is no personal data in it?",
        on=("push:", "  branches: [main]", "pull_request:"),
        group="check-${{ github.ref }}",
        grants=(Grant("contents", "read", "looks at the files, changes nothing"),),
        home=Timing("50 6 * * *", "*-*-* 06:50", None, daily=True),
    ),
    Job(
        name="publish",
        does="builds the public site",
        title="Build the public site",
        about="Every change and every hour: the public site, of nothing but what is public.",
        on=("push:", "  branches: [main]"),
        cron="47 * * * *",
        patience=timedelta(hours=8),
        group="publish",
        minutes=30,
        grants=(_BEATS,),
        secrets=("DESK_STATUS_KEY", "DESK_TRUST"),
        home=Timing("40 * * * *", "*-*-* *:40", timedelta(hours=8)),
    ),
)
"""The jobs, in the order in which a question meets them."""

AT_HOME: Final[tuple[Job, ...]] = (
    Job(
        name="mail",
        does="takes mail in and sends the replies",
        title="Take mail in and send the replies",
        about="Every few minutes, on the machine of yours that opens the vault.",
        patience=timedelta(hours=2),
        group=_WRITES,
        home=Timing("*/5 * * * *", "*-*-* *:0/5", timedelta(hours=2)),
    ),
)
"""Jobs that no host of others can do: they need the vault. They are missed once they ran."""

BY_NAME: Final = {job.name: job for job in (*JOBS, *AT_HOME)}

BEGUN: Final = "begun"
"""The mark of the set-up of the jobs: until then none of them could have run."""

DEPLOY: Final = (
    Grant("pages", "write", "puts the pages up"),
    Grant("id-token", "write", "proves to Pages which workflow made them"),
)
"""What the second half of `publish` may do, which runs none of our code."""

SECRETS: Final = {
    "DESK_STATUS_KEY": (
        "opens the links by which patrons see where their question stands, and proves that a "
        "comment in an issue is ours: paste the line of .desk/status.key"
    ),
    "DESK_TRUST": (
        "names the files of the sites that the library overrides and that may be used: paste the "
        "keys that `desk trust` prints, or leave it out where the library overrides nothing"
    ),
}
"""The secrets that jobs are given, with what each is for and where it comes from."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A job that a library has started by itself, and how long after its last run it may be.

    `home` says that a machine of the library's own does it, and not GitHub.
    """

    job: Job
    patience: timedelta
    home: bool


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that should have run by now: when it did last, if ever, and whether at home."""

    job: Job
    last: datetime | None
    home: bool = False

    @property
    def remedy(self) -> str:
        """How the job is started again where it should run."""
        if self.home:
            return (
                f"on the machine that does it, run `desk job {self.job.name}` and read what it "
                "prints; `desk setup` shows what starts it"
            )
        return (
            f"at GitHub: Actions, {self.job.name.capitalize()}, Run workflow; a schedule that "
            "stopped goes on then"
        )
