"""Commands of the gate: search for personal data, let words pass, install the Git hook."""

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, disk, files, git, repo
from deskbook.library.adapters.git_clone import GATE_SIGN
from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, SetFields
from deskbook.library.model.records import Profile
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.model.privacy import FilesSearched, HookInstalled, TextCleaned, WordsAllowed
from deskbook.privacy.rules import checks, redact
from deskbook.privacy.rules.redact import Gate


def search_library(root: Path) -> FilesSearched:
    """Search every file of the library for personal data."""
    gate = write_gate.load_gate(root)
    loaded = repo.load(root)
    found = (*checks.search_library(loaded), *_unread(root, loaded, gate))
    return FilesSearched(files=len(loaded.filed), findings=tuple(sorted(found)))


def search_staged(root: Path) -> FilesSearched:
    """Search the files as the next commit would keep them."""
    return _search(root, git.staged(root), "staged")


def search_changes(root: Path, commit: str) -> FilesSearched:
    """Search the files that changed since a commit, as they are now."""
    return _search(root, git.changed_since(root, commit), f"changed since {commit}")


def clean_text(root: Path, text: str) -> TextCleaned:
    """Return a text as the gate would keep it."""
    clean, found = write_gate.guard_text(root, text)
    replaced = Written(replaced=redact.replacements(found))
    return TextCleaned(text=clean, changed=clean != text, written=replaced)


def _unread(root: Path, loaded: Loaded, gate: Gate) -> Iterator[Finding]:
    """Findings in what gave no record or no field of one: the text as it stands."""
    for path in sorted({it.path for it in loaded.findings}):
        if path.endswith(".md") and (root / path).is_file() and not (root / path).is_symlink():
            text = (root / path).read_bytes().decode(errors="replace")
            if path in loaded.filed:
                yield from file_check.search_undeclared(path, text, loaded.findings, gate)
            else:
                yield from checks.search_text(path, text, gate)


def _search(root: Path, versions: Iterable[tuple[str, bytes]], selection: str) -> FilesSearched:
    gate = write_gate.load_gate(root)
    mine = [(path, data) for path, data in versions if file_check.is_ours(path)]
    found = [it for path, data in mine for it in file_check.search_file(path, data, gate)]
    return FilesSearched(files=len(mine), selection=selection, findings=tuple(sorted(found)))


def allow(root: Path, texts: Sequence[str], *, me: str | None, commit: bool) -> WordsAllowed:
    """Write words into `library.md`, so that the gate lets them pass from now on.

    Raises:
        DeskError: one of them is empty, or so short that it would let much else pass.
    """
    words = tuple(dict.fromkeys(one_line(text) for text in texts))
    for text in words:
        if len(text) < 2:
            raise DeskError(f'"{text}" is too short to let pass: give the whole words')
    hand = identify(root, me)
    with files.locked(root):
        data = files.inside(root, PROFILE).read_bytes()
        digest = files.digest(data)
        reading = record_file.parse(Profile, PROFILE, data, digest)
        known = reading.filed.record.not_personal if reading.filed else ()
        new = tuple(text for text in words if text not in known)
        if not new:
            return WordsAllowed(words=())
        change = SetFields(PROFILE, {"not_personal": (*known, *new)}, digest)
        plan = Plan(f"Let pass what is nobody's, by {hand.author}", (change,))
        changes = carry_out.apply(root, plan, commit=commit)
    return WordsAllowed(words=new, written=Written(changes=changes))


NAME: Final = "pre-commit"

SCRIPT: Final = """\
#!/bin/sh
{sign}
case "$GIT_INDEX_FILE" in "" | /*) ;; *) export GIT_INDEX_FILE="$PWD/$GIT_INDEX_FILE" ;; esac
cd "$(git rev-parse --show-toplevel)/{folder}" && {command} || exit 1
"""


def install_hook(root: Path) -> HookInstalled:
    """Put the hook into this clone.

    Raises:
        DeskError: there is no clone, or there is another hook.
    """
    if not git.is_clone(root):
        raise DeskError(f"{root} is not a Git clone: `git init` it first")
    path = git.hook(root, NAME)
    if path.exists() and GATE_SIGN not in path.read_text(encoding="utf-8", errors="replace"):
        raise DeskError(
            f"{path} is another hook: add the line `{_command()}` to it, and it blocks as well"
        )
    text = SCRIPT.format(sign=GATE_SIGN, folder=git.folder_in_clone(root), command=_command())
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(
        path.parent, path.name, text.encode(), expected=disk.current(path.parent, path.name)
    )
    path.chmod(0o755)
    return HookInstalled(path=str(path))


def _command() -> str:
    """The command line of the hook: the `desk` that installs it, wherever Git runs it."""
    beside = Path(sys.executable).with_name("desk")
    return f"{shlex.quote(str(beside) if beside.is_file() else 'desk')} gate --staged"
