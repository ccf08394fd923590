"""Questions to Git, and changes of a clone that are not a commit of single files."""

import io
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from deskbook.library.adapters import git_process
from deskbook.library.adapters.git_process import GitError, run
from deskbook.library.model.entry_kinds import Origin

__all__ = ["GitError", "run"]

_CHANGED: Final = ("--relative", "--name-only", "-z", "--diff-filter=ACMR")


def start(root: Path) -> None:
    """Make a folder a repository of its own.

    Raises:
        GitError: Git does not know who would sign its commits.
    """
    if not run(root, "var", "GIT_COMMITTER_IDENT", check=False):
        raise GitError(
            "Git does not know who you are: git config --global user.name 'Your Name', and "
            "user.email with your address, then run it again"
        )
    run(root, "init", "--quiet", "--initial-branch=main")


def version() -> tuple[int, ...]:
    """Git's version, such as (2, 39, 5)."""
    told = run(Path.cwd(), "version").decode()
    found = re.search(r"\d+(?:\.\d+)+", told)
    return tuple(map(int, found.group().split("."))) if found else ()


def is_clone(root: Path) -> bool:
    """Return whether the library is a Git work tree of its own or inside of one."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def remote(root: Path) -> str:
    """The name of the first remote that a clone has; empty where it has none, or is no clone."""
    return run(root, "remote", check=False).decode().partition("\n")[0]


def remote_address(root: Path) -> str:
    """Return the address of the remote; empty where there is none."""
    name = remote(root) if is_clone(root) else ""
    return config(root, f"remote.{name}.url") if name else ""


def merge_file(
    base: bytes, ours: bytes, theirs: bytes, *, names: tuple[str, str, str] = ("", "", "")
) -> tuple[bytes, bool]:
    """Merge three versions of a text line by line: the result, and whether it has no conflict.

    Args:
        base: the last common version.
        ours: one version.
        theirs: the other.
        names: what the conflict markers call ours, base and theirs.

    Raises:
        GitError: Git cannot merge them, as where they are not text.
    """
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        for name, data in zip(("ours", "base", "theirs"), (ours, base, theirs), strict=True):
            (Path(folder) / name).write_bytes(data)
        labels = (word for name in names for word in ("-L", name))
        done = git_process.attempt(
            Path(folder), "merge-file", "-p", "-q", *labels, "ours", "base", "theirs"
        )
    if done.returncode > 127:
        raise GitError(f"git merge-file did not work: {done.stderr.decode(errors='replace')}")
    return done.stdout, done.returncode == 0


def set_config(root: Path, key: str, value: str) -> None:
    """Set a value in this clone's own configuration."""
    run(root, "config", "--local", key, value)


def origins(root: Path, path: str, lines: Sequence[int]) -> dict[int, Origin]:
    """The commit that each of these lines of a file came with; none for what is not committed."""
    asked = [word for line in lines for word in ("-L", f"{line},{line}")]
    told = run(root, "blame", "--line-porcelain", *asked, "--", path, check=False).decode(
        errors="replace"
    )
    shallow = run(root, "rev-parse", "--is-shallow-repository", check=False).strip() == b"true"
    found = {}
    for block in re.split(r"^\t.*\n", told, flags=re.MULTILINE):
        first, _, rest = block.partition("\n")
        commit, line = first.split(" ")[0], first.split(" ")[2:3]
        if commit.strip("0"):
            values = dict(part.partition(" ")[::2] for part in rest.splitlines())
            found[int(line[0])] = Origin(
                commit=commit,
                name=values["author"],
                email=values["author-mail"].strip("<>"),
                time=datetime.fromtimestamp(int(values["author-time"]), UTC),
                cut_off=shallow and "boundary" in values,
            )
    return found


def commit_on_branch(
    root: Path, branch: str, changed: Mapping[str, bytes], message: str, when: datetime
) -> str:
    """Make a branch with one commit on top of the present one; work tree and index stay.

    Args:
        root: the library; it may be a folder of a larger work tree.
        branch: the new branch.
        changed: whole files, by path below `root`.
        message: of the commit.
        when: its time.

    Returns:
        the id of the commit.

    Raises:
        GitError: there is no commit yet, or there is such a branch.
    """
    prefix = run(root, "rev-parse", "--show-prefix").decode().strip()
    head = run(root, "rev-parse", "--verify", "HEAD").decode().strip()
    with tempfile.TemporaryDirectory(prefix="desk-") as folder:
        apart = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        run(root, "read-tree", head, extra=apart)
        for path, data in sorted(changed.items()):
            blob = run(root, "hash-object", "-w", "--stdin", given=data).decode().strip()
            entry = f"100644,{blob},{prefix}{path}"
            run(root, "update-index", "--add", "--cacheinfo", entry, extra=apart)
        tree = run(root, "write-tree", extra=apart).decode().strip()
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ")
    dated = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    given = message.encode()
    made = run(root, "commit-tree", tree, "-p", head, given=given, extra=dated).decode().strip()
    run(root, "update-ref", f"refs/heads/{branch}", made, "0" * len(made))
    return made


def branches(root: Path, folder: str) -> list[str]:
    """The branches in a folder of names, this clone's and those it knows of others."""
    patterns = (f"refs/heads/{folder}/*", f"refs/remotes/*/{folder}/*")
    said = run(root, "for-each-ref", "--format=%(refname)", *patterns, check=False)
    return said.decode().split()


def at(root: Path, ref: str, path: str) -> bytes | None:
    """A file below `root` as a commit has it; none where the commit or the file is not there."""
    done = git_process.attempt(root, "cat-file", "blob", f"{ref}:./{path}")
    return None if done.returncode else done.stdout


def list_versions(root: Path, path: str) -> Iterator[bytes]:
    """Yield a file below `root` as the commits of this branch that changed it have it.

    The newest comes first; commits that removed it are left out.
    """
    for commit in run(root, "log", "--format=%H", "--", path).decode().split():
        if (data := at(root, commit, path)) is not None:
            yield data


def is_amid(root: Path) -> bool:
    """Return whether an unfinished merge, rebase or the like forbids other commits."""
    heads = ("MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD")
    return any(run(root, "rev-parse", "--quiet", "--verify", it, check=False) for it in heads)


def commit_all(root: Path, message: str) -> None:
    """Commit whatever has changed in a clone, if anything has."""
    run(root, "add", "--all")
    if run(root, "status", "--porcelain"):
        run(root, "commit", "--quiet", "--message", message)


def undo_merge(root: Path) -> None:
    """Undo a merge that was cut short; whatever it wrote goes."""
    if (root / run(root, "rev-parse", "--git-path", "MERGE_HEAD").decode().strip()).exists():
        run(root, "reset", "--quiet", "--hard")
        run(root, "clean", "--quiet", "-fd")


def config(root: Path, key: str) -> str:
    """A value of Git's configuration as it stands, used or not; nothing where there is none."""
    return git_process.ask(root, "config", "--get", key).decode().strip()


def staged(root: Path) -> list[tuple[str, bytes]]:
    """The files below `root` that the next commit changes or adds, as it would keep them.

    In a hook Git says in the environment which index and repository the commit is of.
    """
    inherited = git_process.inherited()
    paths = _names(run(root, "diff", "--cached", *_CHANGED, extra=inherited))
    if not paths:
        return []
    asked = "".join(f":./{path}\n" for path in paths).encode()
    held = io.BytesIO(run(root, "cat-file", "--batch", given=asked, extra=inherited))
    return [(path, blob(held)) for path in paths]


def changed_since(root: Path, ref: str) -> list[tuple[str, bytes]]:
    """The files below `root` that changed since a commit, as they stand now.

    Raises:
        GitError: there is no such commit.
    """
    paths = _names(run(root, "diff", *_CHANGED, "--end-of-options", ref, "--"))
    return [(path, (root / path).read_bytes()) for path in paths if (root / path).is_file()]


def changed_between(
    root: Path, old: str, new: str, folders: Sequence[str]
) -> tuple[str, ...] | None:
    """The files in these folders that two commits hold differently; none where one is not there."""
    words = ("diff", "--name-only", "--no-renames", "-z", "--relative")
    try:
        said = run(root, *words, "--end-of-options", old, new, "--", *folders)
    except GitError:
        return None
    return tuple(_names(said))


def messages(root: Path, pattern: str, refs: Sequence[str]) -> str:
    """Return the messages of the commits in a history that have a line like a pattern.

    `pattern` is an extended regular expression. The history begins at `refs`; `^HEAD` leaves out
    the commits of the present branch. A clone without a commit has no messages.
    """
    words = ("log", "--format=%B", "--extended-regexp", f"--grep={pattern}", *refs, "--")
    begun = run(root, "rev-parse", "--quiet", "--verify", "HEAD", check=False)
    return run(root, *words).decode(errors="replace") if begun else ""


def new_files(root: Path, folder: str) -> list[str]:
    """The files below a folder that the last commit does not hold, staged or not."""
    others = run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", folder)
    added = ("diff", "--cached", "--name-only", "--diff-filter=A", "--no-renames", "--relative")
    return [*_names(others), *_names(run(root, *added, "-z", "--", folder))]


def list_tracked(root: Path, folders: Sequence[str]) -> list[str]:
    """Return the files of these folders that Git keeps, staged ones included."""
    return _names(run(root, "ls-files", "-z", "--", *folders))


def hook(root: Path, name: str) -> Path:
    """Return the path of a hook that Git runs for people, whether it exists or not."""
    return root / git_process.ask(root, "rev-parse", "--git-path", f"hooks/{name}").decode().strip()


def list_unused_settings(root: Path) -> tuple[str, ...]:
    """Return the settings of this clone's own that our commands do not use."""
    return git_process.find_replaced(root).unused


def folder_in_clone(root: Path) -> str:
    """Return the library's folder in its clone: empty at the top, else ending in `/`."""
    return run(root, "rev-parse", "--show-prefix").decode().rstrip("\n")


def _names(output: bytes) -> list[str]:
    return [name for name in output.decode(errors="surrogateescape").split("\0") if name]


def blob(held: io.BytesIO) -> bytes:
    """The next object of `git cat-file --batch`: a line with its size, its bytes, a line end."""
    size = int(held.readline().split()[-1])
    data = held.read(size)
    held.readline()
    return data
