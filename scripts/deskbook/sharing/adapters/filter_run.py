"""One run of git-filter-repo, in a process of its own, on a bare repository made for it."""

import contextlib
import importlib.util
import io
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

from deskbook.erasure.rules.search import Sought
from deskbook.library.adapters import git, git_process
from deskbook.library.model.finding import DeskError

_WORDS: Final = (
    *("--force", "--quiet", "--prune-empty", "never", "--prune-degenerate", "never"),
    *("--replace-refs", "delete-no-add", "--preserve-commit-encoding"),
)
_OLDEST: Final = (2, 36)


def require() -> None:
    """Refuse where the history cannot be rewritten.

    Raises:
        DeskError: git-filter-repo is missing, or Git is too old for it.
    """
    if importlib.util.find_spec("git_filter_repo") is None:
        raise DeskError(
            "to rewrite the history, git-filter-repo is needed: install it in the environment of "
            "desk (`pip install git-filter-repo`), then run the command again"
        )
    if git.version() < _OLDEST:
        raise DeskError("to rewrite the history, Git 2.36 or later is needed: update Git")


def run(
    folder: Path, sought: Sought, revisions: Sequence[str], hits: set[str], own: set[str]
) -> dict[str, str]:
    """Rewrite commits of a bare repository; return the new ids by the old ones.

    Args:
        folder: the repository; what it borrows from others is only read.
        sought: who is taken out.
        revisions: refs to rewrite, and `^commit` for parents that stay as they are.
        hits: ids of the objects that name them; other files are not looked at.
        own: ids of versions of their own tickets.

    Raises:
        GitError: it did not work; only this repository has changed.
    """
    pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    with pool:
        fault = pool.submit(_filter, folder, sought, [*revisions], hits, own).result()
    if fault:
        raise git.GitError(f"git-filter-repo did not work: {fault}")
    rows = (folder / "filter-repo/commit-map").read_text(encoding="ascii").splitlines()[1:]
    return {old: new for old, new in map(str.split, rows) if old != new}


def _filter(
    folder: Path, sought: Sought, revisions: list[str], hits: set[str], own: set[str]
) -> str:
    """Run it; return why it failed, empty where it did not."""
    import git_filter_repo as tool  # noqa: PLC0415 - 0.1 s, and only here

    kept = git_process.environment(folder, None)
    os.environ.clear()
    os.environ.update(kept)
    os.chdir(folder)
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            options = tool.FilteringOptions.parse_args([*_WORDS, "--refs", *revisions])
            text = _eraser(sought)
            tool.RepoFilter(
                options,
                filename_callback=text,
                message_callback=text,
                name_callback=text,
                email_callback=text,
                file_info_callback=_files(sought, hits, own),
            ).run()
        except SystemExit as ended:
            return str(ended.code or "")
    return ""


def _eraser(sought: Sought) -> Callable[[bytes], bytes]:
    return lambda text: sought.erase(text, parts=False) if text else text


def _files(sought: Sought, hits: set[str], own: set[str]) -> Callable[..., Any]:
    """Return the callback that replaces versions of files, each only once."""
    made: dict[bytes, Any] = {}

    def replace(name: bytes, mode: bytes, blob: bytes, files: Any) -> tuple[bytes, bytes, Any]:
        if mode != b"160000" and blob.decode() in hits and blob not in made:
            data = files.get_contents_by_identifier(blob)
            erased = sought.erase(data, parts=blob.decode() in own)
            made[blob] = files.insert_file_with_contents(erased)
        return name, mode, made.get(blob, blob)

    return replace
