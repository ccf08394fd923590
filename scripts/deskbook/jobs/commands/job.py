"""`desk job`: what a machine does by itself, from fetching to sharing."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.commands import remind
from deskbook.checks.commands import check
from deskbook.github.commands import (
    forms,
    sync_issues,
    sync_labels,
    sync_owners,
    sync_reminders,
)
from deskbook.github.views import issue_forms
from deskbook.jobs.adapters import heartbeats, runner
from deskbook.jobs.model.jobs import BY_NAME
from deskbook.jobs.rules import heartbeats as rule
from deskbook.jobs.views import jobs as view
from deskbook.library.adapters import clock, console, git, knowledge
from deskbook.library.model.finding import DeskError
from deskbook.library.views.outcome import Screen
from deskbook.mail.commands import fetch, send, world
from deskbook.patrons.adapters import status_key
from deskbook.privacy.commands import gate
from deskbook.privacy.views import outcomes as gate_view
from deskbook.reports.commands import report
from deskbook.sharing.commands.exchange import exchange
from deskbook.sites.commands import build, leak_check
from deskbook.tickets.commands import tidy

MAIL: Final = 200
"""Messages that are taken in in one run; the next run takes the others."""

Task = Callable[[Path], int]

WHOLE: Final = "every-issue"
"""The mark of a sync that looked at every issue."""

WEEK: Final = timedelta(days=7)
MOST: Final = 300
"""Writes to GitHub in one run: it lets a job's token ask 1,000 times an hour, three a comment."""


def job(root: Path, name: str) -> int:
    """Fetch, others' marks too; do a job's work, share it, leave a mark; warn of jobs that stopped.

    The mark is left where the work was done, mistakes in the library's files or not: they are said,
    and fail the run.

    Raises:
        DeskError: the work could not be done; then there is no mark, and others will say so.
    """
    runner.let_git_in()
    it, remote = BY_NAME[name], git.remote(root)
    if it.writes and remote:
        exchange(root, send=False)
    marked = name != "check"
    if marked and remote:
        heartbeats.fetch(root, remote)
    code = TASKS[name](root)
    if it.writes and remote:
        exchange(root, send=True)
    if marked:
        heartbeats.beat(root, name, clock.machine(), remote)
        _warn(root)
    console.echo(view.done(name))
    return code


def _warn(root: Path) -> None:
    zone = Calendar(knowledge.profile(root)).zone
    said = view.stopped(rule.stopped(heartbeats.known(root), clock.machine()), zone)
    if said:
        console.complain(view.annotations(said) if runner.is_there() else "\n".join(said))


def _intake(root: Path) -> int:
    _refuse_own_key()
    return sync_issues.sync_issues(root, apply=True, full=False, most=MOST)


def _sync(root: Path) -> int:
    """Labels, owners, issues; once a week every issue, for deletions show in no other way."""
    _refuse_own_key()
    codes = [
        sync_labels.sync_labels(root, apply=True, prune=False),
        sync_owners.sync_owners(root, check=False, commit=True),
    ]
    now = clock.machine()
    last = heartbeats.known(root).get(WHOLE)
    whole = last is None or now - last >= WEEK
    codes.append(sync_issues.sync_issues(root, apply=True, full=whole, most=MOST))
    if whole:
        heartbeats.beat(root, WHOLE, now, git.remote(root))
    return max(codes)


def _refuse_own_key() -> None:
    """Raise a `DeskError` on a runner that was not given the library's status key.

    It would draw one of its own, which opens no patron's link and knows no comment of ours.
    """
    if runner.is_there() and not status_key.is_given():
        raise DeskError(
            f"the secret {status_key.VARIABLE} is missing: without it all links that patrons have "
            "would stop working. Add it in the repository's settings (Secrets and variables, "
            "Actions), from the line of .desk/status.key"
        )


def _check(root: Path) -> int:
    """Records, the gate, issue forms where there are any: all are asked in one run."""
    form: check.Format = "github" if runner.is_there() else "text"
    codes = [check.check(root, (), form=form, strict=False)]
    found = gate.search_library(root)
    console.echo(gate_view.describe_search(found, Screen()).out)
    codes.append(0 if found.is_clean else 1)
    if (root / issue_forms.FOLDER).is_dir():
        codes.append(forms.forms(root, check=True, commit=False))
    return max(codes)


def _tidy(root: Path) -> int:
    return tidy.tidy(root, (), check=False, me=None, commit=True)


def _remind(root: Path) -> int:
    """The round; colleagues are told of it on GitHub where the repository is for them alone."""
    code = remind.remind(root, apply=True, commit=True)
    settings = knowledge.profile(root).github
    if settings and settings.staff_only:
        _refuse_own_key()
        code = max(code, sync_reminders.sync_reminders(root, apply=True))
    return code


def _report(root: Path) -> int:
    last = clock.now() - timedelta(days=7)
    with console.kept() as said:
        code = report.report(
            root,
            "week",
            of=f"{last:%Y-%m-%d}",
            public=False,
            table=None,
            csv=None,
            parquet=None,
            json=False,
        )
    runner.summarise(said.getvalue())
    return code


def _publish(root: Path) -> int:
    _refuse_own_key()
    code = build.build(root, ("public",))
    leak_check.refuse_unfit(root)
    return code


def _mail(root: Path) -> int:
    """Both ways, and out also where nothing can come in now."""
    settings = world.settings(root)
    codes, errors = [0], list[str]()
    ways: tuple[tuple[object, Task], ...] = (
        (settings.imap, lambda it: fetch.fetch(it, None, apply=True, most=MAIL, commit=True)),
        (settings.smtp, lambda it: send.send(it, apply=True, show=False, commit=True)),
    )
    for server, way in ways:
        try:
            codes += [way(root)] if server else []
        except DeskError as error:
            errors.append(str(error))
    if errors:
        raise DeskError("; ".join(errors))
    return max(codes)


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
