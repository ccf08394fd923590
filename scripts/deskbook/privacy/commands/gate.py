"""Commands of the gate: search for personal data, let words pass, install the Git hook."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from deskbook.library.adapters import carry_out, disk, files, git, git_clone, repo
from deskbook.library.adapters.git_clone import GATE_END, GATE_SIGN
from deskbook.library.adapters.lookup import PROFILE
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.model.privacy import FilesSearched, HookInstalled, TextCleaned, WordsAllowed
from deskbook.privacy.rules import checks, own_contacts, redact
from deskbook.privacy.rules.redact import Gate

_OWN: Final = tuple(f"knowledge/{it}/" for it in ("departments", "resources", "services", "staff"))


def search_library(root: Path) -> FilesSearched:
    """Search every file of the library for personal data."""
    gate = write_gate.load_gate(root)
    loaded = repo.load(root)
    found = (*checks.search_library(loaded), *_unread(root, loaded, gate))
    return FilesSearched(files=len(loaded.filed), findings=tuple(sorted(found)))


def search_staged(root: Path) -> FilesSearched:
    """Search the files as the next commit would keep them.

    What they newly say to be the library's own is returned as well, for a person to confirm.
    """
    staged = git.staged(root)
    newly = tuple(dict.fromkeys(_list_newly_own(root, staged, write_gate.load_gate(root))))
    return replace(_search(root, staged, "staged"), newly_own=newly)


def _list_newly_own(root: Path, staged: Iterable[tuple[str, bytes]], gate: Gate) -> Iterator[str]:
    for path, data in staged:
        if path == PROFILE or path.startswith(_OWN):
            before = git.at(root, "HEAD", path)
            old = _list_contacts(path, before, gate) if before is not None else frozenset()
            yield from sorted(_list_contacts(path, data, gate) - old)


def _list_contacts(path: str, data: bytes, gate: Gate) -> frozenset[str]:
    reading: Reading[Any] = record_file.parse(record_file.kind_of(path), path, data)
    return own_contacts.list_contacts(reading.filed.record, gate) if reading.filed else frozenset()


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
    mine = [(path, data) for path, data in versions if file_check.is_searched(path)]
    found = [it for path, data in mine for it in file_check.search_file(path, data, gate)]
    return FilesSearched(files=len(mine), selection=selection, findings=tuple(sorted(found)))


def allow(root: Path, texts: Sequence[str], *, me: str | None, commit: bool) -> WordsAllowed:
    """Write words into `library.md`, so that the gate lets them pass from now on.

    Raises:
        DeskError: one of them is empty, or so short that it would let much else pass.
    """
    words = write_gate.clean_words(texts)
    hand = identify(root, me)
    with files.locked(root):
        new, change = write_gate.remember_words(root, words)
        if not new:
            return WordsAllowed(words=())
        plan = Plan(f"Let pass what is nobody's, by {hand.author}", (change,))
        changes = carry_out.apply(root, plan, commit=commit)
    return WordsAllowed(words=new, written=Written(changes=changes))


NAME: Final = "pre-commit"

SCRIPT: Final = """\
#!/bin/sh
{sign}
{absolute}
cd "$(git rev-parse --show-toplevel)"/{folder} || exit 1
{lookup}
desk gate --staged
status=$?
[ $status -eq 127 ] || exit $status
git diff --cached --quiet --no-ext-diff -- tickets knowledge && exit 0
echo "desk, which keeps patrons' data out of commits, was not found, so nothing was committed." >&2
echo "Start its environment or install it again, and run: desk hook install" >&2
echo "Until then 'git commit --no-verify' goes on; 'desk push' looks at what it sends." >&2
exit 1
{end}
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
            f"{path} is another hook: add the line `desk gate --staged || exit 1` to it, and it "
            "blocks as well"
        )
    text = write_hook(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(
        path.parent, path.name, text.encode(), expected=disk.current(path.parent, path.name)
    )
    path.chmod(0o755)
    return HookInstalled(path=str(path))


def write_hook(root: Path) -> str:
    """Return the hook as this clone should have it."""
    return SCRIPT.format(
        sign=GATE_SIGN,
        absolute=git_clone.ABSOLUTE,
        end=GATE_END,
        folder=shlex.quote(git.folder_in_clone(root)),
        lookup=git_clone.write_lookup(),
    )
