"""Both sites of the sample library in a real browser: for everybody to use, and keeping to themselves.

Every kind of page, in light and dark, on a telephone and on a desktop: axe finds nothing against
WCAG 2.1 A and AA or its best practices, nothing is asked of another host, nothing goes wrong on the
console, and a ticket full of hostile text does nothing.
"""

import functools
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect, sync_playwright
from tests import schema_org

from deskbook.adapters import preview
from deskbook.cli.main import call

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2]
NOW = "2026-11-16T15:00:00Z"

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

HOSTILE = "</title></pre><script>alert(1)</script><img src=https://evil.example/x onerror=alert(1)>"

HOSTILE_TICKET = f"""\
---
id: Q-EV1N00
title: "{HOSTILE}"
status: new
service: reference
channel: form
opened: 2026-11-16T14:00:00Z
---

{HOSTILE}

```
{HOSTILE}

[x](javascript:alert(1)) ![x](https://evil.example/x.png)

<!-- timeline -->

### 2026-11-16T14:05:00Z note @reference-head ^CANARY00

{HOSTILE} [x](javascript:alert(1)) ![x](https://evil.example/x.png) CANARYINTERNAL

### 2026-11-16T14:06:00Z question @patron ^CANARY01

{HOSTILE}
"""

HOSTILE_ANSWER = f"""\
---
title: "Hostile {HOSTILE}"
state: published
topics: [borrowing]
was: [old-hostile]
also_asked: ["{HOSTILE}"]
---

{HOSTILE} ![x](https://evil.example/x.png)

## Cause

CANARYINTERNAL
"""

PAGES = {
    "public": [
        "", "answers/", "answers/newest-issue-missing/", "answers/hostile/", "topics/", "topics/borrowing/",
        "services/", "services/e-resources/", "resources/", "resources/history-full-text/", "problems/",
        "problems/history-full-text-late/", "problems/ebook-shelf-login-loop/", "hours/", "ask/", "ask/?about=renew-a-book", "search/",
        "search/?q=renew", "nothing/here/",
        "problems/banner.html", "es/", "es/answers/renew-a-book/", "es/answers/cite-sources/", "es/hours/",
        "es/problems/history-full-text-late/", "es/services/e-resources/", "es/search/?q=renovar",
    ],
    "staff": [
        "", "queues/", "queues/e-resources/", "tickets/", "tickets/2026-11/", "tickets/Q-4KX7M2/", "tickets/Q-EV1N00/",
        "departments/", "departments/history/", "resources/", "resources/history-full-text/", "vendors/",
        "vendors/meridian-aggregation/", "vendors/meridian-aggregation/briefing/", "projects/",
        "projects/history-collection-review/", "problems/", "problems/history-full-text-late/", "answers/",
        "answers/triage-access-problems/", "people/", "shifts/", "digests/", "digests/staff/history-liaison/",
        "report/", "signals/", "needs/", "charter/", "search/?q=embargo", "nothing/here/",
    ],
}  # fmt: skip
"""Every kind of page of each site."""

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (390, 1280)]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
}

CHECK = """async (rules) => {
    const {violations, passes} = await axe.run(rules);
    const found = violations.map((it) => [it.id, ...it.nodes.slice(0, 3).map((node) => node.html.slice(0, 120))]);
    const wide = document.documentElement.scrollWidth - innerWidth;
    return {passed: passes.length, violations: wide > 0 ? [...found, ["wider than the screen", wide]] : found};
}"""
"""Run axe, and see that nothing sticks out of the screen."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sample library with a hostile ticket and answer in it, its digests made and sites built."""
    root = tmp_path_factory.mktemp("sample")
    for name in ("knowledge", "tickets"):
        shutil.copytree(SAMPLE / name, root / name)
    (root / "tickets/2026/11/Q-EV1N00.md").write_text(HOSTILE_TICKET, encoding="utf-8")
    (root / "knowledge/answers/hostile.md").write_text(HOSTILE_ANSWER, encoding="utf-8")
    before = os.environ.get("DESK_NOW")
    os.environ["DESK_NOW"] = NOW
    try:
        assert call(["remind", "--apply", "--no-commit", "--root", str(root)]) == 0
        assert call(["build", "--root", str(root)]) == 0
    finally:
        os.environ.pop("DESK_NOW") if before is None else os.environ.update(DESK_NOW=before)
    return root


@pytest.fixture(scope="module")
def addresses(built):
    """Both sites, served as `desk serve` does it."""
    folders = {kind: built / "build" / kind / "site" for kind in PAGES}
    with preview.served(folders, 0) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


class Visit:
    """One tab, and everything in it that should not happen."""

    def __init__(self, browser, base):
        self.base = base
        self.wrong = []
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        self.page.on(
            "dialog",
            lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()),
        )

    def _asked(self, request):
        if not request.url.startswith((self.base, "data:")):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _said(self, message):
        lost = message.location.get("url", "").endswith("/nothing/here/")
        if message.type in ("error", "warning") and not lost:
            self.wrong.append(f"console: {message.text}")

    def go(self, path):
        self.page.goto(self.base + path)
        if "?q=" in path:
            self.page.wait_for_selector(".finder__list li")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.mark.parametrize("kind", list(PAGES))
def test_every_kind_of_page_is_for_everybody_and_keeps_to_itself(browser, addresses, kind):
    found = []
    with Visit(browser, addresses[kind]) as visit:
        for path in PAGES[kind]:
            visit.go(path)
            visit.page.evaluate(AXE_SCRIPT)
            for scheme, width in LOOKS:
                visit.page.emulate_media(color_scheme=scheme)
                visit.page.set_viewport_size({"width": width, "height": 900})
                checked = visit.page.evaluate(CHECK, RULES)
                assert checked["passed"] > 10, "axe looked at next to nothing"
                found += [(path, scheme, width, *it) for it in checked["violations"]]
    assert (found, visit.wrong) == ([], [])


def test_a_briefing_prints_on_one_sheet(browser, addresses):
    fullest = ("departments/history", "resources/history-full-text", "vendors/meridian-aggregation")
    sheets = {}
    with Visit(browser, addresses["staff"]) as visit:
        for path in fullest:
            visit.go(f"{path}/briefing/")
            for paper in ("A4", "Letter"):
                made = visit.page.pdf(format=paper)
                sheets[path, paper] = made.count(b"/Type /Page\n")
    assert sheets == {(path, paper): 1 for path in fullest for paper in ("A4", "Letter")}


@pytest.mark.parametrize("kind", list(PAGES))
def test_every_link_within_a_site_leads_somewhere(built, kind):
    site = built / "build" / kind / "site"
    lost = []
    for page in site.rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        for href in re.findall(r' (?:href|src|action)="([^"]*)"', text):
            path, _, anchor = href.partition("#")
            if ":" in path:
                continue
            target = (page.parent / path.partition("?")[0]).resolve()
            target = target / "index.html" if target.is_dir() else target
            there = target.is_file() and target.is_relative_to(site)
            if not there or (anchor and f'id="{anchor}"' not in target.read_text(encoding="utf-8")):
                lost.append((page.relative_to(site).as_posix(), href))
    assert lost == []


def test_an_old_address_leads_to_the_answer_by_its_new_name(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("answers/old-hostile/")
        visit.page.wait_for_url("**/answers/hostile/")
        assert visit.wrong == []


def test_another_site_shows_what_is_broken_with_one_line_of_script(browser, addresses):
    here, shown = addresses["public"], {}
    with Visit(browser, here) as visit:
        for name in ("", "history-full-text", "other, ebook-shelf"):
            script = (
                f'<script src="{here}problems/banner.js" data-resource="{name}" defer></script>'
            )
            body = f"<!doctype html><title>Elsewhere</title><p>Before</p>{script}<p>After</p>"
            answer = functools.partial(_fulfilled, body)
            visit.page.route("**/elsewhere", answer)
            visit.page.goto(here + "elsewhere")
            found = visit.page.query_selector_all("p + script + ul.desk-problems a")
            shown[name] = [it.get_attribute("href") for it in found]
            visit.page.unroute("**/elsewhere")
        late = "https://library.ridgeway.example/problems/history-full-text-late/"
        assert shown == {"": [late], "history-full-text": [late], "other, ebook-shelf": []}
        assert visit.wrong == []


def _fulfilled(body, route):
    route.fulfill(body=body, content_type="text/html")


def test_data_for_programs_is_on_every_page_that_may_be_found_and_valid(built):
    site = built / "build/public/site"
    pages = {
        it.parent.relative_to(site).as_posix(): it.read_text(encoding="utf-8")
        for it in site.rglob("index.html")
    }
    found = {
        place: re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        for place, text in pages.items()
    }
    assert {
        place: [schema_org.faults(json.loads(one)) for one in it]
        for place, it in found.items()
        if it
    } == {place: [[]] for place, it in found.items() if it}
    hidden = {
        place for place, text in pages.items() if '<meta name="robots" content="noindex' in text
    }
    assert hidden == {"search", "status", "es/search"}
    canonical = {place: re.findall(r'<link rel="canonical" href="https://[^/]+/(.*?)/?">', text)
                 for place, text in pages.items()}  # fmt: skip
    own = {place for place, it in canonical.items() if [one or "." for one in it] == [place]}
    elsewhere = {place: it for place, it in canonical.items() if place not in own | hidden}
    assert elsewhere.pop("answers/old-hostile") == ["answers/hostile"]
    assert elsewhere.pop("es/answers/old-hostile") == ["es/answers/hostile"]
    assert elsewhere and elsewhere == {place: [place.removeprefix("es/")] for place in elsewhere}
    assert {place for place, it in found.items() if it} == own
    listed = re.findall(
        "<loc>https://library.ridgeway.example/(.*?)/?</loc>", (site / "sitemap.xml").read_text()
    )
    assert sorted(it or "." for it in listed) == sorted(own)
    assert '<meta name="robots" content="noindex">' in (site / "404.html").read_text(
        encoding="utf-8"
    )


def test_search_finds_an_answer_by_other_words_and_despite_a_slip(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        found = {}
        for typed in ("renw my boks", "full text stops at 2025", "paywall", "Interlibary lone"):
            visit.go("")
            visit.page.fill("#finder-q", typed)
            visit.page.wait_for_selector(".finder__list li")
            found[typed] = visit.page.inner_text(".finder__list li:first-child a")
        assert found == {
            "renw my boks": "How do I renew a book?",
            "full text stops at 2025": "Why is the newest issue of a journal missing from a database?",
            "paywall": "Why does a database or article ask me to pay?",
            "Interlibary lone": "How long does an interlibrary loan take?",
        }
        visit.page.fill("#finder-q", "xylophone")
        expect(visit.page.locator(".finder__status")).to_have_text("Nothing fits these words.")
        assert visit.page.is_hidden(".finder__list")
        visit.page.fill("#finder-q", " ")
        expect(visit.page.locator(".finder__status")).to_have_text("")
        expect(visit.page.locator(".finder__ask")).to_be_hidden()
        assert visit.wrong == []


def test_whoever_finds_nothing_may_ask_and_takes_the_words_along(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("search/")
        visit.page.fill("#finder-q", "<xylophone> & quux")
        visit.page.click("text=Ask us this")
        expect(visit.page.locator("[data-about]")).to_have_text(
            "You looked for: <xylophone> & quux"
        )
        mail = visit.page.get_attribute('.page--ask a[href^="mailto:"]', "href")
        assert mail == (
            "mailto:ask@library.ridgeway.example?subject=Not%20found%3A%20%3Cxylophone%3E%20%26%20quux"
        )
        assert visit.wrong == []
    with Visit(browser, addresses["staff"]) as visit:
        visit.go("search/")
        visit.page.fill("#finder-q", "xylophone")
        expect(visit.page.locator(".finder__status")).to_have_text("Nothing fits these words.")
        expect(visit.page.locator(".finder__ask")).to_be_hidden()


def test_search_asks_for_its_list_only_once_somebody_searches(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
        visit.go("")
        assert "search.json" not in asked
        with visit.page.expect_response("**/search.json"):
            visit.page.focus("#finder-q")
        visit.page.fill("#finder-q", "book")
        visit.page.wait_for_selector(".finder__list li")
        assert asked.count("search.json") == 1


def test_a_page_can_be_read_by_keyboard_alone(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("answers/renew-a-book/")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Skip to the page"
        visit.page.keyboard.press("Enter")
        assert visit.page.evaluate("document.activeElement.id") == "content"
        visit.go("answers/renew-a-book/")
        for _ in range(3):
            visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.id") == "desk-q"
        visit.page.keyboard.type("laptop")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_selector(".finder__list li")
        assert visit.page.url.endswith("/search/?q=laptop")
        visit.page.focus("#finder-q")
        for _ in range(2):
            visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Can I borrow a laptop?"
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/answers/borrow-a-laptop/")
        assert visit.wrong == []


def test_whoever_is_still_stuck_asks_about_the_answer_they_read(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("answers/renew-a-book/")
        visit.page.click("text=Ask us about this")
        expect(visit.page.locator("[data-about]")).to_have_text(
            "You were reading: How do I renew a book?"
        )
        mail = visit.page.get_attribute('.page--ask a[href^="mailto:"]', "href")
        assert (
            mail
            == "mailto:ask@library.ridgeway.example?subject=About%3A%20How%20do%20I%20renew%20a%20book%3F"
        )
        visit.go("ask/?about=nothing")
        expect(visit.page.locator("[data-about]")).to_be_hidden()
        assert visit.wrong == []


def test_the_chosen_scheme_stays(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        paper = "getComputedStyle(document.body).backgroundColor"
        visit.go("")
        light = visit.page.evaluate(paper)
        visit.page.click("#desk-scheme")
        dark = visit.page.evaluate(paper)
        visit.go("ask/")
        assert (
            visit.page.evaluate(paper),
            visit.page.get_attribute("#desk-scheme", "aria-pressed"),
        ) == (dark, "true")
        visit.page.click("#desk-scheme")
        assert visit.page.evaluate(paper) == light != dark


def test_internal_words_are_in_the_staff_site_and_in_no_public_file(built):
    def holding(kind):
        files = (it for it in (built / "build" / kind).rglob("*") if it.is_file())
        return {it.name for it in files if b"CANARYINTERNAL" in it.read_bytes()}

    assert holding("public") == set()
    assert "Q-EV1N00.md" in holding("staff")
