"""`desk doctor`: find what is missing, stale or stopped."""

from pathlib import Path
from typing import Literal

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.checks.rules import checks
from deskbook.github.views import repository
from deskbook.jobs import adapters, views
from deskbook.jobs.commands import init
from deskbook.jobs.model.jobs import JOBS
from deskbook.jobs.model.outcomes import Examined, State
from deskbook.jobs.rules import examine, find_stopped
from deskbook.library.adapters import clock, files, git, repo
from deskbook.library.adapters.git_clone import GATE_SIGN
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import gate
from deskbook.search.adapters.index import store
from deskbook.sharing.commands import merge_driver


def doctor(root: Path) -> Examined:
    """Look at the machine, the clone, the library and its jobs."""
    return Examined(looks=tuple(examine(_state(root))))


def _state(root: Path) -> State:
    loaded, clone = repo.load(root), git.is_clone(root)
    beats = adapters.read_times(root) if clone else {}
    handle = git.config(root, "deskbook.handle") if clone else ""
    now = clock.now()
    day = Calendar(loaded.library.profile).day_of(now)
    wrong = [*loaded.findings, *checks.findings(loaded, day, now)]
    return State(
        git=git.version(),
        text_search=store.can_search_text(),
        clone=clone,
        remote=git.remote(root) if clone else "",
        driver=clone and git.config(root, "merge.ticket.driver") == merge_driver.write_command(),
        gate=clone and _asks_gate(root),
        handle=handle,
        known=handle in loaded.library.staff,
        format=loaded.library.profile.format,
        wrong=sum(it.severity == "error" for it in wrong),
        site_url=loaded.library.profile.site_url,
        vault=_vault(root),
        at_github=any((root / views.workflow_path(job)).is_file() for job in JOBS),
        stale=_stale(root, loaded),
        heard=bool(beats),
        stopped=find_stopped(beats, clock.machine()),
    )


def _asks_gate(root: Path) -> bool:
    path = git.hook(root, gate.NAME)
    return path.is_file() and GATE_SIGN in path.read_text(encoding="utf-8", errors="replace")


def _vault(root: Path) -> Literal["none", "closed", "open"]:
    if not place.exists(root):
        return "none"
    return "open" if place.can_be_opened(root) else "closed"


def _stale(root: Path, loaded: Loaded) -> tuple[str, ...]:
    """The made files that are not as they should be, and those that somebody else wrote."""
    found = []
    for made, head, verb in (
        (init.make_files(root), views.HEAD, init.VERB),
        (repository.write_forms(loaded.library), repository.FORMS_HEAD, "desk forms"),
    ):
        for path, text in made.items():
            try:
                found += [it.path for it in files.find_stale(root, {path: text}, head, verb)]
            except DeskError:
                found.append(path)
    return tuple(found)
