"""Labels of tickets in small letters with hyphens: some hold an invented name, some no name."""

import string
from collections.abc import Iterator
from random import Random
from typing import Final

from faker import Faker

from benchmarks import words
from benchmarks.letters.written import LOCALES

OTHER_SCRIPTS: Final = ("zh_CN", "ja", "ar", "hi", "ru", "ko")
LATIN: Final = tuple(locale for locale in LOCALES if locale not in OTHER_SCRIPTS)
FORMS: Final = ("{}-{}-thesis", "thesis-{}-{}", "scans/{}-{}", "2026-{}-{}")


def named(locale: str, seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Yield that many labels with the name in each, as its owner writes it."""
    fake = Faker(LOCALES[locale])
    fake.seed_instance(seed)
    for number in range(count):
        first, family = fake.first_name(), fake.last_name()
        parts = (part.lower().replace(" ", "-") for part in (first, family))
        yield FORMS[number % len(FORMS)].format(*parts), f"{first} {family}"


def unnamed(seed: int, count: int) -> list[str]:
    """Return that many different labels of two to four words from questions and databases."""
    lot = Random(seed)
    texts = [*words.DATABASES, *(title for topic in words.TOPICS for title in topic.titles)]
    made: dict[str, None] = {}
    while len(made) < count:
        filled = " ".join(lot.sample(texts, 2)).format_map(words.slots(lot)).lower().split()
        parts = [part.strip(string.punctuation) for part in filled]
        begin = lot.randrange(len(parts) - 1)
        made["-".join(parts[begin : begin + lot.randint(2, 4)])] = None
    return list(made)
