"""All refs of a clone, moved to a rewritten history: branches, tags, notes, stashes, work trees.

Every step can be done twice: what is on the new history already is left alone.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.erasure.rules.erased import Erased
from deskbook.library.adapters import git, git_process
from deskbook.sharing.adapters import history, rewrites, rewriting

CARRIED: Final = "refs/desk/carried"
"""Keeps commits that were written again until refs lead to them."""

_OURS: Final = ("refs/desk/", "refs/worktree/", rewrites.FOLDER)


@dataclass(frozen=True, slots=True)
class Ref:
    """A ref, the object that it names, and the commit that this leads to (empty if to none)."""

    name: str
    target: str
    kind: str
    commit: str


def list_all(top: Path) -> Iterator[Ref]:
    """Yield the refs of a clone but the stash, our own work and links such as `origin/HEAD`."""
    form = "%(refname) %(objectname) %(objecttype) %(*objectname)%(symref:short)"
    for row in git.run(top, "for-each-ref", f"--format={form}").decode().splitlines():
        name, target, kind, *rest = row.split(" ")
        link = "/HEAD" in name and rest != [""]
        if not name.startswith((*_OURS, "refs/stash")) and not link:
            peeled = rest[0] if kind == "tag" and rest else ""
            yield Ref(name, target, kind, target if kind == "commit" else peeled)


def list_stash(top: Path) -> tuple[tuple[str, str], ...]:
    """Return the stashed commits with their messages, the newest first."""
    if not git.run(top, "rev-parse", "-q", "--verify", "refs/stash", check=False):
        return ()
    told = git.run(top, "stash", "list", "--format=%H %gs").decode(errors="replace")
    return tuple((row[: row.index(" ")], row[row.index(" ") + 1 :]) for row in told.splitlines())


def list_heads(top: Path) -> list[str]:
    """Return the commits that work trees on no branch stand on."""
    told = git.run(top, "worktree", "list", "--porcelain").decode().splitlines()
    return [it.removeprefix("HEAD ") for it in told if it.startswith("HEAD ")]


def move(
    top: Path,
    refs: Iterable[Ref],
    ids: Mapping[str, str],
    erased: Erased,
    shared: Collection[str],
) -> int:
    """Let refs go on to the new history in one transaction; return how many did.

    Args:
        top: the clone.
        refs: its refs.
        ids: what became of commits.
        erased: what was taken out, for the messages of tags.
        shared: old commits that others had too; notes that end with one are the remote's now.
    """
    lines = []
    for ref in refs:
        if ref.commit in ids:
            new = ids[ref.commit]
            if ref.kind == "tag" or (ref.name.startswith(rewriting.NOTES) and ref.commit in shared):
                new = _find_theirs(top, ref, new) or _retag(top, ref, new, erased)
            lines.append(f"update {ref.name} {new} {ref.target}\n")
    drop = git.run(
        top, "for-each-ref", "--format=delete %(refname)", history.REPLAYED, CARRIED
    ).decode()
    if lines or drop:
        words = ("update-ref", "-m", "desk: followed a rewritten history", "--stdin")
        git.run(top, *words, given=("".join(lines) + drop).encode())
    return len(lines)


def _find_theirs(top: Path, ref: Ref, commit: str) -> str:
    """Return what the remote has for a tag of the same commit, or for notes; empty if nothing."""
    theirs = f"{rewriting.NEW}{ref.name}"
    asked = f"{theirs}^{{commit}}"
    there = git.run(top, "rev-parse", "-q", "--verify", asked, check=False).decode().strip()
    if not there or (ref.kind == "tag" and there != commit):
        return "" if ref.kind == "tag" else commit
    return git.run(top, "rev-parse", theirs).decode().strip()


def _retag(top: Path, ref: Ref, commit: str, erased: Erased) -> str:
    """Write a tag again, without a signature: it would not fit."""
    head, _, message = git.run(top, "cat-file", "tag", ref.target).partition(b"\n\n")
    rows = [it for it in head.split(b"\n") if not it.startswith(b"object ")]
    text = erased.erase(message.partition(b"-----BEGIN ")[0])
    made = b"\n".join((b"object " + commit.encode(), *rows)) + b"\n\n" + text
    words = ("hash-object", "-t", "tag", "-w", "--stdin")
    return git.run(top, *words, given=made).decode().strip()


def restack(
    top: Path, stash: Sequence[tuple[str, str]], ids: Mapping[str, str], erased: Erased
) -> int:
    """Put stashes on the new history, the oldest first, then drop the old ones.

    Killed in between, both are there: nothing that was stashed is lost.
    """
    old = [(name, said) for name, said in stash if name in ids]
    there = {name for name, _ in stash}
    for name, said in reversed(old):
        if ids[name] not in there:
            message = erased.erase(said.encode()).decode(errors="replace")
            git.run(top, "stash", "store", "--quiet", "--message", message, ids[name])
    for number, (name, _) in reversed([*enumerate(list_stash(top))]):
        if name in ids:
            git.run(top, "reflog", "delete", "--updateref", "--rewrite", f"stash@{{{number}}}")
    return len(old)


def list_work_trees(top: Path) -> list[tuple[Path, str]]:
    """Return the other work trees of a clone, each with the commit that it stands on."""
    told = git.run(top, "worktree", "list", "--porcelain").decode()
    found = []
    for block in told.strip().split("\n\n"):
        rows = dict(line.partition(" ")[::2] for line in block.splitlines())
        folder = Path(rows["worktree"])
        if folder.is_dir() and folder.resolve() != top.resolve() and "bare" not in rows:
            found.append((folder, rows["HEAD"]))
    return found


def is_clean(top: Path) -> bool:
    """Return whether a work tree has no edits that are not committed."""
    return not git.run(top, "status", "--porcelain", "--untracked-files=no")


def reset(top: Path, commit: str) -> None:
    """Bring a clean work tree on to a commit, with its branch if it is on one."""
    git.run(top, "reset", "--quiet", "--hard", commit)


def drop_old(top: Path) -> int:
    """Delete the old commits and what only they lead to; return how many are still there.

    Logs of refs lose the entries that lead to them, Git's own notes of the last commands go.
    """
    common = rewriting.find_common(top)
    for name in ("FETCH_HEAD", "ORIG_HEAD", "COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG"):
        for file in (common / name, *common.glob(f"worktrees/*/{name}")):
            file.unlink(missing_ok=True)
    git.run(top, "rerere", "clear", check=False)
    told = git.run(top, "for-each-ref", "--format=%(refname)").decode().split()
    refs = [it for it in told if it != "refs/stash"]
    logs = ["HEAD", *(f"worktrees/{it.name}/HEAD" for it in common.glob("worktrees/*"))]
    words = ("reflog", "expire", "--expire-unreachable=now")
    for name in (*refs, *logs):
        git_process.attempt(top, *words, name)
    git.run(top, "gc", "--quiet", "--prune=now")
    return len(rewrites.list_left(top))


def list_missing(top: Path, objects: Iterable[str]) -> set[str]:
    """Return those objects that a clone does not have."""
    given = "".join(f"{it}\n" for it in objects).encode()
    told = git.run(top, "cat-file", "--batch-check=%(objectname)", given=given).decode()
    return {row.split()[0] for row in told.splitlines() if " " in row}
