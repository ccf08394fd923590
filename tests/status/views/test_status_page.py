"""The page of a question's state has its words in each language of the site."""

import json
from pathlib import Path

from deskbook.library.model.words import ENGLISH, Words
from deskbook.status.views import status_page

FOLDER = Path(__file__).parents[3] / "site/pages/status"
SCRIPT = 'x.textContent = t("Asked"); t("With", {}); list("no phrase"); at("nor this"); t("Asked")'
ARABIC = Words("ar", "العربية", "rtl", {"Asked": "ورد في", status_page.NEEDS_SCRIPT: "<فعّل>"})


def test_the_words_of_its_script_are_given_in_each_language_the_librarys_first():
    assert json.loads(status_page.words(SCRIPT, (ENGLISH, ARABIC))) == [
        {
            "code": "en",
            "name": "English",
            "direction": "ltr",
            "phrases": {"Asked": "Asked", "With": "With"},
        },
        {
            "code": "ar",
            "name": "العربية",
            "direction": "rtl",
            "phrases": {"Asked": "ورد في", "With": "With"},
        },
    ]


def test_without_its_script_it_speaks_all_languages_the_librarys_first():
    html = (FOLDER / "index.html").read_text(encoding="utf-8")
    made = status_page.page(html, (ARABIC, ENGLISH))
    assert made.splitlines()[1] == '<html lang="ar" dir="rtl">'
    assert made.partition("<noscript>")[2].partition("</noscript>")[0].strip() == (
        '<p lang="ar" dir="rtl">&lt;فعّل&gt;</p>\n'
        f'<p lang="en" dir="ltr">{status_page.NEEDS_SCRIPT}</p>'
    )


def test_its_script_says_nothing_but_phrases():
    script = (FOLDER / "status.js").read_text(encoding="utf-8")
    assert len(status_page.phrases(script)) > 30
    shown = script.partition("function show(")[2].partition("async function begin")[0]
    for phrase in status_page.phrases(shown):
        shown = shown.replace(f'"{phrase}"', "")
    assert [
        it for it in shown.split('"')[1::2] if " " in it and "said" not in it and "[" not in it
    ] == []
