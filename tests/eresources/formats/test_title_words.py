"""Titles as they are compared: keys, other names, abbreviations, misspellings."""

import pytest

from deskbook.eresources.formats import months, title_words
from deskbook.eresources.formats.scanner import level

SAME = [
    ("The Hill Review", "Hill Review, The"),
    ("Omicron & Sons", "Omicron and Sons"),
    ("Omicron & Sons", "Omicron und Sons"),
    ("Water Letters", "Water Letter"),
    ("Studies in History", "Study of History"),
    ("Revista española", "REVISTA ESPANOLA"),
    ("Zeitschrift für Straßenbau", "zeitschrift fur strassenbau"),
    ("L'Homme", "l’homme"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_titles_that_differ_in_form_have_one_key(one, other):
    assert title_words.make_key(one) == title_words.make_key(other)


def test_titles_that_differ_in_their_last_letter_have_two_keys():
    keys = [title_words.make_key(f"Physical Review {it}") for it in "ADE"]
    assert len(set(keys)) == 3
    assert title_words.make_key("The") == "the"
    assert title_words.singular("news") == "new"
    assert title_words.singular("analysis") == "analysis"


def test_subtitle_and_former_titles_are_names_too():
    named = list(
        title_words.other_names("Prison: A Journal", "Formerly known as Jail Notes. Other.")
    )
    assert named == [("short", "Prison"), ("former", "Jail Notes")]
    assert list(title_words.other_names("Hill", "")) == []


@pytest.mark.parametrize(
    ("short", "title", "fits"),
    [
        ("Rural Hist. Q.", "Rural History Quarterly", True),
        ("Int. J. Amphib. Biol.", "International Journal of Amphibian Biology", True),
        ("Natl. Rev.", "National Review", True),
        ("Ctry. Life", "Country Life", True),
        ("Z. Stadtgesch.", "Zeitschrift für Stadtgeschichte", True),
        ("Rural Hist", "Rural History", True),
        ("Rural Health", "Rural History", False),
        ("Rural Hxst.", "Rural History", False),
        ("Rural", "Rural History", False),
        ("Phys. Lett.", "Physics Letters", True),
    ],
)
def test_abbreviations_of_iso_4_and_others_fit_their_title(short, title, fits):
    tokens = [it for it in title_words.tokenize(short) if not it.stop]
    assert title_words.is_abbreviation(tokens, title_words.split_title(title)) is fits


@pytest.mark.parametrize(
    ("word", "listed", "near"),
    [
        ("histroy", "history", True),
        ("quaterly", "quarterly", True),
        ("historry", "history", True),
        ("histery", "history", True),
        ("history", "history", False),
        ("archies", "archive", True),
        ("hill", "mountain", False),
        ("art", "ark", False),
        ("estuarise", "estuary", True),
    ],
)
def test_misspelt_word_is_near_to_the_listed_one(word, listed, near):
    (token,) = title_words.tokenize(word)
    assert title_words.is_misspelt(token, listed) is near


def test_names_of_resources_are_found_in_a_text():
    names = {"hft": "History Full Text", "sci": "Science Journals"}
    assert list(title_words.find_names("It is not in History Full Text.", names)) == [
        ("hft", 13, 30)
    ]


def test_languages_that_nobody_knows_add_no_months():
    assert months.name_months(("xx-nowhere", "zz")) == months.name_months(())
    assert months.name_months(("es",))["junio"] == 6
    assert "1月" not in months.name_months(("ja",))
    assert months.name_months(("de",))["maerz"] == 3


def test_levelled_text_keeps_every_position():
    text = "Été\u00a02026 \u200b№ 3\t–\u2011 x"
    assert len(level(text)) == len(text)
    assert level("Été\u00a0–\t") == "ete - "
