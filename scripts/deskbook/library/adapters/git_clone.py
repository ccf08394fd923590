"""The state of a clone that a commit depends on, read before any file is written."""

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from deskbook.library.adapters import clock, git, git_process
from deskbook.library.rules import git_words

GATE_SIGN: Final = "# Deskbook keeps patrons out of commits"
"""The second line of our own pre-commit hook."""

ABSOLUTE: Final = (
    'case "$GIT_INDEX_FILE" in "" | /* | ?:*) ;; '
    '*) export GIT_INDEX_FILE="$PWD/$GIT_INDEX_FILE" ;; esac'
)
"""A line of a hook that keeps its index where it is when the hook changes its folder."""

GATE_LINES: Final = 14

GATE_END: Final = "# The end of Deskbook's hook"
"""The last line of our own pre-commit hook."""

GATE: Final = "gate"
"""What our own hook is called among a place's hooks."""

_LOOKUP: Final = (
    "desk() {{ "
    "if {python} -P -c 'import deskbook' 2>/dev/null; then {python} -P -m deskbook \"$@\"; "
    'elif command desk --version >/dev/null 2>&1; then command desk "$@"; '
    'elif [ -n "$(git ls-files -- {venv})" ]; then return 127; '
    'elif {venv}/bin/desk --version >/dev/null 2>&1; then {venv}/bin/desk "$@"; '
    'elif {venv}/Scripts/desk.exe --version >/dev/null 2>&1; then {venv}/Scripts/desk.exe "$@"; '
    "else return 127; fi; }}"
)

_HOOKS: Final = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
_AMID: Final = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A clone on a branch, with nothing under way that a commit would disturb.

    `top` is the work tree and `prefix` the library's folder in it (empty, or ending in a slash);
    `branch` a whole ref; `commit` its id, empty before the first. Author and committer are as Git
    writes them: `Name <address> seconds zone`. `hooks` are those of the person's own folder of
    hooks (`core.hooksPath` of their configuration), and `GATE` where this clone asks the gate;
    `signs` says that commits are to be signed.
    """

    top: Path
    prefix: str
    branch: str
    commit: str
    author: bytes
    committer: bytes
    hooks: frozenset[str]
    signs: bool

    @property
    def name(self) -> str:
        """The branch as people call it."""
        return self.branch.removeprefix("refs/heads/")

    @property
    def author_option(self) -> str:
        """The option of `git commit` that names who acts."""
        return f"--author={os.fsdecode(self.author.rpartition(b'>')[0])}>"


_ACTING: ContextVar[tuple[str, str] | None] = ContextVar("acting", default=None)
"""The name and address of who acts, where that is not whose clone it is."""


@contextmanager
def committing_for(name: str, address: str) -> Iterator[None]:
    """Let commits carry the name of a colleague who acts here.

    The committer is whom Git's configuration names, and the same colleague where it names nobody.
    """
    token = _ACTING.set((_plain(name), _plain(address)))
    try:
        yield
    finally:
        _ACTING.reset(token)


def _plain(text: str) -> str:
    """A name or address without the signs that end one in a commit."""
    return " ".join("".join(it for it in text if it not in "<>\n\0").split())


def place(root: Path) -> Place:
    """Return the state of the library's clone.

    Raises:
        GitError: it is on no branch, something is under way, or nobody told Git who commits.
    """
    told = git.run(
        root,
        *("rev-parse", "--show-toplevel", "--show-prefix", "--absolute-git-dir"),
        *("--git-common-dir", "--git-path", "hooks", "HEAD", "--symbolic-full-name", "HEAD"),
        check=False,
    )
    if not told:
        git.run(root, "rev-parse", "--show-toplevel")
    top, prefix, folder, common, hooks, commit, branch = os.fsdecode(told).split("\n")[:7]
    if not branch:
        commit, branch = "", _unborn(root)
    _refuse_amid(Path(folder))
    if not branch.startswith("refs/heads/"):
        raise git.GitError(
            "this clone is on no branch (detached HEAD), so a commit would be lost: "
            "`git switch main` first, or say --no-commit"
        )
    settings = _settings(root)
    return Place(
        top=Path(top),
        prefix=prefix,
        branch=branch,
        commit=commit,
        author=_author(_identity(root, settings, "GIT_AUTHOR_IDENT")),
        committer=_identity(root, settings, "GIT_COMMITTER_IDENT"),
        hooks=frozenset(_foreign(root / hooks)) | _find_gate(root, root / common / "hooks"),
        signs=settings.get("commit.gpgsign", "false").lower() in ("true", "yes", "on", "1", ""),
    )


def read_identity(root: Path) -> tuple[str, str]:
    """Return the name and address that people gave Git for commits, empty where they gave none."""
    name = git.config(root, "user.name") or os.environ.get("GIT_AUTHOR_NAME", "")
    return name, git.config(root, "user.email") or os.environ.get("GIT_AUTHOR_EMAIL", "")


def _author(own: bytes) -> bytes:
    """The author of a commit: who acts, at the time that Git gave."""
    acting = _ACTING.get()
    if acting is None:
        return own
    name, address = acting
    return f"{name} <{address}> ".encode() + own.rpartition(b"> ")[2]


def _unborn(root: Path) -> str:
    """The branch that the first commit will make."""
    return os.fsdecode(git.run(root, "symbolic-ref", "--quiet", "HEAD", check=False)).strip()


def list_folders(root: Path) -> tuple[Path, ...]:
    """Return the folder of Git's for this work tree and, if it is another, that of all of them."""
    told = git.run(root, "rev-parse", "--absolute-git-dir", "--git-common-dir")
    return tuple(dict.fromkeys((root / it).resolve() for it in os.fsdecode(told).splitlines()))


def find_begun(folder: Path) -> str:
    """Return the command of Git that is not finished in a folder of Git's, empty if none is."""
    return next((what for name, what in _AMID.items() if (folder / name).exists()), "")


def _refuse_amid(folder: Path) -> None:
    if what := find_begun(folder):
        raise git.GitError(
            f"a {what} is not finished here: `git {what} --continue` (or --abort) first, "
            "or say --no-commit"
        )


def _settings(root: Path) -> dict[str, str]:
    """Git's configuration and what it makes of it, all in one look."""
    lines = os.fsdecode(git.run(root, "var", "-l")).splitlines()
    return dict(line.partition("=")[::2] for line in lines)


def _identity(root: Path, settings: Mapping[str, str], kind: str) -> bytes:
    """The committer; Git is asked again where it may have guessed a name, for it then refuses."""
    if settings.get("user.name") and settings.get("user.email"):
        return os.fsencode(settings[kind])
    try:
        return git.run(root, "var", kind).strip()
    except git.GitError:
        if acting := _ACTING.get():
            return f"{acting[0]} <{acting[1]}> {int(clock.machine().timestamp())} +0000".encode()
        raise git.GitError(
            "Git does not know who commits: `git config user.name NAME` and "
            "`git config user.email ADDRESS`, once"
        ) from None


def _foreign(folder: Path) -> Iterator[str]:
    """The hooks around a commit that are not our own, and `GATE` where our own stands."""
    for name in _HOOKS:
        path = folder / name
        if path.is_file() and os.access(path, os.X_OK):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            yield GATE if name == "pre-commit" and _is_ours(lines) else name


def _find_gate(root: Path, folder: Path) -> frozenset[str]:
    """Return `GATE` if the hook of this clone asks the gate; nothing else of it is ever run."""
    moved = "core.hookspath" in git.list_unused_settings(root)
    path = git.hook(root, _HOOKS[0]) if moved else folder / _HOOKS[0]
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    asks = GATE_SIGN in text or "desk gate --staged" in text
    return frozenset({GATE}) if asks and os.access(path, os.X_OK) else frozenset()


@contextmanager
def asking_gate(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield words with which `git commit` asks the gate about what is staged, as our hook does."""
    enter = f"cd {shlex.quote(git.folder_in_clone(root) or '.')} || exit 1"
    lines = ("#!/bin/sh", ABSOLUTE, enter, write_lookup(), "desk gate --staged", "")
    with tempfile.TemporaryDirectory(prefix="desk-") as hooks:
        script = Path(hooks) / _HOOKS[0]
        script.write_text("\n".join(lines), encoding="utf-8", newline="\n")
        script.chmod(0o755)
        yield "-c", f"core.hooksPath={Path(hooks).as_posix()}"


def _is_ours(lines: Sequence[str]) -> bool:
    """Whether a hook is ours and nobody added to it; an older one has four lines and no end."""
    signed = len(lines) > 1 and lines[1] == GATE_SIGN
    return signed and (len(lines) == 4 or (len(lines) == GATE_LINES and lines[-1] == GATE_END))


def write_lookup(folder: str = "") -> str:
    """Return the definition of a shell function `desk`, which gives 127 where there is no `desk`.

    It tries the environment that installed it, then the PATH, then `.venv` in the library, unless
    Git keeps that: a colleague's commit must not decide what runs here.

    Args:
        folder: the library's folder, seen from where the shell runs; empty, or ending in `/`.
    """
    interpreter = Path(sys.executable)  # its folder resolved, not itself: it may be a virtual one
    found = interpreter.parent.resolve() / interpreter.name
    return _LOOKUP.format(python=shlex.quote(found.as_posix()), venv=shlex.quote(f"{folder}.venv"))


def finds_desk(root: Path) -> bool:
    """Return whether Git's shell finds `desk` as hook and merge driver look for it."""
    words = f"!f() {{ {write_lookup()}; desk --version; }}; f"
    told = git_process.attempt(root, "-c", f"alias.desk-look={words}", "desk-look")
    return told.returncode == 0


def count_unsent(root: Path) -> tuple[int, int]:
    """Return the commits that no remote has, and the files of the library that no commit has."""
    commits = git.run(root, "rev-list", "--count", "HEAD", "--not", "--remotes", check=False)
    words = ("status", "--porcelain", "--untracked-files=all", "-z", "--", "tickets", "knowledge")
    edits = git.run(root, "--no-optional-locks", *words)  # else it writes, and a disk may be full
    unsent = int(commits or 0) if git.remote(root) else 0
    return unsent, len([it for it in edits.split(b"\0") if it])


def find_push_fault(root: Path) -> str | None:
    """Return why the remote would take nothing, empty if it would; none where there is no remote.

    Git connects as for a push, and sends nothing.
    """
    name = git.remote(root)
    if not name or not git.run(root, "rev-parse", "--quiet", "--verify", "HEAD", check=False):
        return None
    words = ("push", "--dry-run", "--quiet", name, "HEAD:refs/deskbook/doctor")
    told = git_process.attempt(root, *words, extra={"GIT_TERMINAL_PROMPT": "0"})
    if not told.returncode:
        return ""
    return git_words.explain("push", told.stderr.decode(errors="replace"))
