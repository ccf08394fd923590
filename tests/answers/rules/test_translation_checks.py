"""Translations: of what there is, into a language of the site, whole, and as the original is now."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import care_world

from deskbook.answers.rules import translations
from deskbook.checks.rules import checks
from deskbook.library.model.finding import Finding
from deskbook.library.rules.check_rule import World

TODAY = date(2026, 11, 5)

NOW = datetime(2026, 11, 5, 15, 0, tzinfo=UTC)

LIBRARY = """\
---
name: Hill College Library
timezone: America/New_York
languages: [es]
week: [{days: [mon], hours: "09:00-17:00"}]
other_hours:
  - {from: 2026-12-11, to: 2026-12-17, hours: "08:00-24:00", name: Finals}
  - {from: 2026-05-16, to: 2026-08-30, hours: closed, name: Summer}
  - {from: 2026-12-19, to: 2026-12-20, hours: closed}
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
---

Ask us anything.
"""

ANSWER = "---\ntitle: How do I renew?\nstate: {state}\n{more}---\n\nSign in.\n"

MILL = "---\nname: Paper Mill\nvendor: Mill\n---\n\nArticles.\n"

LATE = """\
---
title: Paper Mill is late
state: confirmed
public: true
started: 2026-10-12
lead: ann
banner: It is late.
news:
  - {day: 2026-10-14, state: confirmed, says: The vendor knows.}
  - {day: 2026-10-20, state: monitoring}
  - {day: 2026-11-02, says: A part has come.}
---

Ask us.
"""

WORLD = {"library": LIBRARY, "resources__mill": MILL, "problems__late": LATE}


def marked(translates: str) -> str:
    library = care_world.loaded(**WORLD).library
    part, _, name = translates.partition("/")
    return translations.make_mark(getattr(library, part)[name] if name else library.profile)


def translation(translates: str, body: str = "Texto.", language: str = "es", **more: str) -> str:
    fields = {"original": marked(translates), "language": language, **more}
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    return f"---\ntranslates: {translates}\n{lines}---\n\n{body}\n"


def said(**knowledge: str) -> list[str]:
    world = care_world.loaded(**WORLD, **knowledge)
    return [
        f"{it.path.removeprefix('knowledge/')}:{it.line} {it.severity} {it.rule}: {it.message}"
        for it in checks.findings(world, TODAY, NOW)
        if "translation" in it.rule
    ]


NEWS = "[{day: 2026-10-14, says: Lo sabe.}, {day: 2026-11-02, says: Una parte.}]"

NAMES = "[{name: Finals, says: Exámenes}, {name: Thanksgiving, says: Acción de Gracias}, {name: Summer, says: Verano}]"


def test_translations_of_everything_that_are_whole_have_no_findings():
    assert said(
        translations__library_es=translation("library", names=NAMES),
        translations__er_es=translation("services/e-resources", "", name="Recursos"),
        translations__mill_es=translation("resources/mill"),
        translations__late_es=translation("problems/late", name="Tarde", banner="Tarde.", news=NEWS),
        answers__renew=ANSWER.format(state="published", more=""),
        answers__renew_es=ANSWER.format(state="draft", more="translates: renew\nlanguage: es\n"),
        answers__renew_old=ANSWER.format(state="archived", more="translates: renew\nlanguage: es\n"),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            translation("resources/mill").replace("resources/mill", "resources/mil"),
            ["2 error translation.of: resources/mil is not there: write one of resources/mill"],
        ),
        (
            translation("resources/mill", language="en"),
            ["2 error translation.of: resources/mill is in en too: write its own language:"],
        ),
        (
            translation("resources/mill", language="fr"),
            ["4 error translation.of: the site is not in fr: write it into languages: in library.md (there is es)"],
        ),
        (
            translation("resources/mill", original=""),
            ["2 warning translation.current: nobody would see that resources/mill has changed: write original: "
             f"{marked('resources/mill')}, its mark now"],
        ),
        (
            translation("resources/mill", original="x0000000"),
            ["3 warning translation.current: resources/mill has changed since this was translated: bring it up to "
             f"date, then write original: {marked('resources/mill')}"],
        ),
        (
            translation("resources/mill", "", banner="Tarde.", news=NEWS, names=NAMES),
            ["2 error translation.fits: it has no text, so it is not shown: write it below the front matter",
             "5 error translation.fits: only a known problem has this: take banner out",
             "6 error translation.fits: only a known problem has this: take news out",
             "7 error translation.fits: only the library has this: write it into the file with translates: library"],
        ),
        (
            translation("problems/late", news="[{day: 2026-10-14, says: Lo sabe.}, {day: 2026-10-20, says: ¿Qué?}]"),
            ["2 error translation.fits: it is not shown without a name: write name: and what it is called",
             "2 warning translation.whole: the problem has a banner: write banner: and the line",
             "5 warning translation.whole: the problem has no news of 2026-10-20: mend the day",
             "2 warning translation.whole: it lacks the news of 2026-11-02"],
        ),
        (
            translation("library", name="Biblioteca", names="[{name: Finales, says: Exámenes}]"),
            ["5 error translation.fits: a library keeps its name in every language: take name out",
             "6 warning translation.whole: no hours and no holiday are called Finales in library.md",
             "2 warning translation.whole: it lacks names: for Thanksgiving, Finals"],
        ),
    ],
)  # fmt: skip
def test_a_translation_that_does_not_fit_is_found(text, expected):
    found = said(translations__a_es=text)
    assert [it.removeprefix("translations/a-es.md:") for it in found] == expected


def test_a_record_has_one_translation_into_a_language():
    assert said(
        translations__mill_es=translation("resources/mill"),
        translations__mill_too=translation("resources/mill"),
        answers__a=ANSWER.format(state="draft", more=""),
        answers__b=ANSWER.format(state="draft", more="translates: a\nlanguage: es\n"),
        answers__c=ANSWER.format(state="draft", more="translates: a\nlanguage: es\n"),
        answers__d=ANSWER.format(state="draft", more="translates: b\nlanguage: fr\n"),
        answers__e=ANSWER.format(state="draft", more="translates: a\n"),
        answers__f=ANSWER.format(state="archived", more="translates: a\nlanguage: es\n"),
    ) == [
        "answers/d.md:4 error translation.of: b is a translation itself: name a",
        "answers/d.md:5 error translation.of: the site is not in fr: write it into languages: in library.md (there is es)",
        "answers/e.md:4 error translation.of: a is in en too: write its own language:",
        "answers/c.md:4 error translation.once: b is a in es already: archive one",
        "translations/mill-too.md:2 error translation.once: mill-es is resources/mill in es already: take one away",
    ]  # fmt: skip


def test_what_cannot_be_read_is_there_all_the_same():
    world = care_world.loaded(**WORLD, translations__gone_es=translation("resources/mill"))
    path = "knowledge/resources/mill.md"
    gone = replace(
        world,
        library=replace(world.library, resources={}),
        filed={at: it for at, it in world.filed.items() if at != path},
        findings=(Finding(path, 1, "file.yaml", "cannot be read"),),
    )
    rules = [it.rule for it in checks.findings(gone, TODAY, NOW)]
    assert [it for it in rules if it.startswith("translation.")] == []


def test_a_world_without_translations_is_looked_at_too():
    library = replace(care_world.loaded(**WORLD).library, translations={})
    assert list(checks.translation_checks.check_single(World(library, TODAY, NOW))) == []
