"""`desk gate`: look for personal data, in the library, in what is staged, or in a text."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from deskbook.library.adapters import console, git, repo
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Loaded
from deskbook.privacy.commands import file_check, write_gate
from deskbook.privacy.rules import checks
from deskbook.privacy.rules.redact import Gate
from deskbook.privacy.views import privacy as view


def library(root: Path) -> int:
    """Look through every file of the library; the exit code is 1 if something is to be mended."""
    gate = write_gate.gate(root)
    loaded = repo.load(root)
    return _told([*checks.findings(loaded), *_unread(root, loaded, gate)], _counted(loaded.filed))


def staged(root: Path) -> int:
    """Look through what the next commit would keep."""
    return _of_versions(root, git.staged(root), "staged")


def since(root: Path, ref: str) -> int:
    """Look through what the files hold now that changed since a commit."""
    return _of_versions(root, git.changed_since(root, ref), f"changed since {ref}")


def of_text(root: Path, text: str) -> int:
    """Print a text as the gate would keep it; the exit code is 1 if something was replaced."""
    clean, found = write_gate.text(root, text)
    console.echo(clean)
    if told := view.replaced(found):
        console.complain(told)
    return 1 if clean != text else 0


def _unread(root: Path, loaded: Loaded, gate: Gate) -> Iterator[Finding]:
    """Findings in files that could not be read whole: their text as it stands."""
    for path in sorted({it.path for it in loaded.findings} - set(loaded.filed)):
        if path.endswith(".md") and (root / path).is_file() and not (root / path).is_symlink():
            text = (root / path).read_bytes().decode(errors="replace")
            yield from checks.of_text(path, text, gate)


def _of_versions(root: Path, versions: Iterable[tuple[str, bytes]], how: str) -> int:
    gate = write_gate.gate(root)
    mine = [(path, data) for path, data in versions if file_check.is_ours(path)]
    found = [it for path, data in mine for it in file_check.findings(path, data, gate)]
    return _told(found, f"{_counted(mine)} {how}")


def _told(found: list[Finding], looked_at: str) -> int:
    console.echo(view.findings(sorted(found), looked_at))
    return 1 if any(item.severity == "error" for item in found) else 0


def _counted(files: Iterable[object]) -> str:
    number = len(list(files))
    return f"{number} file" + "s" * (number != 1)
