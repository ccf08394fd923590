"""Both sites of the sample library in a real browser: for everybody to use, and keeping to themselves.

Every kind of page, in light and dark, on a telephone and on a desktop: axe finds nothing against
WCAG 2.1 A and AA or its best practices, nothing is asked of another host, nothing goes wrong on the
console, and a ticket full of hostile text does nothing.
"""

import functools
import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from tests import schema_org

from deskbook.cli.main import call
from deskbook.library.model.issue_form import QUESTIONS
from deskbook.privacy.rules import links, redact
from deskbook.sites.adapters import preview

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2]
NOW = "2026-11-16T15:00:00Z"

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
reviewed: 2026-11-02
reviewed_by: reference-head
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
        "problems/history-full-text-late/", "problems/ebook-shelf-login-loop/", "hours/", "ask/", "ask/#about=renew-a-book&title=How+do+I+renew+a+book%3F", "search/",
        "search/#q=renew", "search/#q=xylophone", "nothing/here/",
        "problems/banner.html", "es/", "es/answers/renew-a-book/", "es/answers/cite-sources/", "es/hours/",
        "es/problems/history-full-text-late/", "es/problems/ebook-shelf-login-loop/", "es/services/e-resources/",
        "es/services/circulation/", "es/services/", "es/resources/history-full-text/", "es/search/#q=renovar", "es/ask/",
    ],
    "staff": [
        "", "queues/", "queues/e-resources/", "tickets/", "tickets/2026-11/", "tickets/Q-4KX7M2/", "tickets/Q-EV1N00/",
        "departments/", "departments/history/", "resources/", "resources/history-full-text/", "vendors/",
        "vendors/meridian-aggregation/", "vendors/meridian-aggregation/briefing/", "projects/",
        "projects/history-collection-review/", "problems/", "problems/history-full-text-late/", "answers/",
        "answers/triage-access-problems/", "people/", "shifts/", "digests/", "digests/staff/history-liaison/",
        "report/", "signals/", "needs/", "charter/", "search/#q=embargo", "nothing/here/",
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
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_NOW", NOW)
        assert call(["remind", "--apply", "--no-commit", "--root", str(root)]) == 0
        assert call(["build", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def addresses(built):
    """Both sites, served as `desk serve` does it."""
    folders = {kind: built / "build" / kind / "site" for kind in PAGES}
    with preview.serve_sites(folders, 0) as found:
        yield found


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
        if not request.url.startswith((self.base, "data:", "mailto:")):
            self.wrong.append(f"asked elsewhere: {request.url}")

    def _said(self, message):
        lost = message.location.get("url", "").endswith("/nothing/here/")
        if message.type in ("error", "warning") and not lost:
            self.wrong.append(f"console: {message.text}")

    def go(self, path):
        self.page.goto("about:blank")  # or an address that differs behind the # is not loaded
        self.page.goto(self.base + path)
        if "#q=" in path:
            expect(self.page.locator(".finder__status")).not_to_have_text("")

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
            anchor = "" if "=" in anchor else anchor  # what the ask page is opened with
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


OPEN = {
    "": lambda page: page.fill("#finder-q", "renew"),
    "answers/nothing/": lambda page: page.fill("#finder-q", "book"),
    "search/": lambda page: page.fill("#finder-q", "loan"),
    "ask/": lambda page: (
        page.select_option("#ask-service", "e-resources"),
        page.fill("#ask-link", "https://db.example/?token=abcdef"),
        page.fill("#finder-q", "journal"),
    ),
}
"""What opens a search, by the page it is on."""


@pytest.mark.parametrize("path", list(OPEN))
def test_a_search_that_is_open_is_for_everybody_too(browser, addresses, path):
    found = []
    with Visit(browser, addresses["public"]) as visit:
        for scheme, width in LOOKS:
            visit.page.emulate_media(color_scheme=scheme)
            visit.page.set_viewport_size({"width": width, "height": 900})
            visit.go(path)
            OPEN[path](visit.page)
            visit.page.wait_for_selector("[role=option]")
            visit.page.keyboard.press("ArrowDown")
            visit.page.evaluate(AXE_SCRIPT)
            checked = visit.page.evaluate(CHECK, RULES)
            assert checked["passed"] > 10, "axe looked at next to nothing"
            found += [(path, scheme, width, *it) for it in checked["violations"]]
    lost = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert (found, [it for it in visit.wrong if it != lost]) == ([], [])


def test_search_finds_an_answer_by_other_words_and_despite_a_slip(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        found = {}
        for typed in ("renw my boks", "full text stops at 2025", "paywall", "Interlibary lone"):
            visit.go("")
            visit.page.fill("#finder-q", typed)
            visit.page.wait_for_selector(".finder__list li")
            found[typed] = visit.page.inner_text(".finder__list li:first-child .finder__title")
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


def test_a_search_fetches_little_and_nothing_before_somebody_is_about_to(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url.partition("/lookup/")[2]))
        visit.go("")
        assert not any(asked)
        visit.page.focus("#finder-q")
        visit.page.wait_for_load_state("networkidle")
        assert [it for it in asked if it] == ["index.json"]
        visit.page.fill("#finder-q", "renew")
        visit.page.wait_for_selector(".finder__list li")
        fetched = [it for it in asked if it]
        assert fetched[:2] == ["index.json", "w-r.json"]
        assert all(re.fullmatch(r"p-\d+\.json", it) for it in fetched[2:])
        visit.page.fill("#finder-q", "renewal")
        expect(visit.page.locator(".finder__status")).not_to_have_text("")
        assert len(asked) == len(set(asked) - {""}) + asked.count("")
        visit.page.fill("#finder-q", "")
        expect(visit.page.locator(".finder__status")).to_have_text("")
        visit.page.fill("#finder-q", "rneewal")  # a slip costs the words with its first two letters
        expect(visit.page.locator(".finder__status")).to_have_text(re.compile("fit"))
        assert {it for it in asked if it[:1] == "v" or it == "words.json"} == {
            "v-r.json",
            "v-n.json",
        }


def test_words_that_are_typed_before_the_search_has_come_are_looked_for(browser, addresses):
    held = []

    def hold(route):
        held.append(route)

    with Visit(browser, addresses["public"]) as visit:
        visit.page.route("**/assets/finder.js", hold)
        visit.page.goto(visit.base, wait_until="commit")
        visit.page.locator("#finder-q").press_sequentially("renew")
        assert visit.page.locator(".finder__list li").count() == 0
        held[0].continue_()
        visit.page.wait_for_selector(".finder__list li")
        assert visit.page.inner_text("#finder-list-0 .finder__title") == "How do I renew a book?"
        assert visit.wrong == []


def test_the_search_is_a_combobox_by_keyboard_and_is_heard(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:

        def state():
            return visit.page.evaluate(
                """() => {
                    const it = document.activeElement;
                    const at = it.getAttribute("aria-activedescendant");
                    const on = document.querySelectorAll('[role=option][aria-selected="true"]');
                    return [it.id, it.getAttribute("aria-expanded"), at, on.length === 1 ? on[0].id : on.length];
                }"""
            )

        visit.go("")
        field = visit.page.get_by_role("combobox", name="Your question, or a few words of it")
        field.focus()
        assert state() == ["finder-q", "false", None, 0]
        visit.page.keyboard.type("book")
        visit.page.wait_for_selector("[role=option]")
        number = (
            visit.page.get_by_role("listbox", name="Pages that fit").get_by_role("option").count()
        )
        assert number > 2
        said = visit.page.inner_text(".finder__status")
        assert re.fullmatch(r"\d+ pages fit\.( The best 8 are shown\.)?", said)
        assert state() == ["finder-q", "true", None, 0]
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("ArrowDown")
        assert state() == ["finder-q", "true", "finder-list-1", "finder-list-1"]
        visit.page.keyboard.press("ArrowUp")
        visit.page.keyboard.press("ArrowUp")
        assert state() == ["finder-q", "true", None, 0]
        visit.page.keyboard.press("ArrowUp")
        last = f"finder-list-{number - 1}"
        assert state() == ["finder-q", "true", last, last]
        visit.page.keyboard.press("Escape")
        assert state() == ["finder-q", "false", None, 0]
        assert visit.page.input_value("#finder-q") == "book"
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("ArrowDown")
        assert state() == ["finder-q", "true", "finder-list-0", "finder-list-0"]
        wanted = visit.page.inner_text("#finder-list-0 .finder__title")
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator("h1")).to_have_text(wanted)
        visit.go("")
        visit.page.fill("#finder-q", "laptop")
        visit.page.wait_for_selector("[role=option]")
        visit.page.click("#finder-list-0")
        expect(visit.page.locator("h1")).to_have_text("Can I borrow a laptop?")
        assert visit.wrong == []


def test_a_page_can_be_read_by_keyboard_alone(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url))
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
        visit.page.wait_for_selector(".finder__found li")
        assert visit.page.url.endswith("/search/#q=laptop")
        assert not [it for it in asked if "laptop" in it.partition("#")[0]], "what is typed is sent"
        expect(visit.page.locator(".finder__status")).to_have_text(
            re.compile(r"\d+ pages fit\.|One page fits\.")
        )
        visit.page.focus("#finder-q")
        for _ in range(2):
            visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Can I borrow a laptop?"
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/answers/borrow-a-laptop/")
        visit.go("search/?q=renew")
        visit.page.wait_for_selector(".finder__found li")
        visit.page.fill("#finder-q", "laptop")
        visit.page.keyboard.press("Enter")
        expect(visit.page.locator(".finder__found li a").first).to_have_text(
            "Can I borrow a laptop?"
        )
        assert visit.wrong == []


class Written:
    """The addresses that a page asked its browser to open: mails, and the library's form."""

    def __init__(self, visit):
        self.found = []
        session = visit.context.new_cdp_session(visit.page)
        session.on("Page.frameRequestedNavigation", lambda it: self.found.append(it["url"]))
        session.send("Page.enable")

    def last(self, visit):
        """The last one, as address, and the fields that it fills in."""
        visit.page.wait_for_timeout(100)
        address, _, fields = self.found[-1].partition("?")
        return address, dict(parse_qsl(fields))


def test_whoever_finds_nothing_may_ask_and_takes_the_words_along(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.go("search/")
        visit.page.fill("#finder-q", "<xylophone> & quux")
        expect(visit.page.locator(".finder__status")).to_have_text("Nothing fits these words.")
        kept = "[document.cookie, localStorage.length, sessionStorage.length]"
        assert visit.page.evaluate(kept) == ["", 0, 0], "a search leaves something behind"
        assert not [it for it in asked if "quux" in it], "what was typed is sent"
        visit.page.click("text=Ask us this")
        expect(visit.page.locator("[data-about]")).to_have_text(
            "You looked for: <xylophone> & quux"
        )
        assert visit.page.url.endswith("/ask/#miss=%3Cxylophone%3E%20%26%20quux")
        plain = visit.page.get_attribute('.page--ask p a[href^="mailto:"]', "href")
        assert plain == (
            "mailto:ask@library.ridgeway.example?subject=Not%20found%3A%20%3Cxylophone%3E%20%26%20quux"
        )
        assert visit.page.input_value("#finder-q") == "<xylophone> & quux"
        written = Written(visit)
        visit.page.fill("#ask-more", "For the\nband.")
        visit.page.click("text=Write the mail")
        assert written.last(visit) == (
            "mailto:ask@library.ridgeway.example",
            {
                "subject": "Not found: <xylophone> & quux",
                "body": "<xylophone> & quux\r\n\r\nFor the\r\nband.",
            },
        )
        assert visit.wrong == []
    with Visit(browser, addresses["staff"]) as visit:
        visit.go("search/")
        visit.page.fill("#finder-q", "xylophone")
        expect(visit.page.locator(".finder__status")).to_have_text("Nothing fits these words.")
        assert visit.page.locator(".finder__ask").count() == 0


def test_whoever_is_still_stuck_asks_about_the_answer_they_read(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("answers/renew-a-book/")
        visit.page.click("text=Ask us about this")
        expect(visit.page.locator("[data-about]")).to_have_text(
            "You were reading: How do I renew a book?"
        )
        assert visit.page.get_attribute("[data-about] a", "href") == "../answers/renew-a-book/"
        mail = visit.page.get_attribute('.page--ask p a[href^="mailto:"]', "href")
        assert (
            mail
            == "mailto:ask@library.ridgeway.example?subject=About%3A%20How%20do%20I%20renew%20a%20book%3F"
        )
        written = Written(visit)
        visit.page.fill("#ask-more", "It says no.")
        visit.page.click("text=Write the mail")
        assert written.last(visit) == (
            "mailto:ask@library.ridgeway.example",
            {
                "subject": "About: How do I renew a book?",
                "body": "About: How do I renew a book?\r\n\r\nIt says no.\r\n\r\n"
                "I had read: How do I renew a book? (answers/renew-a-book/)",
            },
        )
        visit.go("ask/#about=../nothing&title=x")
        expect(visit.page.locator("[data-about]")).to_be_hidden()
        assert visit.wrong == []


def test_a_question_is_written_by_keyboard_alone_and_answers_are_shown_meanwhile(
    browser, addresses
):
    with Visit(browser, addresses["public"]) as visit:
        asked = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.go("ask/")
        written = Written(visit)
        visit.page.get_by_role("combobox", name="Your question, in one line").focus()
        visit.page.keyboard.type("The newest issue of a journal is missing")
        visit.page.wait_for_selector("[role=option]")
        assert visit.page.inner_text("#finder-list-0 .finder__title") == (
            "Why is the newest issue of a journal missing from a database?"
        )
        visit.page.keyboard.press("Enter")  # goes on to the next field
        visit.page.keyboard.type("I need it.")
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.type("Databases")
        answers = {
            "item": "1234-5679, vol. 3",
            "entry": "Bookmark",
            "place": "Off",
            "link": "https://db.example/a?an=12&sid=0a1b2c3d4e5f6a7b8c9d",
            "error": "Session expired",
        }
        for key in [it.id for it in QUESTIONS if it.id in answers]:
            visit.page.keyboard.press("Tab")
            assert visit.page.evaluate("document.activeElement.id") == f"ask-{key}"
            visit.page.keyboard.type(answers[key])
        visit.page.keyboard.press("Tab")
        expect(visit.page.locator("#ask-cut")).to_have_text(
            "What signed you in was cut out of the link: it says [token] instead."
        )
        visit.page.keyboard.press("Tab")  # past the way to the form
        visit.page.keyboard.press("Enter")
        address, fields = written.last(visit)
        assert (address, fields["subject"]) == (
            "mailto:eresources@library.ridgeway.example", "The newest issue of a journal is missing",
        )  # fmt: skip
        assert fields["body"].split("\r\n\r\n") == [
            "The newest issue of a journal is missing",
            "I need it.",
            "Title, ISSN or DOI: 1234-5679, vol. 3\r\n"
            "How you got there: Bookmark or saved link\r\n"
            "On or off campus: Off campus\r\n"
            "Link that failed: https://db.example/a?an=12&sid=[token]\r\n"
            "Exact error message: Session expired",
        ]
        assert {it.partition("/lookup/")[0] for it in asked if "/lookup/" in it} == {
            visit.base.rstrip("/")
        }
        sent = [it for it in asked if not it.startswith("mailto:")]
        assert not [it for it in sent if "0a1b2c" in it or "newest" in it]
        visit.page.select_option("#ask-service", "")
        expect(visit.page.locator("#ask-link")).to_be_hidden()
        assert visit.wrong == []


def test_nothing_is_written_of_nothing(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("ask/")
        written = Written(visit)
        visit.page.click("text=Write the mail")
        expect(visit.page.locator(".ask__told")).to_have_text("Please write your question first.")
        assert (written.found, visit.wrong) == ([], [])


def test_the_library_s_own_form_is_opened_filled_in(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("ask/#about=renew-a-book&title=How")
        written = Written(visit)
        visit.page.route(
            "https://forms.example/**", functools.partial(_fulfilled, "<h1>The form</h1>")
        )
        visit.page.evaluate(
            'document.querySelector("form.ask").dataset.form = "https://forms.example/ask?to=us"'
        )
        visit.page.fill("#finder-q", "Renewing & more")
        visit.page.fill("#ask-more", "Line 1\nLine 2")
        visit.page.select_option("#ask-service", "e-resources")
        visit.page.fill("#ask-item", "A title")
        visit.page.click("text=Go on to the form")
        expect(visit.page.locator("h1")).to_have_text("The form")
        assert written.last(visit) == (
            "https://forms.example/ask",
            {
                "to": "us", "title": "Renewing & more", "question": "Line 1\nLine 2",
                "service": "e-resources", "item": "A title", "about": "renew-a-book",
            },
        )  # fmt: skip


LINKS = [
    "https://ezproxy.example/login?url=https://db.example/a?id=12&session=abc.def&x=1#frag",
    "https://db.example/x;jsessionid=0A1B2C.node1?user=someone@x.example&page=2",
    "https://some:secret@db.example/",
    "https://login.example/?qurl=https%3A%2F%2Fdb.example%2F%3Ftoken%3Dabc%26page%3D3",
    "https://db.example/?rfr_id=info:sid/primo&sid=primo:book&issn=1234-5679",
    "https://db.example/?sid=0123456789abcdef01234567&an=1",
    "https://db.example/#access_token=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc",
    "https://db.example/?token=ab:cd&page=2",
    "https://db.example/?session=user:0123456789abcdef&state=abc:0123456789abcdef",
    "https://db.example/?code=short&key=alsoshort&ticket=ST-1-abc,",
    "https://db.example/article/10.1234/abc?volume=3&page=17",
]


def test_the_browser_cuts_from_a_link_what_the_gate_cuts(browser, addresses):
    with Visit(browser, addresses["public"]) as visit:
        visit.go("ask/")
        visit.page.select_option("#ask-service", "e-resources")
        left = {}
        for link in LINKS:
            visit.page.fill("#ask-link", link)
            visit.page.press("#ask-link", "Tab")
            left[link] = visit.page.input_value("#ask-link")
    assert left == {link: redact.replace_hits(link, _apart(links.tokens(link))) for link in LINKS}


def _apart(hits):
    """Hits of which no two overlap, the first and longest kept."""
    kept = []
    for hit in sorted(hits, key=lambda it: (it.start, -it.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


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
