"""The only runner of MkDocs: pages in, a folder with the files of a site out.

Pages do not depend on each other, so many of them are rendered by several processes at once, each
of which gets a part; and a process that is begun before it is known which pages there are (see
`engine_ready`) renders a few. What comes out is the same.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final

from deskbook.library.model.finding import DeskError

DOCS: Final = "docs"
MADE: Final = "site.new"
CONFIG: Final = "mkdocs.yml"
EACH: Final = 250
"""Pages that are worth a process of their own: MkDocs needs as long to start as for so many."""

_NO_FRONT: Final = "# Front page\n"
"""The navigation names the front page, so the engine wants one in each part."""


_RUNNER: Final = (sys.executable, "-m", "deskbook.sites.adapters.engine_ready")
_KEYS: Final = frozenset(
    {"INHERIT", "site_name", "site_url", "theme", "extra", "docs_dir", "site_dir"}
)
"""The keys of the configuration that a build adds."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that one process renders in a folder of its own; the first one's is the site's."""

    folder: Path
    places: tuple[str, ...]
    process: "subprocess.Popen[bytes]"


@dataclass(frozen=True, slots=True)
class Ready:
    """A process that waits for pages, ready with the configuration of the last build."""

    config: str
    process: "subprocess.Popen[bytes]"


@contextmanager
def ready(folder: Path, base: Path, theme: Path) -> Iterator[Ready | None]:
    """Begin a process that will render pages in a folder, if it is asked to before the end.

    There is none where nothing was built before, no second processor would do the work, or the
    configuration of the last build has other keys than ours: it could name programs.

    Args:
        folder: where the site is built.
        base: the configuration of the program.
        theme: the folder of the theme.
    """
    path = folder / CONFIG
    if not path.is_file() or (os.cpu_count() or 1) < 2:
        yield None
        return
    text = path.read_text(encoding="utf-8", errors="replace")
    if not _is_ours(text, base, theme):
        yield None
        return
    waiting = Ready(text, _process([*_RUNNER, str(path)]))
    try:
        yield waiting
    finally:
        if waiting.process.returncode is None:
            waiting.process.kill()
            waiting.process.communicate()


def _is_ours(text: str, base: Path, theme: Path) -> bool:
    """Return whether a configuration is one that `start` wrote: it sets nothing else."""
    try:
        values = json.loads(text)
    except ValueError:
        return False
    return (
        isinstance(values, dict)
        and values.keys() == _KEYS
        and values["INHERIT"] == str(base)
        and values["theme"] == {"custom_dir": str(theme)}
    )


def start(
    folder: Path,
    config: Mapping[str, Any],
    pages: Mapping[str, str],
    now: datetime,
    waiting: Ready | None = None,
) -> tuple[Part, ...]:
    """Let MkDocs render pages from `docs/` to `site.new/`, both made anew in a folder.

    Args:
        folder: where the site is built; absolute.
        config: what is added to the configuration that `INHERIT` names.
        pages: the text of each page by its place.
        now: the time that files are made at.
        waiting: a process that is ready for pages, and needs to make nothing but them.
    """
    for old in (folder / DOCS, folder / MADE, folder / "parts"):
        shutil.rmtree(old, ignore_errors=True)
    parts = list(_shared_out(pages))
    if waiting and len(parts) == 1 and waiting.config == _config(folder, config):
        return (_given(waiting, folder, parts[0], now),)
    return tuple(
        _part(folder / f"parts/{number}" if number else folder, config, some, now)
        for number, some in enumerate(parts)
    )


def finish(parts: Sequence[Part]) -> None:
    """Wait for all parts, then put them together in the folder of the first.

    Raises:
        DeskError: MkDocs is not content; its words are in the text.
    """
    said = [(part.process.communicate()[0], part.process.returncode) for part in parts]
    for words, code in said:
        if code:
            shown = words.decode(errors="replace").strip()
            raise DeskError(f"MkDocs could not build the {parts[0].folder.name} site:\n{shown}")
    for part in parts[1:]:
        for place in part.places:
            for path in (f"{DOCS}/{place}.md", f"{MADE}/{html_path(place)}"):
                target = parts[0].folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (part.folder / path).replace(target)
    shutil.rmtree(parts[0].folder / "parts", ignore_errors=True)


def html_path(place: str) -> str:
    """The file that the engine makes of a page."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/index.html".lstrip("/") if name == "index" else f"{place}/index.html"


def find_theme() -> Path:
    """The folder of files that the engine's theme brings along."""
    return _package("material") / "templates"


def list_installed() -> list[str]:
    """Return the engine and all installed that it may use, by name and version."""
    return sorted(it.name for it in _package("mkdocs").parent.glob("*-info"))


def _package(name: str) -> Path:
    found = find_spec(name)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def _shared_out(pages: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The pages in parts of equal size, no more than there are processors."""
    number = max(1, min(os.cpu_count() or 1, len(pages) // EACH))
    size, waiting = -(-len(pages) // number), iter(pages.items())
    while some := dict(islice(waiting, size)):
        yield some


def _part(folder: Path, config: Mapping[str, Any], pages: Mapping[str, str], now: datetime) -> Part:
    _written(folder, pages)
    path = folder / CONFIG
    path.write_text(_config(folder, config), encoding="utf-8", newline="")
    command = [*_RUNNER, str(path), "--now"]
    return Part(folder, tuple(pages), _process(command, SOURCE_DATE_EPOCH=_seconds(now)))


def _given(waiting: Ready, folder: Path, pages: Mapping[str, str], now: datetime) -> Part:
    """Let a process that is ready begin; if it has failed, its words are heard at the end."""
    _written(folder, pages)
    assert waiting.process.stdin is not None
    with suppress(BrokenPipeError):
        waiting.process.stdin.write(f"{_seconds(now)}\n".encode())
        waiting.process.stdin.flush()
    return Part(folder, tuple(pages), waiting.process)


def _written(folder: Path, pages: Mapping[str, str]) -> None:
    for place, text in {"index": _NO_FRONT, **pages}.items():
        path = folder / DOCS / f"{place}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def _config(folder: Path, config: Mapping[str, Any]) -> str:
    """The engine's configuration as it is written: JSON, which is YAML that is quick to compare."""
    whole = {**config, "docs_dir": str(folder / DOCS), "site_dir": str(folder / MADE)}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _process(command: Sequence[str], **environment: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _seconds(now: datetime) -> str:
    return str(int(now.timestamp()))
