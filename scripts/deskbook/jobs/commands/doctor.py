"""`desk doctor`: find what is missing, stale or stopped."""

from pathlib import Path
from typing import Literal

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.checks.rules import checks
from deskbook.github.views import repository
from deskbook.jobs import views
from deskbook.jobs.adapters import heartbeats, trial_install
from deskbook.jobs.commands import workflows
from deskbook.jobs.model.jobs import BEGUN
from deskbook.jobs.model.outcomes import Examined, State
from deskbook.jobs.rules.doctor import examine
from deskbook.jobs.rules.schedule import (
    find_scheduler,
    find_stopped,
    list_scheduled,
    uses_github,
)
from deskbook.library.adapters import clock, files, git, repo, shipped
from deskbook.library.adapters.git_clone import GATE_SIGN
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import gate
from deskbook.search.adapters.index import store
from deskbook.sharing.commands import merge_driver


def doctor(root: Path, *, install: bool) -> Examined:
    """Look at the machine, the clone, the library and its jobs.

    Args:
        root: the library.
        install: whether to try what the jobs install, which needs the network.
    """
    return Examined(looks=tuple(examine(_state(root, install))))


def _state(root: Path, install: bool) -> State:
    loaded, clone = repo.load(root), git.is_clone(root)
    beats = heartbeats.read_times(root) if clone else {}
    handle = git.config(root, "deskbook.handle") if clone else ""
    now = clock.now()
    day = Calendar(loaded.library.profile).day_of(now)
    profile = loaded.library.profile
    made = workflows.are_there(root)
    at_github = uses_github(profile, workflows=made, address=git.remote_address(root))
    scheduler = find_scheduler(profile, workflows=made)
    wrong = [*loaded.findings, *checks.findings(loaded, day, now)]
    installs = made and not shipped.is_software(root)
    return State(
        git=git.version(),
        text_search=store.can_search_text(),
        clone=clone,
        remote=git.remote(root) if clone else "",
        driver=clone and merge_driver.is_installed(root),
        gate=clone and _asks_gate(root),
        handle=handle,
        known=handle in loaded.library.staff,
        aged=tuple(it.path for it in shipped.list_overrides(root) if it.is_outdated),
        format=loaded.library.profile.format,
        wrong=sum(it.severity == "error" for it in wrong),
        site_url=loaded.library.profile.site_url,
        vault=_vault(root),
        at_github=at_github,
        scheduler=scheduler,
        stale=_stale(root, loaded) if at_github else (),
        wheel=workflows.examine_wheel(root) if installs else None,
        trial=trial_install.find_fault(root) if installs and install else None,
        heard=bool(beats.keys() - {BEGUN}),
        stopped=find_stopped(beats, clock.machine(), list_scheduled(profile, scheduler)),
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
    wheel = None if shipped.is_software(root) else workflows.find_wheel(root)
    for made, head, verb in (
        (workflows.make_files(wheel), views.HEAD, workflows.VERB),
        (repository.write_forms(loaded.library), repository.FORMS_HEAD, "desk forms"),
    ):
        for path, text in made.items():
            try:
                found += [it.path for it in files.find_stale(root, {path: text}, head, verb)]
            except DeskError:
                found.append(path)
    return tuple(found)
