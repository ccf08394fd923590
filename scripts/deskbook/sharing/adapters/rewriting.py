"""The history of the shared repository without somebody: made beside the clone, then pushed.

Nothing in the clone changes before the remote has everything: until then only refs below `WORK`
and a folder beside the objects exist, which the next run throws away.
"""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.erasure.adapters import history as traces
from deskbook.erasure.model import HeldCommit
from deskbook.erasure.rules.search import Sought
from deskbook.library.adapters import git
from deskbook.library.adapters.git_clone import Place
from deskbook.library.model.finding import DeskError
from deskbook.sharing.adapters import filter_run, history, rewrites

WORK: Final = "refs/desk/rewriting/"
"""Below it the remote's refs as they are (`there/`) and as they are to be (`new/`)."""

THERE, NEW = f"{WORK}there/", f"{WORK}new/"

FORGE: Final = ("refs/pull/", "refs/merge-requests/", "refs/keep-around/", "refs/pipelines/")
"""Refs that a forge keeps by itself and lets nobody change."""

NOTES: Final = "refs/notes/"
_NOTES: Final = "refs/desk-notes/"
_FOLDER: Final = "desk-rewriting-"


@dataclass(frozen=True, slots=True)
class Effect:
    """Commits that name somebody, all that change with them, and the parents that stay."""

    held: tuple[HeldCommit, ...]
    changed: frozenset[str]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A new history: what became of each commit, and the refs with their old and new objects."""

    pairs: Mapping[str, str]
    refs: Mapping[str, tuple[str, str]]


def list_refs(place: Place, remote: str) -> dict[str, str]:
    """Return the refs of a remote with their objects; without a remote those of the clone."""
    if remote:
        told = git.run(place.top, "ls-remote", "--refs", remote).decode()
        rows = [line.split("\t") for line in told.splitlines()]
    else:
        form = "--format=%(objectname)\t%(refname)"
        told = git.run(place.top, "for-each-ref", form).decode()
        rows = [line.split("\t") for line in told.splitlines()]
    left_out = (rewrites.FOLDER, *(FORGE if remote else _LOCAL))
    return {ref: name for name, ref in rows if not ref.startswith(left_out)}


_LOCAL: Final = ("refs/desk/", "refs/remotes/", "refs/stash", "refs/worktree/", "refs/bisect/")
"""Refs of one clone alone, which follow the others."""


def fetch(place: Place, remote: str, refs: Collection[str], folder: str) -> None:
    """Bring the remote's refs in under a folder, without touching others; records come too."""
    clear(place)
    if not remote:
        lines = "".join(f"create {folder}{it} {it}\n" for it in refs)
        git.run(place.top, "update-ref", "--stdin", given=lines.encode())
        return
    asked = "".join(f"+{it}:{folder}{it}\n" for it in refs)
    words = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head")
    records = f"+{rewrites.FOLDER}*:{rewrites.FOLDER}*"
    git.run(place.top, *words, "--stdin", remote, records, given=asked.encode())


def clear(place: Place) -> None:
    """Throw away what an earlier run began."""
    told = git.run(place.top, "for-each-ref", "--format=delete %(refname)", WORK)
    if told:
        git.run(place.top, "update-ref", "--stdin", given=told)
    for folder in find_common(place.top).glob(f"{_FOLDER}*"):
        shutil.rmtree(folder, ignore_errors=True)


def survey(top: Path, sought: Sought, pattern: str) -> Effect:
    """Return the commits that would change below some refs: some name them, others follow.

    Args:
        top: the clone.
        sought: whom.
        pattern: as `git rev-list --glob` takes it; empty for every ref.
    """
    held = traces.search(top, sought).commits
    which = (f"--glob={pattern}",) if pattern else ("--all",)
    told = git.run(top, "rev-list", "--topo-order", "--reverse", "--parents", *which).decode()
    begun, changed, kept = {it.id for it in held}, set[str](), dict[str, None]()
    for row in told.splitlines():
        name, *parents = row.split()
        if name in begun or not changed.isdisjoint(parents):
            changed.add(name)
            kept |= dict.fromkeys(it for it in parents if it not in changed)
    found = tuple(it for it in held if it.id in changed)
    return Effect(found, frozenset(changed), tuple(kept))


def rewrite(place: Place, sought: Sought, refs: Mapping[str, str], effect: Effect) -> Rewritten:
    """Write the history anew beside the clone, and bring its refs in under `NEW`.

    Raises:
        GitError: it did not work; nothing has changed.
    """
    top = place.top
    hits, own = set(traces.find_objects(top, sought)), set(traces.list_own(top, sought))
    tips = _commits(top, refs)
    moved = [_aside(ref) for ref in refs if tips.get(ref, "") in effect.changed]
    with _beside(top) as folder:
        lines = "".join(f"create {_aside(ref)} {refs[ref]}\n" for ref in refs if ref in tips)
        git.run(folder, "update-ref", "--stdin", given=lines.encode())
        revisions = [*moved, *(f"^{it}" for it in effect.kept)]
        pairs = filter_run.run(folder, sought, revisions, hits, own)
        for ref, name in read(folder, _NOTES).items():
            git.run(folder, "update-ref", f"{NOTES}{ref}", name)
            git.run(folder, "update-ref", "-d", f"{_NOTES}{ref}")
        renote(place, folder, pairs)
        git.run(top, "fetch", "--quiet", "--no-tags", str(folder), f"+refs/*:{NEW}refs/*")
    new = read(top, NEW)
    return Rewritten(
        pairs,
        {ref: (name, new[ref]) for ref, name in refs.items() if new.get(ref, name) != name},
    )


def push(place: Place, remote: str, made: Rewritten, record: str, name: str) -> None:
    """Replace the remote's refs, all or none, if they still are where they were.

    Raises:
        DeskError: the remote refuses, or somebody was quicker; nothing has changed.
    """
    leases = [f"--force-with-lease={ref}:{old}" for ref, (old, _) in made.refs.items()]
    moves = [f"{new}:{ref}" for ref, (_, new) in made.refs.items()]
    words = ("push", "--quiet", "--atomic", *leases, remote)
    try:
        git.run(place.top, *words, f"{record}:{rewrites.FOLDER}{name}", *moves)
    except git.GitError as error:
        if "stale info" in error.said or "[rejected]" in error.said:
            raise DeskError(
                "somebody pushed meanwhile, so nothing was rewritten: run the command again"
            ) from None
        raise DeskError(
            f"{remote} does not take a rewritten history, so nothing was rewritten. Where a rule "
            "protects its branches from forced pushes, lift the rule until this is done (a bare "
            f"repository: `git config receive.denyNonFastForwards false`). Git said: {error}"
        ) from None


def find_changed(top: Path, refs: Mapping[str, str], changed: Collection[str]) -> list[str]:
    """Return the refs that lead to commits that change, of those whose objects are here."""
    return [ref for ref, name in _commits(top, refs).items() if name in changed]


def count_own(place: Place, remote: str) -> int:
    """Return the number of refs that the forge keeps by itself, such as those of pull requests."""
    told = git.run(place.top, "ls-remote", remote, *(f"{it}*" for it in FORGE)) if remote else b""
    return len(told.splitlines())


def find_signed(top: Path, refs: Mapping[str, tuple[str, str]]) -> tuple[str, ...]:
    """Return the tags that lost their signature: it would not fit what they name now."""
    tags = [ref for ref in refs if ref.startswith("refs/tags/")]
    data = history.read_contents(top, [refs[it][0] for it in tags])
    signed = (it for it in tags if b"\n-----BEGIN " in data[refs[it][0]])
    return tuple(it.removeprefix("refs/tags/") for it in signed)


def _commits(top: Path, refs: Mapping[str, str]) -> dict[str, str]:
    """Return the commits that refs lead to; those that lead to none are left out."""
    asked = "".join(f"{it}^{{commit}}\n" for it in refs.values()).encode()
    told = git.run(top, "cat-file", "--batch-check=%(objectname)", given=asked).decode()
    rows = zip(refs, told.splitlines(), strict=True)
    return {ref: name for ref, name in rows if " " not in name}


def read(top: Path, folder: str) -> dict[str, str]:
    """Return the refs below a folder with their objects."""
    told = git.run(top, "for-each-ref", "--format=%(refname) %(objectname)", folder).decode()
    rows = (line.split(" ") for line in told.splitlines())
    return {ref.removeprefix(folder): name for ref, name in rows}


def find_common(top: Path) -> Path:
    """Return the folder with the objects and refs of all work trees of a clone."""
    told = git.run(top, "rev-parse", "--path-format=absolute", "--git-common-dir")
    return Path(os.fsdecode(told).strip())


def _aside(ref: str) -> str:
    """Return another name for a ref of notes, which git-filter-repo would not touch."""
    return ref.replace(NOTES, _NOTES, 1) if ref.startswith(NOTES) else ref


@contextmanager
def _beside(top: Path) -> Iterator[Path]:
    """Make a bare repository that borrows the objects of a clone."""
    common = find_common(top)
    kind = git.run(top, "rev-parse", "--show-object-format").decode().strip()
    folder = Path(tempfile.mkdtemp(prefix=_FOLDER, dir=common))
    try:
        git.run(folder, "init", "--quiet", "--bare", f"--object-format={kind}")
        (folder / "objects/info/alternates").write_bytes(os.fsencode(common / "objects") + b"\n")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def renote(place: Place, folder: Path, ids: Mapping[str, str]) -> None:
    """Let notes on old commits be notes on the new ones.

    Args:
        place: the clone, for who commits.
        folder: the repository with the notes.
        ids: the new ids by the old ones.
    """
    told = git.run(folder, "for-each-ref", "--format=%(refname)", NOTES)
    for ref in told.decode().split():
        words = ("-c", f"core.notesRef={ref}", "notes")
        rows = git.run(folder, *words, "list").decode().splitlines()
        old = [name for name in (row.split()[1] for row in rows) if name in ids]
        if old:
            pairs = "".join(f"{it} {ids[it]}\n" for it in old).encode()
            who = _signer(place)
            git.run(folder, *words, "copy", "--force", "--stdin", given=pairs, extra=who)
            gone = "".join(f"{it}\n" for it in old).encode()
            git.run(folder, *words, "remove", "--stdin", given=gone, extra=who)


def _signer(place: Place) -> dict[str, str]:
    """Return who commits, for a repository that lacks the clone's configuration."""
    name, _, rest = os.fsdecode(place.committer).partition(" <")
    address = rest.partition(">")[0]
    return {
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (("NAME", name), ("EMAIL", address))
    }
