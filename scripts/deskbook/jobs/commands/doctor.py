"""`desk doctor`: find what is missing, stale or stopped."""

from pathlib import Path
from typing import Any

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.checks.rules import checks
from deskbook.github.views import repository
from deskbook.jobs import views
from deskbook.jobs.adapters import heartbeats, hindrances, published, trial_install
from deskbook.jobs.adapters import roles as clone_roles
from deskbook.jobs.commands import workflows
from deskbook.jobs.model.jobs import BEGUN
from deskbook.jobs.model.outcomes import Examined, State, VaultState
from deskbook.jobs.rules.doctor import examine
from deskbook.jobs.rules.schedule import (
    find_scheduler,
    find_stopped,
    list_scheduled,
    uses_github,
)
from deskbook.library.adapters import clock, files, git, git_clone, journal, repo, shipped
from deskbook.library.adapters.git_clone import GATE_SIGN
from deskbook.library.model.finding import DeskError
from deskbook.library.model.library import Loaded
from deskbook.library.model.records import Profile
from deskbook.mail.commands import health
from deskbook.patrons.adapters.vault import place
from deskbook.privacy.commands import gate
from deskbook.search.adapters.index import store
from deskbook.sharing.adapters import rewrites
from deskbook.sharing.commands import merge_driver


def doctor(root: Path, *, install: bool, offline: bool) -> Examined:
    """Look at the machine, the clone, the library and its jobs.

    A clone at a desk asks nothing of the network but whether the shared repository takes what is
    sent; mail servers and the public site are asked where the clone's role needs them.

    Args:
        root: the library.
        install: whether to try what the jobs install, which needs the network.
        offline: whether to leave the network alone altogether.
    """
    return Examined(looks=tuple(examine(_state(root, install, offline))))


def _state(root: Path, install: bool, offline: bool) -> State:
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
        now=clock.machine(),
        fetched=beats.get("mail"),
        journal=journal.is_readable(root),
        index=store.is_whole(root),
        hindrances=hindrances.find(root, clone=clone),
        **_shared(root, clone, profile, offline),
    )


def _shared(root: Path, clone: bool, profile: Profile, offline: bool) -> dict[str, Any]:
    """What this clone has to do with others: its roles, the remote, the site, mail."""
    roles = clone_roles.read(root) if clone else ()
    sends_mail = "mail" in roles or not roles
    found: dict[str, Any] = {
        "roles": roles,
        "mail": health.examine(root, offline=offline or not sends_mail),
    }
    if clone:
        found["finds"] = git_clone.finds_desk(root)
        found["old"] = len(rewrites.list_left(root))
        found["unused"] = git.list_unused_settings(root)
        found["unsent"], found["edited"] = git_clone.count_unsent(root)
        found["push"] = None if offline else git_clone.find_push_fault(root)
    if "publishing" in roles and profile.site_url and not offline:
        found["published"] = published.find_fault(profile.site_url)
    return found


def _asks_gate(root: Path) -> bool:
    path = git.hook(root, gate.NAME)
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return text == gate.write_hook(root) or (GATE_SIGN not in text and "desk gate --staged" in text)


def _vault(root: Path) -> VaultState:
    if not place.exists(root):
        return "elsewhere" if place.is_known(root) else "none"
    if not place.is_the_librarys(root):
        return "another"
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
