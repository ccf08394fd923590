"""The emptiest libraries that are valid: no page or menu entry of their site leads nowhere."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

pytestmark = pytest.mark.slow

BARE = "---\nname: Mill\nformat: 3\ntimezone: UTC\nweek: []\n---\n"
OPEN = BARE.replace("[]", '[{days: [mon, tue], hours: "09:00-17:00"}]')
SERVICE = """\
---
name: Reference
team: [ann]
head: ann
promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}
---
"""
STAFF = "---\nname: Ann\nservices: [reference]\n---\n"
LIBRARIES = {
    "nothing": {"library": BARE},
    "hours": {"library": OPEN},
    "service": {"library": OPEN, "services/reference": SERVICE, "staff/ann": STAFF},
    "phone": {"library": OPEN.replace("week", "ask_phone: +1 607 555 0100\nweek")},
    "place": {"library": BARE.replace("week", "ask_place: Hill Hall\nweek")},
}
STATE = {"nothing": 1, "hours": 1, "service": 1, "phone": 0, "place": 0}
"""The exit code of `desk check`: 1 where patrons find no way to ask."""


class Reading(HTMLParser):
    """The addresses that a page links to, those in its menu and main part, and its main words."""

    def __init__(self, text):
        super().__init__()
        self.links, self.menu, self.inner, self.words, self.within = set(), set(), set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag in ("nav", "main"):
            self.within.append(tag)
        if tag == "a" and "href" in found:
            self.links.add(found["href"])
            if "nav" in self.within:
                self.menu.add(found["href"])
            if "main" in self.within:
                self.inner.add(found["href"])

    def handle_endtag(self, tag):
        if tag in ("nav", "main"):
            self.within.remove(tag)

    def handle_data(self, data):
        if "main" in self.within:
            self.words.append(data.strip())


def crawl(site: Path) -> dict[str, Reading]:
    """Read every page that is reached from the front page; each link has to lead to a file."""
    found: dict[str, Reading] = {}
    waiting = ["/"]
    while waiting:
        url = waiting.pop()
        path = site / url.lstrip("/")
        path = path / "index.html" if url.endswith("/") else path
        assert path.is_file(), f"{url} leads nowhere"
        found[url] = Reading(path.read_text(encoding="utf-8") if path.suffix == ".html" else "")
        for link in found[url].links:
            there = urlsplit(urljoin(f"http://site{url}", link))
            if there.netloc == "site" and there.path not in (*found, *waiting):
                waiting.append(there.path)
    return found


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_page_is_reached_and_every_menu_entry_has_content(name, tmp_path, desk, monkeypatch):
    for path, text in LIBRARIES[name].items():
        place = tmp_path / f"knowledge/{path}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    monkeypatch.chdir(tmp_path)
    assert desk("check").code == STATE[name]
    assert desk("build").code == 0
    pages = crawl(tmp_path / "build/public/site")
    menu = {urlsplit(urljoin("http://site/", it)).path for it in pages["/"].menu}
    kept = {"/hours/", "/ask/"} | ({"/services/"} if name == "service" else set())
    assert menu == kept
    for url in ("/topics/", "/resources/", "/problems/"):
        assert url not in pages
    # Without JavaScript the search box names the list of answers, which sends on to a person.
    assert "There are no answers yet." in pages["/answers/"].words
    assert "../ask/" in pages["/answers/"].inner
    ask = " ".join(filter(None, pages["/ask/"].words))
    assert "Hill Hall" in ask if name == "place" else "Come to us while we are open." in ask
    assert ("tel:+16075550100" in pages["/ask/"].links) == (name == "phone")
    assert re.search(r"closed|Monday and Tuesday 0?9", ask)
    assert "see above" not in ask
    assert ("Reference In the library" in ask) == (name == "service")
