"""`desk job`: the work that a machine does by itself, from fetching to sharing."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.commands import remind
from deskbook.checks import commands
from deskbook.github.commands import issues, reminders
from deskbook.github.commands.repository import forms, sync_labels, sync_owners
from deskbook.github.views import repository
from deskbook.jobs.adapters import heartbeats
from deskbook.jobs.commands import workflows
from deskbook.jobs.model.jobs import BY_NAME, Stopped
from deskbook.jobs.model.outcomes import JobDone
from deskbook.jobs.rules.schedule import find_scheduler, find_stopped, list_scheduled, uses_github
from deskbook.library.adapters import clock, git, knowledge
from deskbook.library.model.finding import DeskError, describe_failure
from deskbook.library.model.outcome import Outcome, Progress, ignore
from deskbook.library.views.outcome import Screen
from deskbook.mail.commands import fetch, send, world
from deskbook.privacy.commands import gate
from deskbook.reports.commands import report
from deskbook.reports.views import outcomes as report_view
from deskbook.sharing.commands.exchange import exchange
from deskbook.sites.adapters import publisher
from deskbook.sites.adapters.site import site_folder
from deskbook.sites.commands import build, public_site
from deskbook.sites.model import SitePublished
from deskbook.status.adapters import status_key
from deskbook.tickets.commands import tidy

MAIL: Final = 200
"""Messages that are taken in in one run; the next run takes the others."""

Task = Callable[[Path, Progress], Iterator[Outcome]]
"""Yields the outcome of each use case as it is done."""

WHOLE: Final = "every-issue"
"""The mark of a sync that looked at every issue."""

WEEK: Final = timedelta(days=7)
MOST: Final = 300
"""Writes to GitHub in one run: it lets a job's token ask 1,000 times an hour, three a comment."""


def job(root: Path, name: str, *, quiet: bool, progress: Progress = ignore) -> JobDone:
    """Fetch, others' marks too; do a job's work, share it, leave a mark; warn of jobs that stopped.

    Each part's outcome is given to `progress` as it is done, so that it is seen also where a later
    part fails. The mark is left where the work was done, mistakes in the library's files or not:
    they are reported, and fail the run. The check leaves no mark; at GitHub it may only read.

    Args:
        root: the library.
        name: the job.
        quiet: whether only what a person has to look at is shown, so that jobs that run more
            often than once a day do not warn of others.
        progress: receives each outcome as it is done.

    Raises:
        DeskError: the work could not be done; then there is no mark, and others will say so.
    """
    heartbeats.let_git_in()
    it, remote, at_github = BY_NAME[name], git.remote(root), heartbeats.is_there()
    marked = name != "check"
    heard = marked or not at_github
    parts: list[Outcome] = []
    shared = remote if it.writes else ""
    for part in _parts(root, name, progress, shared, remote if heard else ""):
        parts.append(part)
        progress(part)
    if marked:
        heartbeats.beat(root, name, clock.machine(), remote)
    warns = heard and not (quiet and it.home and not it.home.daily)
    return JobDone(
        name=name,
        parts=tuple(parts),
        zone=Calendar(knowledge.profile(root)).zone,
        stopped=_stopped(root, at_github=at_github) if warns else (),
        at_github=at_github,
    )


def _stopped(root: Path, *, at_github: bool) -> tuple[Stopped, ...]:
    """Return the jobs of the library that should have run by now."""
    profile = knowledge.profile(root)
    scheduler = find_scheduler(profile, workflows=at_github or workflows.are_there(root))
    scheduled = list_scheduled(profile, scheduler)
    return find_stopped(heartbeats.read_times(root), clock.machine(), scheduled)


def _parts(root: Path, name: str, progress: Progress, shared: str, heard: str) -> Iterator[Outcome]:
    """Yield what each part of a job does.

    `shared` is the remote of a job that writes, `heard` that whose marks are fetched; both may be
    empty.
    """
    if shared:
        yield exchange(root, send=False, progress=progress)
    if heard:
        heartbeats.fetch(root, heard)
    yield from TASKS[name](root, progress)
    if shared:
        yield exchange(root, send=True, progress=progress)


def _intake(root: Path, progress: Progress) -> Iterator[Outcome]:
    _refuse_own_key()
    yield issues.sync_issues(root, apply=True, full=False, most=MOST, progress=progress)


def _sync(root: Path, progress: Progress) -> Iterator[Outcome]:
    """Labels, owners, issues; once a week every issue, for deletions show in no other way."""
    _refuse_own_key()
    yield sync_labels(root, apply=True, prune=False)
    yield sync_owners(root, check=False, commit=True)
    now = clock.machine()
    last = heartbeats.read_times(root).get(WHOLE)
    whole = last is None or now - last >= WEEK
    yield issues.sync_issues(root, apply=True, full=whole, most=MOST, progress=progress)
    if whole:
        heartbeats.beat(root, WHOLE, now, git.remote(root))


def _refuse_own_key() -> None:
    """Raise a `DeskError` on a runner that was not given the library's status key.

    It would draw one of its own, which opens no patron's link and knows no comment of ours.
    """
    if heartbeats.is_there() and not status_key.is_given():
        raise DeskError(
            f"the secret {status_key.VARIABLE} is missing: without it all links that patrons have "
            "would stop working. Add it in the repository's settings (Secrets and variables, "
            "Actions), from the line of .desk/status.key"
        )


def _check(root: Path, _progress: Progress) -> Iterator[Outcome]:
    """Records, the gate, issue forms where the library has to do with GitHub: all in one run."""
    yield commands.check(root, (), strict=False, annotate=heartbeats.is_there())
    yield gate.search_library(root)
    at_github = uses_github(
        knowledge.profile(root),
        workflows=heartbeats.is_there() or workflows.are_there(root),
        address=git.remote_address(root),
    )
    if at_github and (root / repository.FORMS_FOLDER).is_dir():
        yield forms(root, check=True, commit=False)


def _tidy(root: Path, _progress: Progress) -> Iterator[Outcome]:
    yield tidy.tidy(root, (), check=False, me=None, commit=True)


def _remind(root: Path, _progress: Progress) -> Iterator[Outcome]:
    """The round; colleagues are told of it on GitHub where the repository is for them alone."""
    yield remind.remind(root, apply=True, commit=True)
    settings = knowledge.profile(root).github
    if settings and settings.staff_only:
        _refuse_own_key()
        yield reminders.sync_reminders(root, apply=True)


def _report(root: Path, _progress: Progress) -> Iterator[Outcome]:
    last = clock.now() - timedelta(days=7)
    done = report.report(root, "week", of=f"{last:%Y-%m-%d}")
    heartbeats.summarise(root, f"week-{last:%Y-%m-%d}", report_view.describe_report(done, Screen()))
    yield done


def _publish(root: Path, progress: Progress) -> Iterator[Outcome]:
    _refuse_own_key()
    yield build.build(root, ("public",), progress)
    public_site.refuse_unfit(root)
    if target := git.config(root, publisher.SETTING) if git.is_clone(root) else "":
        publisher.publish(site_folder(root, "public") / "site", target)
        yield SitePublished(target=target)


def _mail(root: Path, progress: Progress) -> Iterator[Outcome]:
    """Both ways, and out also where nothing can come in now."""
    settings = world.settings(root)
    errors = list[str]()
    ways: tuple[tuple[object, Callable[[], Outcome]], ...] = (
        (settings.imap, lambda: _fetch(root, progress)),
        (settings.smtp, lambda: send.send(root, commit=True, progress=progress)),
    )
    for server, way in ways:
        try:
            if server:
                yield way()
        except DeskError as error:
            errors.append(str(error))
        except Exception as error:  # a fault in one way does not stop the other
            errors.append(describe_failure("a way of the mail", error))
    if errors:
        raise DeskError("; ".join(errors))


def _fetch(root: Path, progress: Progress) -> Outcome:
    return fetch.fetch(root, source=None, apply=True, most=MAIL, commit=True, progress=progress)


TASKS: Final[Mapping[str, Task]] = {
    "intake": _intake,
    "sync": _sync,
    "tidy": _tidy,
    "remind": _remind,
    "report": _report,
    "check": _check,
    "publish": _publish,
    "mail": _mail,
}
