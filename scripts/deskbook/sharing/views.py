"""Exchanges and merges in words."""

from collections.abc import Sequence

from deskbook.library.views.outcome import Said, Screen, findings
from deskbook.library.views.terminal import safe
from deskbook.sharing.model import (
    DriverInstalled,
    Exchange,
    FileMerge,
    Met,
    Personal,
    SecondVault,
    Unmerged,
)


def describe_exchange(outcome: Exchange, _screen: Screen) -> str:
    """Return a line for each file that both sides changed, then how much passed."""
    return "\n".join([*(_line(met) for met in outcome.met), _sum(outcome)])


def describe_unmerged(step: Unmerged, _screen: Screen) -> Said:
    """Return the reasons why a ticket cannot be merged."""
    return Said(err="\n".join(findings(step.findings)))


def describe_second_vault(_step: SecondVault, _screen: Screen) -> Said:
    """Return what becomes of a vault that was begun while another clone began one."""
    return Said(
        err="The library had a vault already when this clone began one. What is in the one of this "
        "clone stays sealed here: `desk join` brings it into the library's vault."
    )


def describe_merge(outcome: FileMerge, _screen: Screen) -> Said:
    """Return how one file was merged, for a person who reads Git's own output."""
    name = outcome.name
    if not outcome.merged:
        lines = [*findings(outcome.findings)]
        lines.append(f"{name}: left in conflict: mend it, `git add` it, then go on")
        return Said(err="\n".join(lines))
    if not outcome.conflicts:
        return Said()
    return Said(
        err=f"{name}: merged; what both sides changed is as the newer one has it, the other "
        f"is kept in its conflict entries (new: {outcome.conflicts})"
    )


def describe_driver(outcome: DriverInstalled, _screen: Screen) -> str:
    """Return one line that names the clone."""
    return f"merge driver for tickets: installed in {outcome.folder}"


def explain_conflict(where: str, paths: Sequence[str]) -> str:
    """Return why nothing was exchanged, and how a person puts both versions together."""
    remote, _, branch = where.partition("/")
    shown = "\n".join(f"  {safe(path)}" for path in paths)
    return (
        f"what you and others changed there does not fit together:\n{shown}\n"
        "Nothing was sent, and nothing is lost. Put it together by hand: "
        f"`git pull --rebase {remote} {branch}`, mend what stands between the marks <<<<<<< and "
        ">>>>>>>, `git add` it, `git rebase --continue`; then `desk push` again"
    )


def explain_edits(paths: Sequence[str], *, sent: bool) -> str:
    """Return why the clone was let alone: edits that are in no commit would be overwritten."""
    done = (
        "Your commits were sent, but nothing was changed here."
        if sent
        else "Nothing was sent or changed."
    )
    shown = "\n".join(f"  {safe(path)}" for path in paths)
    return (
        f"others changed what stands here uncommitted:\n{shown}\n"
        f"{done} Commit yours (`git commit -m WHY -- FILE`) and it will be merged, or take it back "
        "(`git restore --staged --worktree FILE`); then `desk push` again"
    )


def explain_personal(found: Sequence[Personal]) -> str:
    """Return where commits hold personal data, and how to mend them."""
    return (
        f"these commits hold personal data, so nothing was sent:\n{_places(found)}\n"
        "Take it out of the files as they are now and commit them, or let words pass that are "
        "nobody's (`desk allow WORDS`). Then `desk push --mend`: it rewrites these commits, which "
        "only this clone has, and sends them"
    )


def explain_present(found: Sequence[Personal]) -> str:
    """Return the files that a person has to mend before older versions can be."""
    return (
        f"this is in the files as they are committed now:\n{_places(found)}\n"
        "Take it out, `git commit` the files, then `desk push --mend` again"
    )


def _places(found: Sequence[Personal]) -> str:
    return "\n".join(
        f"  {safe(it.path)}:{line.line}: {line.message} (commit {it.commit[:8]})"
        for it in found
        for line in it.lines
    )


def _line(met: Met) -> str:
    last = met.path.rpartition("/")[2].removesuffix(".md")
    name = last if last.startswith("Q-") else safe(met.path)
    if not met.lost:
        return f"{name}: others changed it too; both changes are in it"
    kept = "a conflict entry keeps" if met.lost == 1 else f"{met.lost} conflict entries keep"
    return f"{name}: others changed it too; the newer stands, {kept} the rest"


def _sum(it: Exchange) -> str:
    again = f" (at the {_nth(it.tries)} try: others were quicker)" if it.tries > 1 else ""
    parts = []
    if it.mended:
        parts.append(f"{_counted(it.mended, 'commit')} rewritten without personal data")
    if it.sent:
        parts.append(f"{_counted(it.sent, 'commit')} sent to {it.where}{again}")
    if it.unsent:
        parts.append(f"{_counted(it.unsent, 'commit')} of yours to be sent (`desk push`)")
    if it.received:
        parts.append(f"{_counted(it.received, 'file')} changed by others")
    return "; ".join(parts) if parts else f"{it.where} and this clone are the same already"


def _nth(number: int) -> str:
    special = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else special}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
