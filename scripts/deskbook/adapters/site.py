"""The only runner of MkDocs: pages to a site, written where the last good one stood.

A site's folder is `build/public` or `build/staff`: `docs/` holds its pages, `mkdocs.yml` its
configuration for this build, `site/` what is served. Only files that changed are written, and a
build that fails leaves the last good site where it is.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from deskbook.adapters import templates
from deskbook.model.finding import DeskError
from deskbook.model.page import Page, SearchEntry

SEARCH = "search.json"


@dataclass(frozen=True, slots=True)
class Site:
    """One site to be built: `public` or `staff`, its pages, and what its pages share.

    `extra` is what every page of the theme may show, such as banners; `files` are other files by
    their path in the site, which the engine only copies.
    """

    kind: str
    name: str
    pages: Sequence[Page]
    address: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into a site's `docs/`: pages in all, files changed, files taken away."""

    pages: int
    changed: int
    removed: int


def source(root: Path) -> Path:
    """The folder that holds `mkdocs.yml` and `site/`: the library's own, or else the software's.

    Raises:
        DeskError: neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (root.resolve(), package.parent.parent, package):
        if (folder / "mkdocs.yml").is_file() and (folder / "site" / "templates").is_dir():
            return folder
    raise DeskError(
        "the look of the pages is missing: a folder site/ beside mkdocs.yml, in the library or "
        "where Deskbook is installed"
    )


def folder_of(root: Path, kind: str) -> Path:
    """Where a site is built."""
    return root / "build" / kind


def write(root: Path, site: Site) -> Written:
    """Render a site's pages into its `docs/`; unchanged files are left, strays taken away."""
    docs = folder_of(root, site.kind) / "docs"
    render = templates.renderer(source(root) / "site", site.kind)
    texts = {f"{page.place}.md": render(page) for page in site.pages}
    texts[SEARCH] = _search(page.search for page in site.pages if page.search)
    made = {path: text.encode() for path, text in texts.items()} | dict(site.files)
    changed = sum(_replace(docs / path, data) for path, data in made.items())
    return Written(len(site.pages), changed, _prune(docs, set(made)))


def standing(root: Path, folder: str) -> dict[str, bytes]:
    """The files of a folder of `site/pages/`, which go into the public site as they stand."""
    top = source(root) / "site" / "pages" / folder
    found = sorted(it for it in top.rglob("*") if it.is_file())
    return {f"{folder}/{it.relative_to(top).as_posix()}": it.read_bytes() for it in found}


def build(root: Path, sites: Sequence[Site], now: datetime) -> None:
    """Run MkDocs on what `write` wrote, for all sites at once, and put the results in place.

    Raises:
        DeskError: MkDocs is not content; its words are in the text.
    """
    runs = [(site, *_start(root, site, now)) for site in sites]
    said = [(site, run.communicate()[0], run.returncode) for site, run, _ in runs]
    for site, words, code in said:
        if code:
            shown = words.decode(errors="replace").strip()
            raise DeskError(f"MkDocs could not build the {site.kind} site:\n{shown}")
    for site, _, made in runs:
        _put(made, folder_of(root, site.kind) / "site")


def _start(root: Path, site: Site, now: datetime) -> tuple[subprocess.Popen[bytes], Path]:
    folder = folder_of(root.resolve(), site.kind)
    made = folder / "site.new"
    shutil.rmtree(made, ignore_errors=True)
    config = folder / "mkdocs.yml"
    _replace(config, yaml.safe_dump(_config(root, site, made), allow_unicode=True).encode())
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(now.timestamp())),
    }
    words = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--config-file", str(config)]
    return (
        subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT),
        made,
    )


def _config(root: Path, site: Site, made: Path) -> dict[str, Any]:
    """What this build adds to the configuration that it inherits."""
    home = source(root)
    base = home / ("mkdocs.yml" if site.kind == "public" else f"site/{site.kind}.yml")
    return {
        "INHERIT": str(base),
        "site_name": site.name,
        "site_url": site.address,
        "docs_dir": str(made.with_name("docs")),
        "site_dir": str(made),
        "theme": {"custom_dir": str(home / "site" / "overrides")},
        "extra": dict(site.extra),
    }


def _search(entries: Iterable[SearchEntry]) -> str:
    """The list that the browser searches: address, title, kind, other wordings and text."""
    rows = [[it.url, it.title, it.kind, list(it.also), it.text] for it in entries]
    return json.dumps({"pages": rows}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _replace(path: Path, data: bytes) -> bool:
    """Write a file unless it holds these bytes already; say whether it was written."""
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return True


def _prune(docs: Path, wanted: set[str]) -> int:
    strays = [
        it
        for it in docs.rglob("*")
        if it.is_file() and it.relative_to(docs).as_posix() not in wanted
    ]
    for it in strays:
        it.unlink()
    for it in sorted((it for it in docs.rglob("*") if it.is_dir()), reverse=True):
        if not any(it.iterdir()):
            it.rmdir()
    return len(strays)


def _put(made: Path, place: Path) -> None:
    """Let a new site take the place of the old one, which a server may be showing."""
    old = place.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    made.rename(place)
    shutil.rmtree(old, ignore_errors=True)
