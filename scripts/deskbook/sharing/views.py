"""Exchanges and merges in words."""

from collections.abc import Sequence

from deskbook.library.views.outcome import Said, Screen, findings
from deskbook.library.views.terminal import safe
from deskbook.sharing.model import (
    Carried,
    DriverInstalled,
    Exchange,
    FileMerge,
    Met,
    Personal,
    SecondVault,
    Unmerged,
)


def describe_exchange(outcome: Exchange, _screen: Screen) -> str:
    """Return a rewritten history, each file that both sides changed, and how much passed."""
    followed = _carried(outcome.carried) if outcome.carried else []
    return "\n".join([*followed, *(_line(met) for met in outcome.met), _sum(outcome)])


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


def explain_rewritten(remote: str) -> str:
    """Return why a clone with the old history may not send."""
    return (
        f"the history of {remote} was rewritten to take out personal data, and this clone still "
        "has the old one, so nothing was sent. `desk pull` brings your commits, branches and "
        "stashes over to the new history; then `desk push` again"
    )


def explain_old(where: str) -> str:
    """Return why commits that a rewrite replaced may not be sent again."""
    return (
        f"your branch has commits of the history that {where} no longer has, because they held "
        "personal data; nothing was sent. Take your own commits over by hand: "
        f"`git switch -c mine {where}`, then `git cherry-pick` each of them"
    )


def explain_in_the_way(places: Sequence[str]) -> str:
    """Return the edits that have to be committed or stashed before a clone can follow a rewrite."""
    shown = "\n".join(f"  {safe(it)}" for it in places)
    return (
        "the history was rewritten to take out personal data, and these have edits that no commit "
        f"holds:\n{shown}\nNothing was changed here. Commit them (`git commit -m WHY -- FILE`) or "
        "put them aside (`git stash`), then run the command again: commits and stashes come along"
    )


def _carried(it: Carried) -> list[str]:
    """A line for a clone that followed a rewritten history, and one for what it could not drop."""
    counts = [
        _counted(number, what)
        for number, what in ((it.commits, "commit"), (it.refs, "ref"))
        if number
    ]
    if it.stashes:
        counts.append(f"{it.stashes} stash{'es' * (it.stashes != 1)}")
    brought = f": {', '.join(counts)} of this clone brought over" if counts else ""
    lines = [f"The history was rewritten to take out personal data{brought}; the old one is gone"]
    if it.left:
        lines = [
            f"The history was rewritten to take out personal data{brought}. "
            f"{_counted(it.left, 'old commit')} cannot be deleted here, because something else "
            "keeps them: objects of another repository (`.git/objects/info/alternates`), or "
            "a pack with a `.keep` file. Make this clone anew, once everything is sent"
        ]
    return lines


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
