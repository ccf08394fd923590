"""Postal addresses: each word for a street or a box, in the languages that patrons write."""

import pytest

from deskbook.privacy.rules import contacts
from deskbook.privacy.rules.triggers import Lowered

ENGLISH = [
    "Street",
    "St",
    "Avenue",
    "Ave",
    "Road",
    "Rd",
    "Lane",
    "Ln",
    "Drive",
    "Dr",
    "Court",
    "Ct",
    "Boulevard",
    "Blvd",
    "Way",
    "Place",
    "Pl",
    "Terrace",
    "Ter",
    "Circle",
    "Cir",
    "Highway",
    "Hwy",
    "Parkway",
    "Pkwy",
    "Square",
    "Sq",
    "Crescent",
    "Close",
    "Row",
    "Trail",
    "Gardens",
]


def found(text: str) -> list[str]:
    return [text[it.start : it.end] for it in contacts.addresses(text, Lowered(text.lower()))]


@pytest.mark.parametrize("word", ENGLISH)
def test_english_street_is_found_by_its_word(word):
    assert found(f"I live at 12 Maple {word}, on the left.") == [f"12 Maple {word}"]


@pytest.mark.parametrize(
    "address",
    [
        "Hauptstraße 5",
        "Hauptstrasse 5a",
        "Hauptstr. 12",
        "Ahornweg 7",
        "Berggasse 19",
        "Alexanderplatz 1",
        "Lindenallee 33, 10115 Berlin",
        "12 rue de la Paix",
        "3 bis avenue Montaigne",
        "8, boulevard Voltaire 75011 Paris",
        "4 place des Vosges",
        "27 quai Branly",
        "9 chemin du Moulin",
        "Calle Mayor 12",
        "Avenida de la Constitución 5",
        "Plaza Nueva 3",
        "Via Garibaldi 44",
        "Viale Monza 120",
        "Corso Italia 8",
        "Piazza della Scala 2",
        "PO Box 123",
        "P.O. Box 4711",
        "Campus Box 17",
        "4600 Pennsylvania Avenue NW",
        "221B Baker Street",
        "5 West 42nd Street",
        "12 Maple Street, Apt. 4, Springfield, IL 62704",
        "12 Maple Street\nSpringfield, IL 62704-1234",
    ],
)
def test_whole_address_is_found(address):
    assert found(f"Please write to {address} or call us.") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maple Street is closed.",
        "Where are the 12 Wall Street Journal issues?",
        "the 3 Main Library computers",
        "In 1968 Paris Street art was new.",
        "the events of 1789 Paris Place Louis",
        "chapter 3.12 Maple Street",
        "Box 17 of the archive",
        "rue 12",
        "In der Hauptstraße",
    ],
)
def test_other_numbers_and_streets_are_no_address(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "word",
    ["in", "of", "the", "since", "from", "until", "by", "circa", "c.", "and", "to", "during"],
)
def test_year_before_a_capital_word_is_no_house_number(word):
    assert found(f"Maps {word} 1890 London Road") == []
    assert found(f"Maps {word} 2026 London Road") == []
    assert found(f"Maps {word} 1490 London Road") == ["1490 London Road"]
    assert found("Maps, 1890 London Road") == ["1890 London Road"]
