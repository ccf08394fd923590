"""Texts that hold nothing personal and look as if: citations, identifiers, times, prices, vendors."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from faker import Faker

from benchmarks.letters.written import LOCALES

_VENDORS: Final = (
    "EBSCO", "ProQuest", "JSTOR", "Elsevier", "Springer Nature", "Wiley Online Library", "OverDrive",
    "Taylor & Francis", "Johns Hopkins University Press", "Ex Libris", "Clarivate", "Gale", "Sage",
    "Emerald", "Alexander Street", "Kanopy", "Duxiu", "CNKI", "Brill", "De Gruyter", "Thieme",
)  # fmt: skip
_SUBJECTS: Final = ("HIST", "BIO", "CHEM", "ENGL", "MATH", "PSYC", "CS", "ECON")


def traps(seed: int, copies: int) -> Iterator[str]:
    """Yield that many texts of each kind of trap."""
    people = {locale: Faker(name) for locale, name in LOCALES.items()}
    for make in TRAPS:
        for copy in range(copies):
            chance = Random(f"{seed} {make.__name__} {copy}")
            fake = people[chance.choice(sorted(LOCALES))]
            fake.seed_instance(chance.randrange(1 << 30))
            yield make(fake, chance)


def _citation(fake: Faker, chance: Random) -> str:
    year, volume, page = (
        chance.randint(1950, 2026),
        chance.randint(1, 90),
        chance.randint(1, 900),
    )
    author = chance.choice(
        [
            f"{fake.last_name()}, {fake.first_name()[0]}.",
            f"{fake.last_name()}, {fake.first_name()}.",
            f"{fake.last_name()} & {fake.last_name()}",
        ]
    )
    return f"{author} ({year}). On reading rooms. Journal of Libraries, {volume}({chance.randint(1, 12)}), {page}-{page + 17}."


def _footnote(fake: Faker, chance: Random) -> str:
    year = chance.randint(1850, 2026)
    return f"Do you have {fake.first_name()} {fake.last_name()}, The Open Shelf (London: Verso, {year}), p. {chance.randint(1, 600)}?"


def _doi(fake: Faker, chance: Random) -> str:
    ending = chance.choice(
        [
            f"s{chance.randint(10000, 99999)}-020-{chance.randint(1000, 9999)}-2",
            f"j.lib.2020.{chance.randint(100000, 999999)}",
        ]
    )
    return (
        chance.choice(["The DOI is ", "https://doi.org/", "doi:"])
        + f"10.{chance.randint(1000, 9999)}/{ending}"
    )


def _isbn(fake: Faker, chance: Random) -> str:
    number = chance.choice([fake.isbn13, fake.isbn10])()
    return chance.choice(
        ["ISBN {}", "I need {} please.", "Is the e-book with ISBN: {} ours?"]
    ).format(number)


def _issn(fake: Faker, chance: Random) -> str:
    digits = [chance.randrange(10) for _ in range(7)]
    check = (-sum(place * digit for place, digit in zip(range(8, 1, -1), digits, strict=True))) % 11
    number = "".join(map(str, digits)) + ("X" if check == 10 else str(check))
    return f"{chance.choice(['ISSN ', 'e-ISSN: ', 'The journal ', 'See '])}{number[:4]}-{number[4:]} stops in 2019."


def _call_number(fake: Faker, chance: Random) -> str:
    return chance.choice(
        [
            f"Where is {chance.choice(['QA', 'PS', 'HV', 'Z'])}{chance.randint(10, 9999)}.{chance.randint(1, 99)} .{chance.choice('ABCP')}{chance.randint(1, 999)} {chance.randint(1950, 2026)}?",
            f"The shelf mark is {chance.randint(100, 999)}.{chance.randint(1, 99999)} {fake.last_name()[:3].upper()}.",
            f"Microfilm {chance.randint(1000, 99999)}, reel {chance.randint(1, 90)}",
        ]
    )


def _course(fake: Faker, chance: Random) -> str:
    return f"The reserves of {chance.choice(_SUBJECTS)} {chance.randint(100, 499)}-{chance.randint(1, 20):03} ({chance.choice(['Fall', 'Spring'])} {chance.randint(2019, 2027)}) are gone."


def _hours(fake: Faker, chance: Random) -> str:
    opens, closes = chance.randint(7, 10), chance.randint(17, 23)
    return chance.choice(
        [
            f"Mon-Fri {opens}:00-{closes}:30, Sat {opens + 1}:00-13:00",
            f"Open {opens} am - {closes - 12} pm, closed on 12/{chance.randint(24, 31)}/2026.",
            f"The desk closes at {closes}.30 on {chance.randint(1, 28)} May {chance.randint(2020, 2027)}.",
        ]
    )


def _price(fake: Faker, chance: Random) -> str:
    amount = chance.randint(100, 99999)
    return chance.choice(
        [
            f"The fee was ${amount}.{chance.randint(0, 99):02}.",
            f"The invoice says EUR {amount:,}.00",
            f"It costs {amount} USD a year, {amount + 250} from 2027.",
        ]
    )


def _vendor(fake: Faker, chance: Random) -> str:
    vendor = chance.choice(_VENDORS)
    return chance.choice(
        [
            f"{vendor} is down.",
            f"This is {vendor} content, is it not?",
            f"Thanks, {vendor} works again.",
            f"I am in {vendor} and see no PDF.",
            f"My {vendor} password is wrong, and the login is broken.",
            f"{vendor} shows https://platform.example/content/article/pii/S{chance.randint(10**15, 10**16 - 1)}",
            f"The permalink https://library.example/permalink/01ABC_INST/1k8{chance.randint(10, 99)}ab/alma99{chance.randint(10**9, 10**10 - 1)} of {vendor} fails.",
        ]
    )


TRAPS: Final[tuple[Callable[[Faker, Random], str], ...]] = (
    _citation, _footnote, _doi, _isbn, _issn, _call_number, _course, _hours, _price, _vendor,
)  # fmt: skip
