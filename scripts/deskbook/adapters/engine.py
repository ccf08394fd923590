"""The only runner of MkDocs: pages in, a folder with the files of a site out.

Pages do not depend on each other, so many of them are rendered by several processes at once, each
of which gets a part; what comes out is the same.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final

import yaml

from deskbook.model.finding import DeskError

DOCS: Final = "docs"
MADE: Final = "site.new"
EACH: Final = 250
"""Pages that are worth a process of their own: MkDocs needs as long to start as for so many."""

_NO_FRONT: Final = "# Front page\n"
"""The navigation names the front page, so the engine wants one in each part."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pages that one process renders in a folder of its own; the first one's is the site's."""

    folder: Path
    places: tuple[str, ...]
    process: "subprocess.Popen[bytes]"


def start(
    folder: Path, config: Mapping[str, Any], pages: Mapping[str, str], now: datetime
) -> tuple[Part, ...]:
    """Let MkDocs render pages from `docs/` to `site.new/`, both made anew in a folder.

    Args:
        folder: where the site is built; absolute.
        config: what is added to the configuration that `INHERIT` names.
        pages: the text of each page by its place.
        now: the time that files are made at.
    """
    for old in (folder / DOCS, folder / MADE, folder / "parts"):
        shutil.rmtree(old, ignore_errors=True)
    return tuple(
        _part(folder / f"parts/{number}" if number else folder, config, some, now)
        for number, some in enumerate(_shared_out(pages))
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
            for path in (f"{DOCS}/{place}.md", f"{MADE}/{html(place)}"):
                target = parts[0].folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (part.folder / path).replace(target)
    shutil.rmtree(parts[0].folder / "parts", ignore_errors=True)


def html(place: str) -> str:
    """The file that the engine makes of a page."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/index.html".lstrip("/") if name == "index" else f"{place}/index.html"


def theme() -> Path:
    """The folder of files that the engine's theme brings along."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "templates"


def _shared_out(pages: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The pages in parts of equal size, no more than there are processors."""
    number = max(1, min(os.cpu_count() or 1, len(pages) // EACH))
    size, waiting = -(-len(pages) // number), iter(pages.items())
    while some := dict(islice(waiting, size)):
        yield some


def _part(folder: Path, config: Mapping[str, Any], pages: Mapping[str, str], now: datetime) -> Part:
    docs = folder / DOCS
    for place, text in {"index": _NO_FRONT, **pages}.items():
        path = docs / f"{place}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    path = folder / "mkdocs.yml"
    whole = {**config, "docs_dir": str(docs), "site_dir": str(folder / MADE)}
    path.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--config-file", str(path)]
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(now.timestamp())),
    }
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return Part(folder, tuple(pages), process)
