"""The words of the site: complete in every language that comes with it, and read strictly."""

import shutil

import pytest
from tests import site_phrases

from deskbook.library.model.finding import DeskError
from deskbook.sites.adapters import languages

SITE = site_phrases.ROOT / "site"
SHIPPED = sorted(it.stem for it in (SITE / "languages").glob("*.yml"))


def test_the_english_file_has_every_phrase_that_pages_say_and_no_other():
    said = set(languages.read(SITE, ["en"])["en"].phrases)
    assert (site_phrases.found() - said, said - site_phrases.found()) == (set(), set())


def test_a_phrase_that_is_said_somewhere_is_found():
    assert {"Still stuck?", "Reviewed {day}", "A to Z", "October", "Find"} <= site_phrases.found()


@pytest.mark.parametrize("language", SHIPPED)
def test_every_language_that_comes_with_the_site_is_complete(language):
    words = languages.read(SITE, [language])[language]
    assert languages.missing(SITE, words) == []


@pytest.fixture
def site(tmp_path):
    shutil.copytree(SITE / "languages", tmp_path / "languages")
    return tmp_path


def write(site, text):
    (site / "languages/xx.yml").write_text(text, encoding="utf-8")


def test_what_a_language_lacks_is_named_and_said_in_english(site):
    write(site, 'name: iks\ndirection: rtl\nphrases: {"Find": "Fynd", "Hours": ""}\n')
    words = languages.read(site, ["xx"])["xx"]
    assert (words("Find"), words("Hours"), words["Ask us"], words.direction) == (
        "Fynd", "Hours", "Ask us", "rtl",
    )  # fmt: skip
    lacks = languages.missing(site, words)
    assert ("Hours" in lacks, "Find" in lacks) == (True, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "site/languages/xx.yml is missing, and library.md names the language xx: copy "
               "site/languages/en.yml there and translate what stands right of each colon"),
        ("name: x\n", "site/languages/xx.yml needs name:, direction: and phrases:, and nothing else"),
        ("name: x\ndirection: up\nphrases: {}\n", "site/languages/xx.yml: write direction: ltr, or rtl"),
        ("name: x\ndirection: ltr\nphrases: []\n", "site/languages/xx.yml: phrases: is a list of English: words"),
        ("name: x\ndirection: ltr\nphrases: {no: 1}\n", 'site/languages/xx.yml: put "False" and its words in quotation marks'),
        ('name: x\ndirection: ltr\nphrases: {"Fnid": "y"}\n', 'site/languages/xx.yml: no page says "Fnid": take it out'),
        (
            'name: x\ndirection: ltr\nphrases: {"Reviewed {day}": "ok {dya}"}\n',
            'site/languages/xx.yml: "ok {dya}" stands for "Reviewed {day}", so it needs {day}',
        ),
        (
            'name: x\ndirection: ltr\nphrases: {"Find": "{0}"}\n',
            'site/languages/xx.yml: "{0}" stands for "Find", so it needs no braces',
        ),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_says_what_to_write(site, text, said):
    if text:
        write(site, text)
    with pytest.raises(DeskError) as caught:
        languages.read(site, ["xx"])
    assert str(caught.value) == said


def test_a_file_that_is_no_yaml_is_named(site):
    write(site, "name: [\n")
    with pytest.raises(DeskError, match=r"^site/languages/xx\.yml cannot be read: "):
        languages.read(site, ["xx"])
