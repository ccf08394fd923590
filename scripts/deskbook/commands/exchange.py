"""Our commits and others' brought together: what `desk push` and `desk pull` share."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from deskbook.adapters import (
    chance,
    clock,
    console,
    files,
    git,
    git_adopt,
    git_clone,
    git_history,
    git_remote,
    mirror_store,
)
from deskbook.adapters.git_clone import Place
from deskbook.adapters.git_remote import Remote
from deskbook.commands import inspection
from deskbook.commands.merging import merged
from deskbook.formats import record_file
from deskbook.formats.files import Reading
from deskbook.model.exchange import Diff, Exchange, Met, Own, Version
from deskbook.model.finding import DeskError
from deskbook.rules import replay
from deskbook.views import exchange as view

TRIES: Final = 40
FIRST_WAIT, LONGEST_WAIT = 0.05, 2.0
"""Seconds before the second try, twice as many before each next one, up to the longest."""


def exchange(root: Path, *, send: bool) -> int:
    """Fetch, do our commits again on what others did, send them, bring the clone on; say what.

    Files that are being edited are let alone: where others changed them too, nothing is done.

    Raises:
        DeskError: a person has to look, or others were quicker each time; nothing is lost.
    """
    with files.alone(root, "push.lock", "another desk command is exchanging with the remote"):
        for tries in range(1, TRIES + 1):
            with files.locked(root):
                place = git_clone.place(root)
            shared = git_remote.remote(place)
            done = _once(root, place, shared, send=send)
            if done is not None:
                git_remote.follow(place, shared)
                mirror_store.follow(root)
                if send:
                    mirror_store.share(root, shared.name)
                console.echo(view.outcome(replace(done, tries=tries)))
                return 0
            clock.wait(chance.pause(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1))))
    raise DeskError(
        f"others were quicker {TRIES} times in a row; nothing is lost: run `desk push` again"
    )


def _once(root: Path, place: Place, shared: Remote, *, send: bool) -> Exchange | None:
    """One try; none where others were quicker, there or here."""
    if not place.commit:
        raise DeskError("this clone has no commit yet: `git clone` the shared library instead")
    tip = git_remote.fetch(place, shared)
    if not tip:
        return _first(place, shared, send=send)
    own = git_history.mine(place, tip)
    theirs = git_history.between(place.top, own[0].parent if own else place.commit, tip)
    new, number, met = place.commit, len(own), tuple[Met, ...]()
    if not git_history.is_line_on(place, tip):
        found = replay.replay(own, theirs, _merging(place, own, theirs))
        if found.conflicts:
            raise DeskError(view.conflict(shared.where, found.conflicts))
        new = git_history.write(place, tip, found.commits)
        number, met = len(found.commits), found.met
    if edited := git_adopt.survey(place, new).edited:
        raise DeskError(view.uncommitted(edited, sent=False))
    if send and new != tip and not git_remote.push(place, shared, new):
        return None
    if not _brought_on(root, place, new, shared, sent=send and new != tip):
        return None
    return Exchange(
        shared.where,
        sent=number if send else 0,
        waiting=0 if send else number,
        received=len(theirs),
        met=met,
    )


def _first(place: Place, shared: Remote, *, send: bool) -> Exchange | None:
    """Make the branch that the remote does not have yet."""
    if not send:
        raise DeskError(f"{shared.where} is not there yet: `desk push` makes it")
    if not git_remote.push(place, shared, place.commit):
        return None
    return Exchange(shared.where, sent=git_history.count(place.top, place.commit))


def _brought_on(root: Path, place: Place, new: str, shared: Remote, *, sent: bool) -> bool:
    """Bring the clone on to a commit; not where another verb committed in it meanwhile."""
    if new == place.commit:
        return True
    with files.locked(root):
        if git_clone.place(root).commit != place.commit:
            return False
        found = git_adopt.survey(place, new)
        if found.edited:
            raise DeskError(view.uncommitted(found.edited, sent=sent))
        git_adopt.adopt(place, new, found, f"desk: brought together with {shared.where}")
    return True


def _merging(place: Place, own: Sequence[Own], theirs: Sequence[Diff]) -> replay.Merge:
    """How files that both sides changed are merged; all their blobs are read at once."""
    both = {it.path for it in theirs}
    diffs = [*theirs, *(it for commit in own for it in commit.diffs if it.path in both)]
    ours = {it.path for commit in own for it in commit.diffs}
    versions = (it for diff in diffs if diff.path in ours for it in (diff.old, diff.new))
    blobs = git_history.contents(
        place.top, [str(it.content) for it in versions if it and it.mode in replay.FILES]
    )

    def data(version: Version) -> bytes:
        return blobs[version.content] if isinstance(version.content, str) else version.content

    def merge(
        path: str, base: Version | None, mine: Version, there: Version
    ) -> tuple[str | bytes, int] | None:
        name = path.removeprefix(place.prefix) if path.startswith(place.prefix) else ""
        found = _merged(name, data(base) if base else b"", data(mine), data(there))
        if found is None or found[0] != data(there):
            return found
        return there.content, 0

    return merge


def _merged(name: str, base: bytes, mine: bytes, there: bytes) -> tuple[bytes, int] | None:
    """Merge a ticket by meaning, anything else by lines if a record stays readable then."""
    if name.startswith("tickets/") and name.endswith(".md"):
        made = merged(name, base, mine, there)
        for finding in made.findings:
            console.complain(f"{finding.path}:{finding.line}: {finding.message}")
        return None if made.text is None else (made.text.encode(), made.conflicts)
    try:
        text, fits = git.merge_file(base, there, mine)
    except git.GitError:
        return None
    if not fits or (_wrong(name, text) and not _wrong(name, mine) and not _wrong(name, there)):
        return None
    return text, 0


def _wrong(name: str, data: bytes) -> bool:
    """Whether a file is a record that cannot be read whole."""
    if not name.startswith("knowledge/") or not inspection.is_ours(name):
        return False
    reading: Reading[Any] = record_file.parse(record_file.kind_of(name), name, data)
    return bool(reading.findings)
