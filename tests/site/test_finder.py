"""The search of the sites in a browser: it splits texts as the files do, in every language."""

import json
import unicodedata
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from tests import languages
from tests.test_architecture import ROOT

from deskbook.library.model.folding import find_words, transcribe
from deskbook.library.model.page import SearchEntry
from deskbook.sites.views import search_index

pytestmark = pytest.mark.slow

SCRIPT = (ROOT / "site/overrides/assets/finder.js").read_text(encoding="utf-8")
PAGE = """<!doctype html><meta charset="utf-8"><search class="finder">
<form data-finder="/" data-fit='{"other": "{number} fit."}' data-best="" data-none="None." data-failed="Failed.">
<input><ul role="listbox" id="list" hidden></ul></form><p role="status"></p></search>
<script src="/finder.js"></script>"""


def split_in(browser, texts):
    """The words of each text with their second spellings, as the script makes them."""
    own = SCRIPT[SCRIPT.index("const splitter") : SCRIPT.index("const coded")]
    page = browser.new_page()
    words = f"(given) => {{ {own} const [folding, texts] = JSON.parse(given); return JSON.stringify(texts.map(splitter(folding))); }}"
    found = page.evaluate(words, json.dumps([search_index.FOLDING, texts]))
    page.close()
    return json.loads(found)


def test_every_letter_is_split_and_folded_as_in_the_files(browser):
    letters = (chr(it) for it in range(0x20, 0x110000))
    known = [it for it in letters if unicodedata.category(it) not in ("Cn", "Cs", "Co")]
    texts = [f"ab{it}cd {it} {it}{it}x" for it in known]
    assert len(texts) > 140_000
    found = split_in(browser, texts)
    wrong = [
        (text, words)
        for text, words in zip(texts, found, strict=True)
        if [word for word, _ in words] != find_words(text, tails=False)
    ]
    assert wrong == []


def test_texts_of_every_language_are_split_as_in_the_files(browser):
    written = [*languages.FOUND, *languages.MISSED, *(query for _, query in languages.PAIRS)]
    texts = [spelt for it in written for spelt in languages.spell(it)]
    for text, words in zip(texts, split_in(browser, texts), strict=True):
        first = find_words(text, tails=False)
        assert words == [list(it) for it in zip(first, find_words(transcribe(text), tails=False), strict=True)]  # fmt: skip


def test_pages_of_every_language_are_found_and_shown_as_they_are_written(browser):
    entries = [SearchEntry(f"{at}/", text, "Page") for at, text in enumerate(languages.FOUND)]
    held = {f"/{path}": data for path, data in search_index.make_files(entries).items()}
    held |= {"/": PAGE.encode(), "/finder.js": SCRIPT.encode()}
    page = browser.new_page()

    def answer(route):
        path = urlsplit(route.request.url).path
        kind = {"": "text/html", "js": "text/javascript"}.get(path.rpartition(".")[2].strip("/"))
        route.fulfill(body=held[path], content_type=kind or "application/json")

    page.route("**/*", answer)
    page.goto("http://site.example/")
    missed = []
    for text, query in languages.PAIRS:
        page.fill("input", "")
        expect(page.locator("[role=status]")).to_have_text("")
        page.fill("input", query)
        expect(page.locator("[role=status]")).not_to_have_text("")
        if text not in page.locator(".finder__title").all_inner_texts():
            missed.append((text, query))
    page.close()
    assert missed == []
