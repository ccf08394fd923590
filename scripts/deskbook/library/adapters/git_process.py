"""The only module that runs `git`, and the only one that builds its command line and environment.

Git runs in folders that somebody else may have made. Of the clone's own configuration it uses what
`library.rules.clone_settings` trusts; hooks that are in the clone are not run.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from deskbook.library.adapters import chance, clock
from deskbook.library.model.finding import DeskError
from deskbook.library.rules import clone_settings, git_words
from deskbook.library.rules.clone_settings import Replaced

_PERSON: Final = (
    "GIT_ALLOW_PROTOCOL",
    "GIT_ASKPASS",
    "GIT_AUTHOR_",
    "GIT_CEILING_DIRECTORIES",
    "GIT_COMMITTER_",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CONFIG_SYSTEM",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH",
    "GIT_HTTP_",
    "GIT_PROXY_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_TERMINAL_PROMPT",
    "GIT_TRACE",
)
"""Beginnings of variables that say who commits, how to log in and which programs to use."""

_LOCKED: Final = "index.lock"
_WAITS: Final = 40

_PLAIN: Final = {
    "blame": ("--no-textconv",),
    "diff": ("--no-ext-diff", "--no-textconv", "--ignore-submodules=all"),
    "fetch": ("--no-recurse-submodules",),
    "log": ("--no-ext-diff", "--no-textconv"),
    "push": ("--no-recurse-submodules",),
    "status": ("--ignore-submodules=all",),
}
"""Options of commands that keep them from programs of attributes and out of submodules."""

_QUESTIONS: Final = frozenset({"config", "rev-parse", "var", "version"})
"""Commands that start no program, so that `ask` may run them with all of the configuration."""

_settings: list[tuple[str, str]] = []
_replaced: dict[tuple[Path, tuple[object, ...]], Replaced] = {}


class GitError(DeskError):
    """Git refused; the text is one sentence, and `said` all that Git printed."""

    def __init__(self, message: str, said: str = "") -> None:
        super().__init__(message)
        self.said = said or message


def run(
    root: Path,
    *words: str,
    given: bytes | None = None,
    check: bool = True,
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """Run `git` in `root`, with `extra` in its environment, and return what it printed.

    Raises:
        GitError: it exited with an error and `check` is set.
    """
    done = attempt(root, *words, given=given, extra=extra)
    if check and done.returncode:
        said = done.stderr.decode(errors="replace").strip() or done.stdout.decode(errors="replace")
        raise GitError(git_words.explain(_verb(words), said), said)
    return done.stdout


def run_patiently(top: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run `git`, again and again while another Git holds the index.

    Raises:
        GitError: it was refused, or that took too long.
    """
    for attempt in range(_WAITS):
        try:
            return run(top, *words, given=given)
        except GitError as error:
            if _LOCKED not in error.said:
                raise
            clock.wait(chance.pause(min(0.02 * 2**attempt, 0.5)))
    raise GitError(
        "another Git is at work in this clone and does not end; if there is none, one was stopped "
        "amid its work: delete .git/index.lock. The files are written and wait for a commit"
    )


def attempt(
    root: Path,
    *words: str,
    given: bytes | None = None,
    extra: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run `git` as `run` does and return its exit code and both outputs, whatever they are.

    Raises:
        GitError: there is no Git.
    """
    return _attempt(root, _command(words), given, environment(root, extra))


def ask(root: Path, *words: str) -> bytes:
    """Return what Git says about a clone with all of its own configuration, empty if nothing."""
    assert words[0] in _QUESTIONS
    return _attempt(root, ["git", *words], None, _inherit()).stdout


def _attempt(
    root: Path, command: list[str], given: bytes | None, env: Mapping[str, str]
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            command, cwd=root, input=given, capture_output=True, check=False, env=env
        )
    except FileNotFoundError:
        if not root.is_dir():
            raise
        raise GitError(
            "Git is not installed, or not on the PATH: https://git-scm.com/downloads"
        ) from None


@contextmanager
def read(root: Path, *words: str) -> Iterator[IO[bytes]]:
    """Run `git` and give its output as a stream, for what is too large to keep in memory."""
    with subprocess.Popen(
        _command(words), cwd=root, stdout=subprocess.PIPE, env=environment(root, None)
    ) as process:
        assert process.stdout is not None
        yield process.stdout


def _verb(words: Sequence[str]) -> str:
    """Return the name of the command behind Git's own options."""
    at = 0
    while words[at] == "-c":
        at += 2
    return words[at]


def _command(words: Sequence[str]) -> list[str]:
    """Return the command line, with options that keep Git from programs that attributes name."""
    at = words.index(_verb(words))
    return ["git", *words[: at + 1], *_PLAIN.get(words[at], ()), *words[at + 1 :]]


def environment(root: Path, extra: Mapping[str, str] | None) -> dict[str, str]:
    """Return the environment of a Git command in a folder: the process's own, and `extra`.

    A hook, an alias or `git -c` of another repository leaves its repository, index, work tree and
    configuration in `GIT_*` variables. They are left out, so that the folder alone decides which
    repository is read and written. Settings of the clone that could start a program are replaced.

    Raises:
        GitError: the clone has a setting that cannot be replaced.
    """
    replaced = find_replaced(root)
    if replaced.refused:
        raise GitError(clone_settings.explain(replaced.refused))
    told = [*_settings, *replaced.told]
    pairs = {f"GIT_CONFIG_KEY_{at}": key for at, (key, _) in enumerate(told)}
    pairs |= {f"GIT_CONFIG_VALUE_{at}": value for at, (_, value) in enumerate(told)}
    proxy = {"GIT_PROXY_COMMAND": ""} if replaced.proxied else {}
    fixed = {"GIT_CONFIG_COUNT": str(len(told)), "LANGUAGE": "en"}  # what Git says is read
    return {**proxy, **_inherit(), **pairs, **fixed, **(extra or {})}


def _inherit() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if _is_kept(name)}


def find_replaced(root: Path) -> Replaced:
    """Return which settings of the clone are not used, as its configuration stands now."""
    state = _describe_configuration(root)
    found = _replaced.get((root, state))
    if found is None:
        words = ("config", "--list", "--includes", "--show-scope", "-z")
        listed = list(_parse(ask(root, *words))) if root.is_dir() else []
        found = clone_settings.replace(listed, elsewhere=not _is_worked_on(root, listed))
        _replaced[root, state] = found
    return found


def _is_worked_on(root: Path, listed: Sequence[clone_settings.Setting]) -> bool:
    """Return whether a folder is in the work tree that its clone names, if it names one."""
    if not any(key == "core.worktree" for _, key, _ in listed):
        return True
    top = os.fsdecode(ask(root, "rev-parse", "--show-toplevel")).rstrip("\n")
    return bool(top) and root.resolve().is_relative_to(Path(top).resolve())


def _describe_configuration(root: Path) -> tuple[object, ...]:
    """Return what changes when somebody writes the configuration of the person or the clone."""
    person = os.environ.get("GIT_CONFIG_GLOBAL") or str(Path.home() / ".gitconfig")
    clones = (it / ".git" for it in (root, *root.parents) if (it / ".git").exists())
    git = next(clones, root)
    files = [
        it for it in (Path(person), git, git / "config", git / "config.worktree") if it.is_file()
    ]
    return person, *((it.stat().st_mtime_ns, it.stat().st_size) for it in files)


def _parse(listed: bytes) -> Iterator[clone_settings.Setting]:
    """Yield the settings of `git config --list -z`: scope, then key, line end and value."""
    fields = os.fsdecode(listed).split("\0")
    for scope, setting in zip(fields[::2], fields[1::2], strict=False):
        key, _, value = setting.partition("\n")
        yield scope, key, value


def _is_kept(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_PERSON)


def inherited() -> dict[str, str]:
    """Return the variables of a repository that `environment` leaves out.

    For commands that Git itself starts as a hook, which are about the repository of that Git.
    """
    configuring = ("GIT_CONFIG", "GIT_EXTERNAL_DIFF")
    left = {name: value for name, value in os.environ.items() if not _is_kept(name)}
    return {name: value for name, value in left.items() if not name.startswith(configuring)}


def configure(key: str, value: str) -> None:
    """Set a value of Git's configuration for every Git command of this process.

    It is passed in the environment, so that a secret is in no file and on no command line.
    """
    _settings[:] = [(key, value)]
