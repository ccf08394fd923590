"""The engine can be replaced: Zensical makes the same public site from the same files.

It is given the pages of `build/public/docs`, our overrides and the one plain `mkdocs.yml`. It takes
links as seen from a page's file, so each file is named as its address is (`answers/x/index.md`).
"""

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deskbook.cli.main import call
from deskbook.sites.adapters import site
from deskbook.sites.views import search_index

pytestmark = pytest.mark.slow

HOME = Path(__file__).parents[2]
PAGE = re.compile(r'<div class="page page--[^"]*">.*?(?=</article>)', re.DOTALL)
HREF = re.compile(r'href="([^"]*)"')
LINK = re.compile(r'<a [^>]*href="([^"#?]*)')


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """The public site of the sample library as MkDocs made it and as Zensical does."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("knowledge", "tickets"):
        shutil.copytree(HOME / name, root / name)
    with pytest.MonkeyPatch.context() as at:
        at.setenv("DESK_NOW", "2026-11-16T15:00:00Z")
        assert call(["build", "--public", "--root", str(root)]) == 0
    ours, other = root / "build/public", tmp_path_factory.mktemp("other")
    for page in (ours / "docs").rglob("*.md"):
        place = page.relative_to(ours / "docs").with_suffix("").as_posix()
        target = other / "docs" / Path(site.engine.html_path(place)).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(page, target)
    shutil.copytree(HOME / "site/overrides", other / "overrides")
    own = yaml.safe_load((ours / "mkdocs.yml").read_text(encoding="utf-8"))
    plain = yaml.safe_load((HOME / "mkdocs.yml").read_text(encoding="utf-8"))
    whole = {
        **plain,
        "site_name": own["site_name"],
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {**plain["theme"], "custom_dir": "overrides"},
        "extra": {**plain["extra"], **own["extra"]},
    }
    (other / "mkdocs.yml").write_text(yaml.safe_dump(whole), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"],
        cwd=other,
        env={**os.environ, "NO_COLOR": "1"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return ours / "site", other / "site"


def pages(folder):
    return {it.relative_to(folder).as_posix() for it in folder.rglob("index.html")}


def frame(text, part):
    """Words of a part of the frame; addresses in their shortest form, which engines differ in."""
    found = re.search(part, text, re.DOTALL).group()
    return HREF.sub(lambda it: f'href="{posixpath.normpath(it[1])}"', found).split()


def body(text):
    """What stands in the middle of a page, without the blanks between its lines."""
    return [line.strip() for line in PAGE.search(text).group().splitlines() if line.strip()]


def test_another_engine_makes_the_same_pages_in_the_same_frame(sites):
    ours, other = sites
    found = pages(ours) - {"status/index.html"}  # stands alone: no engine touches it
    assert len(found) > 30
    assert pages(other) == found
    for path in sorted(found):
        here, there = ((it / path).read_text(encoding="utf-8") for it in sites)
        assert body(there) == body(here), path
        for part in (
            r"<title>.*?</title>",
            r"<nav class=\"desk-nav.*?</nav>",
            r"<footer.*?</footer>",
        ):
            assert frame(there, part) == frame(here, part), path


def test_its_links_and_the_addresses_of_the_search_lead_to_its_pages(sites):
    ours, other = sites
    lost = []
    for page in other.rglob("index.html"):
        for href in LINK.findall(page.read_text(encoding="utf-8")):
            target = (page.parent / href).resolve()
            made = target / "index.html" if target.is_dir() else ours / target.relative_to(other)
            if ":" not in href and not made.is_file():  # ours are the files that are no pages
                lost.append((page.relative_to(other).as_posix(), href))
    assert lost == []
    listed = [
        url
        for shown in (ours / search_index.FOLDER).glob("p-*.json")
        for url, *_ in json.loads(shown.read_text(encoding="utf-8"))
    ]
    assert len(listed) > 20
    assert [url for url in listed if not (other / url / "index.html").is_file()] == []
