"""A library that is in Arabic besides, and takes questions by a form with names of its own, in a real browser."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect
from tests import worlds
from tests.docs import test_ask_page
from tests.site.test_in_a_browser import CHECK, RULES, Visit

from deskbook.cli.main import call
from deskbook.library.adapters import shipped
from deskbook.sites.adapters import preview
from deskbook.status.adapters import status_key
from deskbook.status.formats import status_blob

pytestmark = pytest.mark.slow

ARABIC = """\
name: العربية
direction: rtl
phrases:
  "Ask us": "اسألنا"
  "Hours": "ساعات العمل"
  "Opening hours": "ساعات العمل"
  "Search": "بحث"
  "Find": "ابحث"
  "A to Z": "من الألف إلى الياء"
  "Services": "الخدمات"
  "Topics": "الموضوعات"
  "Known problems": "مشكلات معروفة"
  "Not yet in {language}: this is how it was written.": "ليس متاحًا بعد باللغة {language}: هذا هو النص الأصلي."
  "Your question, in one line": "سؤالك في سطر واحد"
  "More about it": "مزيد من التفاصيل"
  "{number} pages fit.":
    one: "صفحة واحدة"
    two: "صفحتان"
    few: "{number} صفحات"
    many: "{number} صفحة"
    other: "{number} صفحة."
"""
SERVICE = """\
---
translates: services/e-resources
language: ar
name: المصادر الإلكترونية
---

قواعد بيانات ومجلات وكتب لا تفتح.
"""
ANIMALS = ("aardvark", "badger", "capybara")
"""The first is in one answer, the second in two, the third in three."""

ADDRESS = re.compile(r"^https://forms\.example/viewform\?usp=\S+&\S+$", re.MULTILINE)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The small library with a language of its own, its public site built."""
    root = worlds.write_library(tmp_path_factory.mktemp("rtl"))
    (root / "site/languages").mkdir(parents=True)
    (root / "site/languages/ar.yml").write_text(ARABIC, encoding="utf-8")
    shipped.approve(root, ["site/languages/ar.yml"])
    (root / "knowledge/translations").mkdir()
    (root / "knowledge/translations/e-resources-ar.md").write_text(SERVICE, encoding="utf-8")
    library, service = root / "knowledge/library.md", root / "knowledge/services/e-resources.md"
    added = f"languages: [es, ar]\n{test_ask_page.example()}ask_email:"
    library.write_text(library.read_text().replace("ask_email:", added))
    service.write_text(service.read_text().replace("head:", "asks: [item, link]\nhead:"))
    for number in range(len(ANIMALS)):
        text = (
            f"---\ntitle: {' or '.join(ANIMALS[number:])} number {number}?\nstate: published\n"
            "reviewed: 2026-10-01\nreviewed_by: head\n---\n\nYes.\n"
        )
        (root / f"knowledge/answers/animal-{number}.md").write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_NOW", worlds.NOW)
        assert call(["build", "--public", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def base(root):
    """The address of its public site."""
    with preview.serve_sites({"public": root / "build/public/site"}, 0) as found:
        yield found["public"]


def test_where_a_question_stands_is_said_in_the_readers_language_or_one_they_choose(
    browser, root, base
):
    context = browser.new_context(
        locale="es-MX", viewport={"width": 390, "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(f"{base}status/#{status_blob.token(status_key.read_key(root), worlds.OVERDUE)}")
    expect(page.locator("dd.lead")).to_have_text("Estamos trabajando en ella.")
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "es", "Su pregunta a Hill College Library",
    ]  # fmt: skip
    expect(page.locator("#facts")).to_contain_text("miércoles, 4 de noviembre de 2026")
    expect(page.locator("#facts")).to_contain_text("E-resources")
    page.get_by_role("button", name="العربية").press("Enter")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "ar",
        "rtl",
    ]
    expect(page.locator("#facts")).to_contain_text("المصادر الإلكترونية")
    expect(page.get_by_role("button", name="العربية")).to_be_focused()
    expect(page.locator("#facts dt")).to_have_count(5)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(CHECK, RULES)["violations"] == []
    page.get_by_role("button", name="English").click()
    expect(page.locator("dd.lead")).to_have_text("We are working on it.")
    context.close()


def left(page, selector):
    """How far from the left edge of the screen something begins, and how far it ends from the right."""
    box = page.locator(selector).first.bounding_box()
    return round(box["x"]), round(page.viewport_size["width"] - box["x"] - box["width"])


def test_pages_of_a_language_written_from_right_to_left_run_so_and_are_for_everybody(browser, base):
    found = []
    with Visit(browser, base) as visit:
        for path in (
            "ar/",
            "ar/answers/missing-issue/",
            "ar/services/e-resources/",
            "ar/ask/",
            "ar/hours/",
        ):
            visit.go(path)
            visit.page.evaluate(AXE_SCRIPT)
            for width in (390, 1280):
                visit.page.set_viewport_size({"width": width, "height": 900})
                found += [
                    (path, width, *it) for it in visit.page.evaluate(CHECK, RULES)["violations"]
                ]
            assert visit.page.evaluate(
                "[document.documentElement.lang, getComputedStyle(document.body).direction]"
            ) == ["ar", "rtl"]
            from_left, from_right = left(visit.page, ".desk-header__name")
            assert from_right < from_left, "the name of the library stands at the right"
        assert (found, visit.wrong) == ([], [])


def test_what_is_not_translated_runs_its_own_way(browser, base):
    with Visit(browser, base) as visit:
        visit.go("ar/answers/missing-issue/")
        expect(visit.page.locator(".fallback")).to_have_text(
            "ليس متاحًا بعد باللغة العربية: هذا هو النص الأصلي."
        )
        ways = "[...document.querySelectorAll('h1, .answer__short')].map((it) => getComputedStyle(it).direction)"
        assert visit.page.evaluate(ways) == ["ltr", "ltr"]
        visit.go("ar/services/e-resources/")
        assert visit.page.locator("h1").inner_text() == "المصادر الإلكترونية"
        assert visit.page.locator(".fallback").count() == 0


@pytest.mark.parametrize("language", ["", "ar/"])
def test_a_form_with_names_of_its_own_is_filled_in_as_the_page_says(browser, base, language):
    (told,) = ADDRESS.findall(test_ask_page.PAGE)
    with Visit(browser, base) as visit:
        visit.go(f"{language}ask/#about=missing-issue&title=Why+is+it+missing%3F")
        asked = []
        visit.page.route(
            "https://forms.example/**",
            lambda route: (
                asked.append(route.request.url),
                route.fulfill(body="<h1>The form</h1>"),
            ),
        )
        visit.page.fill("#finder-q", "Missing issue")
        expect(visit.page.locator(".finder__status")).not_to_have_text("")
        visit.page.fill("#ask-more", "Not in the list")
        visit.page.select_option("#ask-service", "e-resources")
        visit.page.fill("#ask-item", "A title")
        visit.page.click("form.ask button[value=form]")
        expect(visit.page.locator("h1")).to_have_text("The form")
    assert asked == [told]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", ["One page fits.", "2 pages fit.", "3 pages fit."]),
        ("es/", ["Coincide una página.", "Coinciden 2 páginas.", "Coinciden 3 páginas."]),
        ("ar/", ["صفحة واحدة", "صفحتان", "3 صفحات"]),
    ],
)
def test_a_search_counts_its_pages_in_the_forms_of_the_language(browser, base, language, said):
    with Visit(browser, base) as visit:
        visit.go(language)
        for typed, words in zip(ANIMALS, said, strict=True):
            visit.page.fill("#finder-q", typed)
            expect(visit.page.locator(".finder__status")).to_have_text(words)
