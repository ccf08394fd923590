"""The public site in several languages: each page where its language has it, else as it was written."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from tests import schema_org, site_world

from deskbook.answers.rules import publication, text_facts, translations
from deskbook.answers.views.text_facts import make_say
from deskbook.calendar.views import dates, opening_times
from deskbook.library.model.words import Words
from deskbook.sites.views import feeds, json_ld, public_pages, site_words
from deskbook.sites.views.public.parts import Link

PROFILE = site_world.KNOWLEDGE["library"].replace(
    "site_url:",
    "languages: [es, ar]\ntopics: [{topic: borrowing, name: Préstamos, language: es}, {topic: borrowing, name: Loans}]\n"
    "site_url:",
)
RENEW = """\
---
title: ¿Cómo renuevo un libro?
state: published
also_asked: [renovar]
reviewed: 2026-10-01
translates: renew
language: es
---

Entre y elija "Renew". Vea [por qué](late-issues.md).
"""
SERVICE = """\
---
translates: services/e-resources
original: x0000000
language: es
name: Recursos electrónicos
---

Bases de datos que no abren. <!-- CANARY -->

Más.
"""
LATE = """\
---
translates: problems/mill-late
language: es
name: Paper Mill llega tarde
banner: Paper Mill llega tarde.
news:
  - {day: 2026-10-14, says: El proveedor lo sabe.}
  - {day: 2026-10-14, says: Nadie dijo esto.}
---

Pida el artículo. Vea [cómo renovar](../answers/renew.md).
"""
WELCOME = """\
---
translates: library
language: es
names: [{name: Thanksgiving, says: Acción de Gracias}]
---

Pregúntenos.
"""
NEVER = "---\ntranslates: problems/mill-closed\nlanguage: es\n---\n\nCANARY.\n"
TRANSLATED = {
    "library": PROFILE,
    "answers__renew_es": RENEW,
    "translations__service_es": SERVICE,
    "translations__late_es": LATE,
    "translations__never_es": NEVER,
    "translations__hidden_es": NEVER.replace("mill-closed", "hidden").replace(
        "language:", "name: CANARY\nlanguage:"
    ),
    "translations__stacks_es": SERVICE.replace("e-resources", "stacks").replace(
        "name: ", "name: CANARY "
    ),
    "translations__library_es": WELCOME,
    "translations__mill_es": "---\ntranslates: resources/paper-mill\nlanguage: es\n---\n\nArtículos.\n",
    "translations__service_ar": SERVICE.replace("language: es", "language: ar").replace(
        "name: Recursos electrónicos\n", ""
    ),
    "translations__mill_ar": "---\ntranslates: resources/paper-mill\nlanguage: ar\nname: X\n---\n",
}
WORDS = Words(
    "es", "español", "ltr",
    {"Topic": "Tema", "Confirmed": "Confirmado", "since {day}": "desde el {day}", "known problems": "problemas conocidos",
     "All answers, A to Z": "Todas las respuestas"},
)  # fmt: skip
NOTHING = Words("ar", "العربية", "rtl")


@pytest.fixture(scope="module")
def library():
    return site_world.public(
        site_world.library(
            library=PROFILE,
            answers__renew_es=RENEW,
            answers__draft_es="---\ntitle: CANARY\nstate: draft\ntranslates: late-issues\nlanguage: es\n---\n\nCANARY.\n",
            answers__renew_fr="---\ntitle: Comment\nstate: published\ntranslates: renew\nlanguage: fr\n---\n\nOui.\n",
        )
    )


@pytest.fixture(scope="module")
def spanish(library):
    shown = translations.show_in(library, "es")
    pages = public_pages.make_pages(shown, site_world.NOW.date(), words=WORDS)
    return {it.place: it for it in json_ld.add_data(shown, pages)}


def test_in_its_own_language_a_site_shows_no_translation(library):
    assert list(library.answers) == ["renew", "late-issues"]
    today = site_world.NOW.date()
    assert {it.url for it in public_pages.make_pages(library, today)} == {
        it.url for it in public_pages.make_pages(site_world.public(), today)
    }
    assert library.topics == ("finding-sources", "borrowing"), "Finding sources, Loans"
    assert (library.topic_names, library.prefix) == ({"borrowing": "Loans"}, "")


def test_a_translation_stands_where_its_original_stands(spanish):
    page = spanish["es/answers/renew"]
    assert (page.title, page.url, page.language, page.written, page.canonical, page.indexed) == (
        "¿Cómo renuevo un libro?", "es/answers/renew/", "es", "", "", True,
    )  # fmt: skip
    assert page.context["short"] == (
        '<p>Entre y elija “Renew”. Vea <a href="../../answers/late-issues/">por qué</a>.</p>'
    )
    assert page.context["topics"] == [
        Link("../../topics/borrowing/", "Préstamos"),
        Link("../../topics/finding-sources/", "Finding sources"),
    ]
    assert (page.search.url, page.changed) == ("answers/renew/", date(2026, 10, 1))
    assert page.alternates == (("en", "answers/renew/"), ("es", "es/answers/renew/"))


def test_the_original_names_its_translations_and_no_other_language(library):
    pages = public_pages.make_pages(library, site_world.NOW.date())
    found = {it.place: it.alternates for it in pages}
    assert found["answers/renew"] == (("en", "answers/renew/"), ("es", "es/answers/renew/"))
    assert found["answers/late-issues"] == found["services/e-resources"] == found["search"] == ()
    assert found["hours/index"] == (("en", "hours/"), ("es", "es/hours/"), ("ar", "ar/hours/"))


def test_what_is_not_translated_is_shown_as_it_was_written_and_found_where_it_was(spanish):
    found = {
        place: (it.written, it.canonical, it.indexed, it.alternates)
        for place, it in spanish.items()
        if it.written
    }
    assert found == {
        f"es/{place}": ("en", f"{place}/", False, ())
        for place in (
            "answers/late-issues",
            "services/e-resources",
            "resources/paper-mill",
            "problems/mill-late",
            "problems/mill-closed",
        )
    }
    assert spanish["es/answers/renew"].context["related"] == (
        Link(
            "../../answers/late-issues/",
            "Why is the newest issue missing?",
            "Ask us, and we get it. See how to renew.",
            "en",
        ),
    )


def test_lists_stand_in_the_order_of_their_language(spanish):
    letters = [letter for letter, _ in spanish["es/answers/index"].context["letters"]]
    assert (letters, spanish["es/answers/index"].title) == (["C", "N"], "Todas las respuestas")
    notice = spanish["es/problems/index"].context["live"][0]
    assert (notice.state, notice.span, notice.language) == (
        "Confirmado",
        "desde el 12 de octubre",
        "en",
    )


def test_what_pages_say_for_programs_is_valid_in_each_language(spanish):
    told = {place: it.structured for place, it in spanish.items() if it.structured}
    assert {place: schema_org.faults(json.loads(it)) for place, it in told.items()} == {
        place: [] for place in told
    }
    page, trail = json.loads(told["es/answers/renew"])["@graph"]
    assert (page["inLanguage"], trail["itemListElement"][1]["item"]) == (
        "es", "https://library.example/es/answers/",
    )  # fmt: skip
    assert json.loads(told["es/index"])["@graph"][0]["@type"] == "Library"


def test_feeds_of_a_language_tell_of_what_there_is_in_it(library):
    made = feeds.make_files(translations.show_in(library, "es"), WORDS)
    assert next(iter(made)) == "es/answers/feed.xml"
    feed = ElementTree.fromstring(made["es/topics/finding-sources/feed.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    assert [it.text for it in feed.iter(f"{atom}id")] == [
        "https://library.example/es/topics/finding-sources/feed.xml",
        "https://library.example/es/answers/renew/",
    ]
    assert b"Hill College Library: problemas conocidos" in made["es/problems/feed.xml"]


def test_an_old_name_leads_on_within_each_language():
    known = site_world.public(
        site_world.library(
            library=PROFILE,
            answers__moved="---\ntitle: Where?\nstate: published\nwas: [old-place]\n---\n\nHere.\n",
        )
    )
    pages = public_pages.make_pages(
        translations.show_in(known, "ar"), site_world.NOW.date(), words=NOTHING
    )
    page = site_world.page(pages, "ar/answers/old-place")
    assert (page.moved, page.canonical, page.indexed) == ("ar/answers/moved/", "", False)


@pytest.fixture(scope="module")
def whole():
    """The pages in Spanish of a library with more than answers translated, by their places."""
    known = site_world.library(**TRANSLATED)
    public = publication.publish(known, site_world.NOW.date(), translations.find_outdated(known))
    shown = translations.show_in(public, "es")
    return public, {
        it.place: it for it in public_pages.make_pages(shown, site_world.NOW.date(), words=WORDS)
    }


def test_services_resources_problems_and_the_welcome_are_translated_too(whole):
    _, pages = whole
    assert [
        (place.removeprefix("es/"), it.title, it.written, it.indexed, len(it.alternates))
        for place, it in pages.items()
        if place.startswith(("es/services/e", "es/resources/p", "es/problems/m"))
    ] == [
        ("services/e-resources", "Recursos electrónicos", "", True, 2),
        ("resources/paper-mill", "Paper Mill", "", True, 2),
        ("problems/mill-late", "Paper Mill llega tarde", "", True, 2),
        ("problems/mill-closed", "Paper Mill did not open", "en", False, 0),
    ]
    front = pages["es/index"].context
    assert (front["welcome"], front["other"]) == ("<p>Pregúntenos.</p>", "")
    card = front["services"][0]
    assert (card.title, card.text, card.language) == (
        "Recursos electrónicos", "<p>Bases de datos que no abren.</p>", "",
    )  # fmt: skip
    assert pages["es/services/e-resources"].search.text == "Bases de datos que no abren. Más."
    assert pages["es/resources/index"].context["answers"] == [
        Link("../resources/paper-mill/", "Paper Mill", "Artículos.")
    ]
    answer = pages["es/answers/late-issues"].context
    assert answer["services"] == [Link("../../services/e-resources/", "Recursos electrónicos")]


def test_what_is_for_colleagues_is_not_shown_by_its_translation(whole):
    public, pages = whole
    assert set(public.translations["es"].services) == {"e-resources"}
    assert set(public.translations["es"].problems) == {"mill-late"}
    assert "CANARY" not in repr(pages)


def test_of_a_problem_each_line_is_in_the_language_that_it_is_there_in(whole):
    page = whole[1]["es/problems/mill-late"].context
    assert page["body"] == (
        '<p>Pida el artículo. Vea <a href="../../answers/renew/">cómo renovar</a>.</p>'
    )
    assert [(it.says, it.language) for it in page["history"]] == [
        ("", ""), ("El proveedor lo sabe.", ""), ("A first part has come.", "en"),
    ]  # fmt: skip
    assert (page["notice"].text, page["notice"].language) == ("Paper Mill llega tarde.", "")


def test_banners_and_feeds_are_in_the_language_where_they_are_translated(whole):
    public, _ = whole
    assert public_pages.banners(public) == [
        {
            "url": "problems/mill-late/",
            "title": "Paper Mill is late; we get you any article.",
            "others": {"es": "Paper Mill llega tarde."},
        }
    ]
    made = feeds.make_files(translations.show_in(public, "es"), WORDS)
    feed = ElementTree.fromstring(made["es/problems/feed.xml"])
    atom, lang = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(it.find(f"{atom}title").text, it.get(lang)) for it in feed.iter(f"{atom}entry")] == [
        ("Confirmado: Paper Mill llega tarde", None),
        ("Fixed: Paper Mill did not open", "en"),
    ]


def test_holidays_and_other_hours_have_names_in_each_language(whole):
    assert whole[1]["es/hours/index"].context["others"] == [
        ("26 de noviembre, Acción de Gracias", "closed")
    ]


def test_fields_are_said_in_the_language_of_a_translation():
    text = "---\ntranslates: resources/paper-mill\nlanguage: es\n---\n\n{service.e-resources.name}: {hours.other}.\n\n{hours.other.table}\n\n{hours.week} de {fact.clock}.\n"
    library = site_world.library(
        **TRANSLATED | {"translations__mill_es": text},
        services__facts="---\nname: F\nteam: [ann]\nhead: head\npromise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n"
        "facts: [{name: clock, value: 8 p.m.}]\n---\n",
    )  # fmt: skip
    say = make_say(WORDS, translations.name_days(library, "es"))
    known = text_facts.collect(library, site_world.NOW.date())
    filled = text_facts.fill_library(library, known, make_say(Words()), {"es": say})
    assert filled.translations["mill-es"].body == (
        "Recursos electrónicos: 26 de noviembre, Acción de Gracias: closed.\n\n"
        "| When | Open |\n|---|---|\n| 26 de noviembre, Acción de Gracias | closed |\n\n"
        "lunes to viernes 9:00 to 17:00, closed sábado y domingo de 8 p.m."
    )


def test_a_translation_that_its_original_has_left_says_so(whole):
    assert {place: it.behind for place, it in whole[1].items() if it.behind} == {
        "es/services/e-resources": "../../../services/e-resources/"
    }


def test_what_is_translated_by_halves_is_shown_as_it_was_written(whole):
    shown = translations.show_in(whole[0], "ar")
    assert (shown.resources["paper-mill"].language, shown.welcomed) == ("en", "en")
    assert shown.services["e-resources"].name == "E-resources"


def test_the_theme_is_told_of_each_language(library):
    words = {"en": Words(), "es": WORDS, "ar": NOTHING}
    shared = site_words.share_words(library, words)
    assert (shared["language"], shared["rtl"], shared["languages"]) == (
        "en",
        ["ar"],
        [
            {"code": "en", "name": "English", "prefix": ""},
            {"code": "es", "name": "español", "prefix": "es/"},
            {"code": "ar", "name": "العربية", "prefix": "ar/"},
        ],
    )
    assert shared["words"]["es"]["Topic"] == WORDS["Topic"] == "Tema"
    assert "languages" not in site_words.share_words(site_world.public(), {"en": Words()})


def test_what_a_language_lacks_is_said():
    assert site_words.describe_unknown("xx", ["Fnid"]) == (
        'site/languages/xx.yml: no page says "Fnid": correct or remove that'
    )
    assert site_words.describe_lacking(NOTHING, list("abcdef")) == (
        'site/languages/ar.yml lacks 6, said in English: "a"; "b"; "c"; "d"; "e"; …'
    )
    assert (
        site_words.describe_lacking(NOTHING, ["a"])
        == 'site/languages/ar.yml lacks 1, said in English: "a"'
    )


def test_days_and_times_are_said_in_a_language():
    first, last = date(2026, 10, 30), date(2027, 10, 2)
    said = opening_times.format_date_span(first, last, date(2025, 1, 1), "US", WORDS)
    assert said == "30 de octubre de 2026 to 2 de octubre de 2027"
    assert opening_times.format_hours(("10:00-12:30", "13:00-24:00"), "US", WORDS) == (
        "10\u00a0a.\u00a0m. to 12:30\u00a0p.\u00a0m. y 1\u00a0p.\u00a0m. to midnight"
    )
    assert (dates.format_every("1h", WORDS), dates.format_every("1d"), dates.format_promised("1h")) == (
        "opening hour", "day on which the library is open", "one opening hour",
    )  # fmt: skip


def test_an_answer_that_is_left_out_is_named_with_what_to_do():
    assert site_words.describe_unreviewed("renew") == (
        "knowledge/answers/renew.md is left out, for nobody is named who reviewed it: write state: "
        "review, then whoever has read it says `desk answer publish renew`"
    )
