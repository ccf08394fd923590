"""The page on which a patron sees where their question stands, in a real browser."""

import shutil

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from tests import worlds
from tests.site.test_in_a_browser import CHECK, RULES, Visit

from deskbook.cli.main import call
from deskbook.sites.adapters import preview
from deskbook.status.adapters import status_key
from deskbook.status.formats import status_blob

pytestmark = pytest.mark.slow

OLD = "This link does not open anything (any more)."
HOSTILE = "<img src=x onerror=alert(1)> <b>bold</b> [x](javascript:alert(1))"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small library with a hostile word from a patron, and its public site."""
    root = worlds.write_library(tmp_path_factory.mktemp("status"))
    path = root / f"tickets/2026/11/{worlds.OVERDUE}.md"
    asked = f"\n### 2026-11-04T10:00:00Z question @patron ^CANARY01\n\n{HOSTILE}\n"
    path.write_text(path.read_text() + asked)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_NOW", worlds.NOW)
        assert call(["build", "--public", "--root", str(root)]) == 0
    return root


@pytest.fixture
def site(built, tmp_path):
    """A copy of the site that a test may tamper with, served."""
    folder = shutil.copytree(built / "build/public/site", tmp_path / "site")
    with preview.serve_sites({"public": folder}, 0) as found:
        yield found["public"], folder / "status/b"


def token(built, ticket):
    return status_blob.token(status_key.read_key(built), ticket)


def test_the_right_link_shows_where_it_stands_and_leaves_no_token_behind(built, browser, site):
    base, _ = site
    link = token(built, worlds.OVERDUE)
    with Visit(browser, base) as visit:
        asked = []
        visit.page.on("request", lambda it: asked.append((it.url, it.headers.get("referer"))))
        visit.go(f"status/#{link}")
        expect(visit.page.locator("#state")).to_be_visible()
        expect(visit.page.locator("dd.lead")).to_have_text("We are working on it.")
        expect(visit.page.locator("#facts")).to_contain_text("Wednesday, November 4, 2026")
        expect(visit.page.locator("li.said")).to_have_count(3)
        expect(visit.page.locator("li.said").nth(2)).to_contain_text(HOSTILE)
        expect(visit.page.locator("h1")).to_be_focused()
        assert visit.page.url == f"{base}status/"
        whole = visit.page.content()
        assert "history-liaison" not in whole
        assert "missing from the aggregator" not in whole
        assert not any(link in url or link in (referer or "") for url, referer in asked)
        assert visit.wrong == []


@pytest.mark.parametrize("fragment", ["", "#", "#AAAAAAAAAAAAAAAAAAAAAA", "#%E2%82%AC<script>"])
def test_a_link_that_is_wrong_or_cut_says_what_to_do(browser, site, fragment):
    base, _ = site
    with Visit(browser, base) as visit:
        visit.go(f"status/{fragment}")
        expect(visit.page.locator("#note")).to_contain_text(
            "open the whole link from our message again"
        )
        expect(visit.page.locator("#state")).to_be_hidden()


def test_a_file_that_was_changed_exchanged_or_taken_away_does_not_open(built, browser, site):
    base, folder = site
    mine, other = (
        folder / status_blob.name_of(token(built, it)) for it in (worlds.OVERDUE, worlds.NEW)
    )
    data = bytearray(mine.read_bytes())
    data[40] ^= 1
    for content in (bytes(data), other.read_bytes(), b"", None):
        mine.unlink() if content is None else mine.write_bytes(content)
        with Visit(browser, base) as visit:
            visit.go(f"status/#{token(built, worlds.OVERDUE)}")
            expect(visit.page.locator("#note")).to_contain_text(OLD)
            expect(visit.page.locator("#state")).to_be_hidden()


def test_a_question_that_was_answered_long_ago_is_gone(built, site, monkeypatch):
    _, folder = site
    resolved = folder / status_blob.name_of(token(built, worlds.RESOLVED))
    assert resolved.exists()
    monkeypatch.setenv("DESK_NOW", "2026-12-05T15:00:00Z")
    assert call(["build", "--public", "--root", str(built)]) == 0
    assert not (built / "build/public/site/status/b" / resolved.name).exists()


def test_the_link_of_a_forgotten_patron_opens_nothing(built, browser, tmp_path, monkeypatch):
    """From the patron's own click on "have it erased" to the page that is gone."""
    monkeypatch.setenv("DESK_NOW", worlds.NOW)
    root = shutil.copytree(built, tmp_path / "library")
    link, rest = token(root, worlds.NEW), token(root, worlds.OVERDUE)
    assert call(["build", "--public", "--root", str(root)]) == 0
    file = root / "build/public/site/status/b" / status_blob.name_of(link)
    assert file.exists()
    words = ("patron", "forget", "p-9wd2m4xk", "--apply", "--by", worlds.ME)
    assert call([*words, "--root", str(root)]) == 0
    assert not file.exists(), "it is gone at once from what this clone would publish"
    assert call(["build", "--public", "--root", str(root)]) == 0
    assert not file.exists()
    with (
        preview.serve_sites({"public": root / "build/public/site"}, 0) as found,
        Visit(browser, found["public"]) as visit,
    ):
        visit.go(f"status/#{link}")
        expect(visit.page.locator("#note")).to_contain_text(OLD)
        expect(visit.page.locator("#state")).to_be_hidden()
        visit.go(f"status/#{rest}")
        expect(visit.page.locator("#state")).to_be_visible()


def test_without_javascript_the_page_says_why_it_shows_nothing(built, browser, site):
    base, _ = site
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}status/#{token(built, worlds.OVERDUE)}")
    assert "This page needs JavaScript" in page.inner_text("main")
    assert "Opening" not in page.inner_text("main")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_for_everybody(built, browser, site, scheme, width):
    base, _ = site
    for link in (token(built, worlds.OVERDUE), "wrong"):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto(f"{base}status/#{link}")
        page.wait_for_function("document.getElementById('note').textContent.indexOf('Opening') < 0")
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(CHECK, RULES)
        assert found["violations"] == []
        assert found["passed"] > 5
        context.close()


def test_the_page_is_never_kept_and_the_link_is_printed(built, site, capsys, monkeypatch):
    from urllib.request import urlopen

    base, _ = site
    with urlopen(f"{base}status/index.html") as answer:
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    monkeypatch.setenv("DESK_NOW", worlds.NOW)
    profile = built / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("ask_email:", "site_url: https://l.example\nask_email:")
    )
    assert call(["link", worlds.OVERDUE, "--root", str(built)]) == 0
    assert capsys.readouterr().out == f"https://l.example/status/#{token(built, worlds.OVERDUE)}\n"
