"""The desk of the sample library in a real browser, served as `desk web` serves it."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from tests.site.test_in_a_browser import CHECK, RULES, Visit

pytestmark = pytest.mark.slow

LOOKS = [("light", 320), ("dark", 390), ("light", 1366), ("dark", 1366)]
WCAG_22 = {**RULES, "runOnly": [*RULES["runOnly"], "wcag22aa"]}

FORMS = [
    "reply",
    "note",
    "hand-off",
    "resume",
    "promise",
    "resolve",
    "heard",
    "duplicate",
    "help",
    "edit",
]
PAGES = [*(f"tickets/Q-46P356/?act={act}" for act in FORMS), "tickets/Q-46P356/answers/", "new/", "log/", "log/#keys", "", "queue/", "queue/?state=all&sort=newest", "queue/?service=nowhere", "tickets/Q-46P356/",
         "tickets/Q-EV1N00/", "tickets/Q-ZZZZZZ/", "search/", "search/?q=history", "nowhere/",
         "problems/", "problems/new/", "problems/history-full-text-late/", "problems/ebook-shelf-login-loop/", "problems/none/"]  # fmt: skip


def test_every_screen_is_for_everybody_and_loads_nothing_from_elsewhere(browser, address):
    found = []
    with Visit(browser, address) as visit:
        for path in PAGES:
            visit.go(path)
            if path.endswith("#keys"):
                visit.page.keyboard.press("?")
            visit.page.evaluate(AXE_SCRIPT)
            for scheme, width in LOOKS:
                visit.page.emulate_media(color_scheme=scheme)
                visit.page.set_viewport_size({"width": width, "height": 800})
                checked = visit.page.evaluate(CHECK, WCAG_22)
                assert checked["passed"] > 8, "axe looked at next to nothing"
                found += [(path, scheme, width, *it) for it in checked["violations"]]
    lost = "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert (found, [it for it in visit.wrong if it != lost]) == ([], [])


def test_twenty_tickets_are_on_the_first_screen_of_the_queue(browser, address):
    with Visit(browser, address) as visit:
        visit.page.set_viewport_size({"width": 1366, "height": 768})
        visit.go("queue/?state=all")
        rows = visit.page.locator("tr.row").evaluate_all(
            "(rows) => rows.filter((it) => it.getBoundingClientRect().bottom <= innerHeight).length"
        )
        assert rows >= 20


def test_a_colleague_finds_a_ticket_without_knowing_its_number(browser, address):
    with Visit(browser, address) as visit:
        visit.go("")
        visit.page.get_by_role("searchbox", name="Search tickets").fill("bird counts")
        visit.page.keyboard.press("Enter")
        visit.page.get_by_role("link", name="Twelve years of bird counts").click()
        assert visit.page.get_by_role("heading", level=1).inner_text().startswith("Twelve years")
