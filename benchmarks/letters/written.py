"""Letters from templates, with invented people in them, and the places that are personal."""

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from babel.dates import format_date
from faker import Faker

LOCALES: Final = {
    "en_US": "en_US", "en_GB": "en_GB", "de": "de_DE", "fr": "fr_FR", "es_ES": "es_ES",
    "es_MX": "es_MX", "it": "it_IT", "pt_BR": "pt_BR", "pl": "pl_PL", "tr": "tr_TR",
    "zh_CN": "zh_CN", "ja": "ja_JP", "ar": "ar_SA", "hi": "hi_IN", "vi": "vi_VN",
    "ru": "ru_RU", "ko": "ko_KR", "nl": "nl_NL", "sv": "sv_SE", "en_NG": "en_NG",
}  # fmt: skip
"""Our names of the locales, with those of Faker and Babel."""

_FAMILY_FIRST: Final = {"zh_CN": "", "ko": "", "ja": " ", "vi": " "}
_NUMERIC: Final = {
    "en_US": "%m/%d/%Y", "en_GB": "%d/%m/%Y", "fr": "%d/%m/%Y", "es_ES": "%d/%m/%Y",
    "es_MX": "%d/%m/%Y", "it": "%d/%m/%Y", "pt_BR": "%d/%m/%Y", "ar": "%d/%m/%Y",
    "hi": "%d/%m/%Y", "vi": "%d/%m/%Y", "en_NG": "%d/%m/%Y", "nl": "%d-%m-%Y",
    "zh_CN": "%Y-%m-%d", "ja": "%Y/%m/%d", "ko": "%Y.%m.%d", "sv": "%Y-%m-%d",
}  # fmt: skip
_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of a letter that is personal: offsets in characters, `end` not included."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, its locale (or `any`), and what is personal in it."""

    locale: str
    text: str
    marks: tuple[Mark, ...]


def letters(half: str, seed: int, copies: int) -> Iterator[Letter]:
    """Fill each template of a half (`tuned` or `held`) that many times."""
    people = {locale: Faker(name) for locale, name in LOCALES.items()}
    for locale, template in templates(half):
        for copy in range(copies):
            chance = Random(f"{seed} {locale} {template} {copy}")
            whose = chance.choice(sorted(LOCALES)) if locale == "any" else locale
            fake = people[whose]
            fake.seed_instance(chance.randrange(1 << 30))
            yield _filled(template, locale, lambda what, it=(whose, fake, chance): FILL[what](*it))  # type: ignore[misc]


def templates(half: str) -> Iterator[tuple[str, str]]:
    """Yield each template of a half with its locale."""
    locale = ""
    for line in (_FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            locale = line.strip("[]")
        elif line and not line.startswith("#"):
            yield locale, line.replace("\\n", "\n")


def _filled(template: str, locale: str, fill: Callable[[str], str]) -> Letter:
    text, marks = "", []
    for words, what, _, _ in string.Formatter().parse(template.replace("\\", "\x00")):
        text += words.replace("\x00", "\\")
        if what:
            filled = fill(what)
            marks.append(Mark(len(text), len(text) + len(filled), what))
            text += filled
    return Letter(locale, text, tuple(marks))


def _name(locale: str, fake: Faker, chance: Random) -> str:
    first, last = fake.first_name(), fake.last_name()
    if locale in _FAMILY_FIRST:
        between = _FAMILY_FIRST[locale] if locale != "ja" or chance.random() < 0.5 else ""
        return f"{last}{between}{first}"
    return f"{first} {last}"


def _birth(locale: str, fake: Faker, chance: Random) -> str:
    day: date = fake.date_of_birth(minimum_age=18, maximum_age=80)
    if chance.random() < 0.5:
        return day.strftime(_NUMERIC.get(locale, "%d.%m.%Y"))
    return format_date(day, "long", LOCALES[locale])


def _iban(_: str, fake: Faker, chance: Random) -> str:
    plain = fake.iban()
    return " ".join(re.findall(".{1,4}", plain)) if chance.random() < 0.5 else plain


def _card(_: str, __: Faker, chance: Random) -> str:
    fake = Faker("en_US")  # some locales have networks of their own and lack these
    fake.seed_instance(chance.randrange(1 << 30))
    plain = fake.credit_card_number(chance.choice(["visa16", "mastercard", "amex"]))
    if len(plain) != 16 or chance.random() < 0.3:
        return plain
    return chance.choice(" -").join(re.findall(".{4}", plain))


def _token(_: str, fake: Faker, chance: Random) -> str:
    signs = string.ascii_letters + string.digits
    return chance.choice(
        [fake.sha1(), fake.md5(), fake.uuid4(), "".join(chance.choices(signs, k=28))]
    )


FILL: Final[dict[str, Callable[[str, Faker, Random], str]]] = {
    "name": _name,
    "phone": lambda _, fake, __: fake.phone_number(),
    "birth": _birth,
    "iban": _iban,
    "card": _card,
    "token": _token,
    "ip": lambda _, fake, chance: fake.ipv4_public() if chance.random() < 0.6 else fake.ipv6(),
    "user": lambda _, fake, __: fake.user_name(),
    "password": lambda _, fake, chance: fake.password(
        length=chance.randint(8, 14), special_chars=chance.random() < 0.6
    ),
    "address": lambda _, fake, __: ", ".join(fake.address().split("\n")),
}
"""What each word in braces is filled with."""
