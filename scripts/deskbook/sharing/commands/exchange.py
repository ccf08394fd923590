"""Our commits and others' brought together: what `desk push` and `desk pull` share."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from deskbook.github.adapters import mirror_store
from deskbook.library.adapters import chance, clock, console, files, git, git_clone
from deskbook.library.adapters.git_clone import Place
from deskbook.library.formats import record_file
from deskbook.library.formats.files import Reading
from deskbook.library.model.finding import DeskError
from deskbook.privacy.commands import file_check
from deskbook.sharing.adapters import adopt, history, remote
from deskbook.sharing.adapters.remote import Remote
from deskbook.sharing.model.exchange import Diff, Exchange, Met, Own, Version
from deskbook.sharing.rules import replay
from deskbook.sharing.views import exchange as view
from deskbook.tickets.commands.file_merge import merged

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
            shared = remote.remote(place)
            done = _once(root, place, shared, send=send)
            if done is not None:
                remote.follow(place, shared)
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
    tip = remote.fetch(place, shared)
    if not tip:
        return _first(place, shared, send=send)
    own = history.mine(place, tip)
    theirs = history.between(place.top, own[0].parent if own else place.commit, tip)
    new, number, met = place.commit, len(own), tuple[Met, ...]()
    if not history.is_line_on(place, tip):
        found = replay.replay(own, theirs, _merging(place, own, theirs))
        if found.conflicts:
            raise DeskError(view.conflict(shared.where, found.conflicts))
        new = history.write(place, tip, found.commits)
        number, met = len(found.commits), found.met
    if edited := adopt.survey(place, new).edited:
        raise DeskError(view.uncommitted(edited, sent=False))
    if send and new != tip and not remote.push(place, shared, new):
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
    if not remote.push(place, shared, place.commit):
        return None
    return Exchange(shared.where, sent=history.count(place.top, place.commit))


def _brought_on(root: Path, place: Place, new: str, shared: Remote, *, sent: bool) -> bool:
    """Bring the clone on to a commit; not where another verb committed in it meanwhile."""
    if new == place.commit:
        return True
    with files.locked(root):
        if git_clone.place(root).commit != place.commit:
            return False
        found = adopt.survey(place, new)
        if found.edited:
            raise DeskError(view.uncommitted(found.edited, sent=sent))
        adopt.adopt(place, new, found, f"desk: brought together with {shared.where}")
    return True


def _merging(place: Place, own: Sequence[Own], theirs: Sequence[Diff]) -> replay.Merge:
    """How files that both sides changed are merged; all their blobs are read at once."""
    both = {it.path for it in theirs}
    diffs = [*theirs, *(it for commit in own for it in commit.diffs if it.path in both)]
    ours = {it.path for commit in own for it in commit.diffs}
    versions = (it for diff in diffs if diff.path in ours for it in (diff.old, diff.new))
    blobs = history.contents(
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
    if not name.startswith("knowledge/") or not file_check.is_ours(name):
        return False
    reading: Reading[Any] = record_file.parse(record_file.kind_of(name), name, data)
    return bool(reading.findings)
