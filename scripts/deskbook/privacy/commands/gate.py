"""`desk gate`: look for personal data, in the library, in what is staged, or in a text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from deskbook.library.adapters import git, repo
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Written
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.model.outcomes import FilesSearched, TextCleaned
from deskbook.privacy.rules import checks, redact
from deskbook.privacy.rules.redact import Gate


def search_library(root: Path) -> FilesSearched:
    """Search every file of the library for personal data."""
    gate = write_gate.gate(root)
    loaded = repo.load(root)
    found = (*checks.findings(loaded), *_unread(root, loaded, gate))
    return FilesSearched(files=len(loaded.filed), findings=tuple(sorted(found)))


def search_staged(root: Path) -> FilesSearched:
    """Search the files as the next commit would keep them."""
    return _search(root, git.staged(root), "staged")


def search_changes(root: Path, commit: str) -> FilesSearched:
    """Search the files that changed since a commit, as they are now."""
    return _search(root, git.changed_since(root, commit), f"changed since {commit}")


def clean_text(root: Path, text: str) -> TextCleaned:
    """Return a text as the gate would keep it."""
    clean, found = write_gate.text(root, text)
    replaced = Written(replaced=redact.replacements(found))
    return TextCleaned(text=clean, changed=clean != text, written=replaced)


def _unread(root: Path, loaded: Loaded, gate: Gate) -> Iterator[Finding]:
    """Findings in files that could not be read whole: their text as it stands."""
    for path in sorted({it.path for it in loaded.findings} - set(loaded.filed)):
        if path.endswith(".md") and (root / path).is_file() and not (root / path).is_symlink():
            text = (root / path).read_bytes().decode(errors="replace")
            yield from checks.of_text(path, text, gate)


def _search(root: Path, versions: Iterable[tuple[str, bytes]], selection: str) -> FilesSearched:
    gate = write_gate.gate(root)
    mine = [(path, data) for path, data in versions if file_check.is_ours(path)]
    found = [it for path, data in mine for it in file_check.findings(path, data, gate)]
    return FilesSearched(files=len(mine), selection=selection, findings=tuple(sorted(found)))
