"""`desk push` and `desk pull`: bring our commits and others' together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from deskbook.github.adapters import mirror_store
from deskbook.library.adapters import chance, clock, files, git, git_clone
from deskbook.library.adapters.git_clone import Place
from deskbook.library.formats import record_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Change, Notice, Progress, Written, ignore
from deskbook.patrons.formats import read_vault_record, write_vault_record
from deskbook.patrons.model import vault_record
from deskbook.patrons.rules.vault_record import merge as merge_vault_records
from deskbook.privacy.commands import file_check
from deskbook.sharing import rules
from deskbook.sharing import views as view
from deskbook.sharing.adapters import adopt, history, remote, rewrites
from deskbook.sharing.adapters.remote import Remote
from deskbook.sharing.commands import rewrite, unsent
from deskbook.sharing.model import Carried, Diff, Exchange, Met, Own, SecondVault, Unmerged, Version
from deskbook.tickets.commands.file_merge import merge_files

TRIES: Final = 40
FIRST_WAIT, LONGEST_WAIT = 0.05, 2.0
"""Seconds before the second try, twice as many before each next one, up to the longest."""


@dataclass(frozen=True, slots=True)
class _Clone:
    """A clone and its remote, as one try finds them."""

    root: Path
    place: Place
    shared: Remote
    gate: unsent.Gate
    progress: Progress
    carried: list[Carried]


def push(root: Path, *, mend: bool = False, progress: Progress = ignore) -> Exchange:
    """Send our commits, done again on what others did.

    Args:
        root: the library.
        mend: whether commits with personal data are rewritten first.
        progress: gets each ticket that cannot be merged.

    Raises:
        DeskError: a person has to look, or others were quicker each time; nothing is lost.
    """
    mended = _mended(root) if mend else 0
    return replace(exchange(root, send=True, progress=progress), mended=mended)


def pull(root: Path, *, progress: Progress = ignore) -> Exchange:
    """Bring others' commits in; ours stand on them and wait to be sent."""
    return exchange(root, send=False, progress=progress)


def exchange(root: Path, *, send: bool, progress: Progress = ignore) -> Exchange:
    """Fetch, do our commits again on what others did, send them, bring the clone on.

    Files that are being edited are let alone: where others changed them too, nothing is done.

    Raises:
        DeskError: a person has to look, or others were quicker each time; nothing is lost.
    """
    gate, carried = unsent.Gate(root), list[Carried]()
    with remote.alone(root):
        for tries in range(1, TRIES + 1):
            with files.locked(root):
                place = git_clone.place(root)
                adopt.take_back(place)
            clone = _Clone(root, place, remote.find_remote(place), gate, progress, carried)
            done = _once(clone, send=send)
            if done is not None:
                remote.follow(place, clone.shared)
                mirror_store.follow(root)
                if send:
                    mirror_store.share(root, clone.shared.name)
                return replace(done, tries=tries - len(carried), carried=next(iter(carried), None))
            clock.wait(chance.pause(min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1))))
    raise DeskError(
        f"others were quicker {TRIES} times in a row; nothing is lost: run `desk push` again"
    )


def _mended(root: Path) -> int:
    """Rewrite our commits without personal data; the number of them."""
    with remote.alone(root), files.locked(root):
        place = git_clone.place(root)
        if not place.commit:
            return 0
        tip = remote.fetch(place, remote.find_remote(place))
        return unsent.mend(unsent.Gate(root), place, tip)


def _once(clone: _Clone, *, send: bool) -> Exchange | None:
    """One try; none where others were quicker, there or here."""
    place, shared = clone.place, clone.shared
    if not place.commit:
        raise DeskError("this clone has no commit yet: `git clone` the shared library instead")
    tip = _fetched(clone, send=send)
    if tip is None:
        return None
    if not tip:
        return _first(clone, send=send)
    own = history.find_own(place, tip)
    theirs = history.compare(place.top, own[0].parent if own else place.commit, tip)
    new, number, met = _replayed(clone, own, theirs, tip)
    if edited := adopt.survey(place, new).edited:
        raise DeskError(view.explain_edits(edited, sent=False))
    sends = send and new != tip
    if sends and rewrites.find_old(place.top, [it.id for it in own]):
        raise DeskError(view.explain_old(shared.where))
    if sends:
        clone.gate.refuse_personal(place, {it.id: it.diffs for it in own})
    if sends and not remote.push(place, shared, new):
        return None
    changes = _adopted(clone, new, sent=sends)
    if changes is None:
        return None
    return Exchange(
        where=shared.where,
        sent=number if send else 0,
        unsent=0 if send else number,
        received=len(theirs),
        met=met,
        written=Written(changes=changes),
    )


def _fetched(clone: _Clone, *, send: bool) -> str | None:
    """Return the remote's commit; none where this clone had to follow a rewritten history first."""
    place = clone.place
    rewritten: remote.RewrittenError | None = None
    tip = ""
    try:
        tip = remote.fetch(place, clone.shared)
    except remote.RewrittenError as error:
        rewritten = error
    returned = not send and not clone.carried and rewrites.list_left(place.top)
    if returned or rewrites.list_pending(place.top):
        carried = rewrite.catch_up(clone.root, place, clone.shared.name, send=send)
        if carried:
            clone.carried.append(carried)
            return None
    if rewritten:
        raise rewritten
    return tip


def _replayed(
    clone: _Clone, own: Sequence[Own], theirs: Sequence[Diff], tip: str
) -> tuple[str, int, tuple[Met, ...]]:
    """Do our commits again on the tip: the new commit, how many, files that both changed."""
    place = clone.place
    if history.is_line_on(place, tip):
        return place.commit, len(own), ()
    found = rules.replay(own, theirs, _merging(clone, own, theirs))
    if found.conflicts:
        raise DeskError(view.explain_conflict(clone.shared.where, found.conflicts))
    return history.write(place, tip, found.commits), len(found.commits), found.met


def _first(clone: _Clone, *, send: bool) -> Exchange | None:
    """Make the branch that the remote does not have yet."""
    place, shared = clone.place, clone.shared
    if not send:
        raise DeskError(f"{shared.where} is not there yet: `desk push` makes it")
    clone.gate.refuse_personal(place, unsent.list_commits(place, ""))
    if not remote.push(place, shared, place.commit):
        return None
    notices: tuple[Notice, ...] = ()
    if not remote.begin_clones(place, shared):
        branch = shared.branch.removeprefix("refs/heads/")
        said = f"New clones begin empty: make {branch} the default branch of {shared.name} there."
        notices = (Notice("remote.default-branch", said),)
    sent = history.count_commits(place.top, place.commit)
    return Exchange(where=shared.where, sent=sent, notices=notices)


def _adopted(clone: _Clone, new: str, *, sent: bool) -> tuple[Change, ...] | None:
    """Bring the clone on to a commit; none where another command committed in it meanwhile."""
    place = clone.place
    if new == place.commit:
        return ()
    with files.locked(clone.root):
        if git_clone.place(clone.root).commit != place.commit:
            return None
        found = adopt.survey(place, new)
        if found.edited:
            raise DeskError(view.explain_edits(found.edited, sent=sent))
        message = f"desk: brought together with {clone.shared.where}"
        return adopt.adopt(place, new, found, message)


def _merging(clone: _Clone, own: Sequence[Own], theirs: Sequence[Diff]) -> rules.Merge:
    """Return the merge of files that both sides changed; all their blobs are read at once."""
    blobs = history.read_contents(clone.place.top, rules.list_contested(own, theirs))

    def data(version: Version | None) -> bytes:
        content = version.content if version else b""
        return blobs[content] if isinstance(content, str) else content

    def merge(
        path: str, base: Version | None, mine: Version, there: Version
    ) -> tuple[str | bytes, int] | None:
        name = rules.path_in_library(path, clone.place.prefix)
        versions = data(base), data(mine), data(there)
        if name == vault_record.PATH:
            found = _by_vault(clone, *versions)
        elif rules.is_ticket(name):
            found = _by_meaning(clone, name, *versions)
        else:
            found = _by_lines(name, *versions)
        return (there.content, 0) if found and found[0] == versions[2] else found

    return merge


def _by_meaning(
    clone: _Clone, name: str, base: bytes, mine: bytes, there: bytes
) -> tuple[bytes, int] | None:
    made = merge_files(name, base, mine, there)
    if made.findings:
        clone.progress(Unmerged(made.findings))
    return None if made.text is None else (made.text.encode(), made.conflicts)


def _by_vault(clone: _Clone, base: bytes, mine: bytes, there: bytes) -> tuple[bytes, int] | None:
    """Of two clones that each began a vault, the first to send its record has the library's."""
    try:
        records = [read_vault_record(it.decode()) if it else None for it in (base, mine, there)]
    except (DeskError, UnicodeDecodeError):
        return None
    before, own, others = records
    if own is None or others is None:
        return None
    if own.vault != others.vault:
        clone.progress(SecondVault())
    return write_vault_record(merge_vault_records(before, own, others)).encode(), 0


def _by_lines(name: str, base: bytes, mine: bytes, there: bytes) -> tuple[bytes, int] | None:
    try:
        text, fits = git.merge_file(base, there, mine)
    except git.GitError:
        return None
    broken, *before = (_is_broken(name, it) for it in (text, mine, there))
    return (text, 0) if rules.may_stand(fits=fits, is_broken=broken, was_broken=before) else None


def _is_broken(name: str, data: bytes) -> bool:
    """Whether a file is a record that cannot be read whole."""
    if not name.startswith("knowledge/") or not file_check.is_ours(name):
        return False
    reading: Reading[Any] = record_file.parse(record_file.kind_of(name), name, data)
    return bool(reading.findings)
