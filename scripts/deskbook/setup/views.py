"""The outcomes of an upgrade and of the set-up of a library in words."""

from collections import Counter
from collections.abc import Iterable
from shlex import quote
from typing import Final

from deskbook.jobs.model.roles import ROLES
from deskbook.jobs.views import list_looks
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.mail.model.health import LetterTested
from deskbook.setup.model import (
    Joined,
    LibrarySetUp,
    LibraryUpgraded,
    RolesShown,
    VaultShared,
)

FEW: Final = 5
"""Removed files of one folder that are named one by one."""


def describe_upgrade(outcome: LibraryUpgraded, _screen: Screen) -> str:
    """Return the formats, the steps, the files that change, and how it is carried out."""
    lines = [_head(outcome)]
    lines += [f"- {it}" for it in outcome.steps]
    lines += _files("write", outcome.changed)
    lines += _files("remove", _group(outcome.removed))
    if outcome.notes:
        lines += ["Look at these yourself:", *(f"  {it}" for it in outcome.notes)]
    if outcome.applied:
        lines += [f"Renewed in this clone: {' and '.join(outcome.renewed)}"] * bool(outcome.renewed)
    elif outcome.changed or outcome.removed:
        lines.append("Nothing was changed. `desk upgrade --apply` does it, in one commit.")
    return "\n".join(lines)


def _head(outcome: LibraryUpgraded) -> str:
    if outcome.before == outcome.version:
        return f"The library has format {outcome.version}, the current one"
    done = "was upgraded" if outcome.applied else "would be upgraded"
    return f"The library {done} from format {outcome.before} to {outcome.version}:"


def _files(word: str, paths: Iterable[str]) -> list[str]:
    return [f"  {word:6}  {path}" for path in paths]


def _group(paths: tuple[str, ...]) -> list[str]:
    """Return paths in order, with one line for a folder at the top of which many are."""
    tops = Counter(path.partition("/")[0] for path in paths)
    shown = (
        path if tops[top] <= FEW else f"{top}/ ({tops[top]} files)"
        for path in paths
        for top in (path.partition("/")[0],)
    )
    return list(dict.fromkeys(shown))


def describe_joining(outcome: Joined, _screen: Screen) -> str:
    """Return a line for each part of the clone, what to do below it, and how it stands."""
    lines = list_looks(outcome.looks)
    left = sum(it.level != "fine" for it in outcome.looks)
    things = f"{left} thing{'s' * (left != 1)}"
    state = f"is not ready yet: {things} to do." if left else "is ready."
    lines.append(f"{outcome.folder} {state}")
    return "\n".join(lines)


def describe_roles(outcome: RolesShown, _screen: Screen) -> str:
    """Return what the clone does by each of its roles."""
    if not outcome.roles:
        return f"This clone on {outcome.machine} has no role: `desk role desk` gives it one."
    return "\n".join(f"{it}: {ROLES[it]}" for it in outcome.roles)


def describe_sharing(outcome: VaultShared, _screen: Screen) -> str:
    """Return what other machines do to have the vault too."""
    return (
        f"The vault is shared through {outcome.address}. Now `desk push`; then, on each other "
        "machine: `desk pull` and `desk join`."
    )


def describe_setup(outcome: LibrarySetUp, _screen: Screen) -> str:
    """Return what was written or would be, what starts the jobs, and what is left to do."""
    lines = [_setup_head(outcome), *(f"  {it}" for it in outcome.paths), *outcome.local]
    if outcome.schedule:
        lines += _schedule(outcome)
    if outcome.former:
        lines += _former(outcome)
    if outcome.tested is not None:
        lines += _test(outcome.tested)
    if outcome.doubtful:
        lines.append(
            "Decide on these public holidays yourself; many libraries are open on them, or"
        )
        lines.append("close on the day on which they are observed. The others are pinned.")
        lines += [f"  {it.day} {it.name}" for it in outcome.doubtful]
        lines.append("To close on one, add it to `holidays` in knowledge/library.md.")
    if not outcome.applied:
        lines.append("Nothing was written.")
    elif outcome.begun:
        lines += ["", "Next:", "", f"  cd {quote(outcome.folder)}", "  desk build && desk serve"]
    return "\n".join(lines)


def _setup_head(outcome: LibrarySetUp) -> str:
    verb = "is" if outcome.applied else "would be"
    if outcome.begun:
        return f"{outcome.name} {verb} begun in {outcome.folder}:"
    if not outcome.paths:
        return f"{outcome.name} has all of this already."
    return f"{outcome.name} {verb} set up with these files:"


def _test(tested: LetterTested) -> list[str]:
    """Return what was wrong with the test letter, with what to do, or that it came back."""
    if tested.is_clean:
        return ["The test letter came back."]
    wrong = [it for it in tested.steps if it.fault]
    return [
        "The test letter did not come back.",
        *(f"  {it.what}: {safe(it.fault)}; {it.todo}" for it in wrong),
    ]


def _schedule(outcome: LibrarySetUp) -> list[str]:
    names = list(outcome.schedule)
    what = "cron" if names == ["crontab"] else "timers of systemd"
    if outcome.installed:
        return [f"The daily jobs are started by {what}."]
    lines = [f"The daily jobs are for {what}, in .desk/jobs/:"]
    if what == "cron":
        lines += [f"  {it}" for it in outcome.schedule["crontab"].splitlines()]
    else:
        lines += [f"  {it}" for it in names]
    lines.append("Start them with `desk setup --install`, or by hand.")
    return lines


def _former(outcome: LibrarySetUp) -> list[str]:
    """Return what started jobs before, and whether it still does."""
    names = [f"  {it}" for it in outcome.former]
    if outcome.stopped:
        return ["Removed, because they started jobs before:", *names]
    return ["These still start jobs as before; `desk setup --install` removes them:", *names]
