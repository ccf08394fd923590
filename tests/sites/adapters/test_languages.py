"""The words of the site: complete in every language that comes with it, and read strictly."""

from pathlib import Path

import pytest
from tests import site_phrases

from deskbook.library.adapters import shipped
from deskbook.library.model.finding import DeskError
from deskbook.sites.adapters import languages

LOOK = shipped.find_look(site_phrases.ROOT)
SHIPPED = sorted(Path(it).stem for it in LOOK.below("site/languages"))


def test_the_english_file_has_every_phrase_that_pages_say_and_no_other():
    words = languages.read(LOOK, ["en"])["en"]
    ones = {forms["one"] for forms in words.plurals.values()}
    said = {*words.phrases, *words.plurals, *ones}
    assert (site_phrases.found() - said, said - site_phrases.found()) == (set(), set())


def test_a_phrase_that_is_said_somewhere_is_found():
    assert {
        "Still stuck?",
        "Reviewed {day}",
        "A to Z",
        "one answer",
        "Find",
    } <= site_phrases.found()


@pytest.mark.parametrize("language", SHIPPED)
def test_every_language_that_comes_with_the_site_is_complete(language):
    words = languages.read(LOOK, [language])[language]
    assert languages.list_missing(LOOK, words) == []


@pytest.fixture
def site(tmp_path):
    """A library without files of its own, but for the folder of languages."""
    (tmp_path / "site/languages").mkdir(parents=True)
    return tmp_path


def read(site, tags):
    return languages.read(shipped.find_whole_look(site), tags)


def write(site, text):
    (site / "site/languages/xx.yml").write_text(text, encoding="utf-8")


def test_what_a_language_lacks_is_named_and_said_in_english(site):
    write(site, 'name: iks\ndirection: rtl\nphrases: {"Find": "Fynd", "Hours": ""}\n')
    words = read(site, ["xx"])["xx"]
    assert (words("Find"), words("Hours"), words["Ask us"], words.direction) == (
        "Fynd", "Hours", "Ask us", "rtl",
    )  # fmt: skip
    lacks = languages.list_missing(shipped.find_whole_look(site), words)
    assert ("Hours" in lacks, "Find" in lacks) == (True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "site/languages/xx.yml is missing, and library.md names the language xx: run "
               "`desk look override site/languages/en.yml --as site/languages/xx.yml` and translate what stands right of each "
               "colon"),
        ("name: x\n", "site/languages/xx.yml needs name:, direction: and phrases:, and nothing else"),
        ("name: x\ndirection: up\nphrases: {}\n", "site/languages/xx.yml: write direction: ltr, or rtl"),
        ("name: x\ndirection: ltr\nphrases: []\n", "site/languages/xx.yml: phrases: is a list of English: words"),
        ("name: x\ndirection: ltr\nphrases: {no: 1}\n", 'site/languages/xx.yml: put "False" and its words in quotation marks'),
        (
            'name: x\ndirection: ltr\nphrases: {"Reviewed {day}": "ok {dya}"}\n',
            'site/languages/xx.yml: "ok {dya}" stands for "Reviewed {day}", so it needs {day}',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"Find": "{0}"}\n',
            'site/languages/xx.yml: "{0}" stands for "Find", so it needs no braces',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"Find": {one: "a", other: "b"}}\n',
            'site/languages/xx.yml: "Find" has no {number}, so it has one form only',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"{number} answers": {one: 1, other: "{number} b"}}\n',
            'site/languages/xx.yml: put "one" of "{number} answers" in quotation marks',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"{number} answers": {no: "a", other: "{number} b"}}\n',
            'site/languages/xx.yml: put "False" of "{number} answers" in quotation marks',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"{number} answers": {few: "a", other: "{number} b"}}\n',
            'site/languages/xx.yml: "{number} answers" has a form "few", which the language has not: it has one, other',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"{number} answers": {one: "a", other: "many"}}\n',
            'site/languages/xx.yml: "many" stands for "{number} answers", so it needs {number}',
        ),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_says_what_to_write(site, text, said):
    if text:
        write(site, text)
    with pytest.raises(DeskError) as caught:
        read(site, ["xx"])
    assert str(caught.value) == said


def test_a_file_that_is_no_yaml_is_named(site):
    write(site, "name: [\n")
    with pytest.raises(DeskError, match=r"^site/languages/xx\.yml cannot be read: "):
        read(site, ["xx"])


PHRASE = "{number} opening hours"
TWO_FORMS = """\
  "one opening hour": "una hora"
  "{number} opening hours": "{number} horas"
"""


def counted(words, *numbers):
    return [words.counted("one opening hour", PHRASE, it) for it in numbers]


def language(site, tag, forms, direction="ltr"):
    text = f"name: {tag}\ndirection: {direction}\nphrases:\n{forms}"
    (site / f"site/languages/{tag}.yml").write_text(text, encoding="utf-8")
    return read(site, [tag])[tag]


def lacks(site, words):
    return [
        it
        for it in languages.list_missing(shipped.find_whole_look(site), words)
        if it.startswith(PHRASE)
    ]


def test_polish_has_three_forms(site):
    words = language(
        site,
        "pl",
        f"""\
  "{PHRASE}":
    one: "godzina otwarcia"
    few: "{{number}} godziny otwarcia"
    many: "{{number}} godzin otwarcia"
""",
    )
    assert counted(words, 1, 2, 5, 12, 21, 22, 0) == [
        "godzina otwarcia", "2 godziny otwarcia", "5 godzin otwarcia", "12 godzin otwarcia",
        "21 godzin otwarcia", "22 godziny otwarcia", "0 godzin otwarcia",
    ]  # fmt: skip
    assert lacks(site, words) == []


def test_russian_says_the_number_in_the_form_for_1_as_it_is_for_21_too(site):
    forms = """\
  "{number} opening hours":
    one: "{number} час работы"
    few: "{number} часа работы"
    many: "{number} часов работы"
"""
    words = language(site, "ru", forms)
    assert counted(words, 1, 21, 3, 11, 14, 100) == [
        "1 час работы", "21 час работы", "3 часа работы", "11 часов работы", "14 часов работы",
        "100 часов работы",
    ]  # fmt: skip
    with pytest.raises(DeskError, match=r'"час работы" stands for .* so it needs \{number\}'):
        language(site, "ru", forms.replace("{number} час ", "час "))
    exact = forms.replace("    one:", '    "=1": "час работы"\n    one:')
    assert counted(language(site, "ru", exact), 1, 21) == ["час работы", "21 час работы"]


def test_arabic_has_six_forms(site):
    words = language(
        site,
        "ar",
        """\
  "{number} opening hours":
    zero: "لا ساعات"
    one: "ساعة واحدة"
    two: "ساعتان"
    few: "{number} ساعات"
    many: "{number} ساعة"
    other: "{number} ساعة عمل"
""",
        "rtl",
    )
    assert counted(words, 0, 1, 2, 3, 11, 100) == [
        "لا ساعات", "ساعة واحدة", "ساعتان", "3 ساعات", "11 ساعة", "100 ساعة عمل",
    ]  # fmt: skip
    assert lacks(site, words) == []


def test_a_file_with_two_forms_is_read_as_before(site):
    assert counted(language(site, "es", TWO_FORMS), 1, 2, 0) == ["una hora", "2 horas", "0 horas"]
    assert lacks(site, language(site, "es", TWO_FORMS)) == []


def test_forms_that_a_language_has_and_its_file_lacks_are_named(site):
    assert lacks(site, language(site, "pl", TWO_FORMS)) == [f"{PHRASE} (few, many)"]
    partly = '  "{number} opening hours": {one: "godzina", few: "{number} godziny"}\n'
    words = language(site, "pl", partly)
    assert lacks(site, words) == [f"{PHRASE} (many)"]
    assert counted(words, 2, 5) == ["2 godziny", "5 opening hours"]
    assert lacks(site, language(site, "pl", '  "Find": "Szukaj"\n')) == [PHRASE]


def test_words_of_older_files_that_cldr_has_now_are_accepted_and_not_used(site):
    words = language(site, "es", '  "October": "octubre"\n  "{first} and {last}": "{first} y"\n')
    assert dict(words.phrases) == {}
    assert "October" not in languages.list_missing(shipped.find_whole_look(site), words)


def test_an_english_file_of_an_older_version_is_read_too(site):
    english = site / "site/languages/en.yml"
    text = (
        LOOK.files["site/languages/en.yml"]
        .read_text(encoding="utf-8")
        .replace(
            '  "{number} opening hours":\n    one: "one opening hour"\n    other: "{number} opening hours"\n',
            '  "one opening hour": "an hour"\n  "{number} opening hours": "{number} hours"\n'
            '  "October": "October"\n',
        )
    )
    english.write_text(text, encoding="utf-8")
    assert counted(read(site, ["en"])["en"], 1, 2) == ["an hour", "2 hours"]
    spanish = language(site, "es", '  "{number} opening hours": {one: "una", other: "{number}"}\n')
    assert (counted(spanish, 1, 2), lacks(site, spanish)) == (["una", "2"], [])


def test_the_english_file_needs_both_forms_of_english(site):
    english = site / "site/languages/en.yml"
    text = (
        LOOK.files["site/languages/en.yml"]
        .read_text(encoding="utf-8")
        .replace('    one: "one answer"\n', "")
    )
    english.write_text(text, encoding="utf-8")
    with pytest.raises(DeskError, match=r'"\{number\} answers" needs the forms one and other'):
        read(site, ["en"])


def test_phrases_that_no_page_says_are_listed_and_the_rest_is_used(site):
    phrases = '{"Fnid": "y", "Find": "Fynd", "October": "Okt", "one answer": "ena"}'
    write(site, f"name: iks\ndirection: ltr\nphrases: {phrases}\n")
    look = shipped.find_whole_look(site)
    assert languages.read(look, ["xx"])["xx"]("Find") == "Fynd"
    assert languages.list_unknown(look, "xx") == ["Fnid"]
    assert [languages.list_unknown(LOOK, it) for it in SHIPPED] == [[]] * len(SHIPPED)


def test_an_english_file_of_a_library_that_lacks_new_phrases_stops_no_language(site):
    language(site, "en", '  "Find": "Seek"\n')
    words = read(site, ["en", "es"])
    assert (words["en"]("Find"), words["en"]("Hours"), words["es"]("Find")) == (
        "Seek", "Hours", languages.read(LOOK, ["es"])["es"]("Find"),
    )  # fmt: skip
