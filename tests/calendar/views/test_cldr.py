"""Dates, times, lists and plurals in languages unlike English."""

from datetime import date

import pytest

from deskbook.calendar.views import cldr, opening_times
from deskbook.library.model.text_facts import WeekHours
from deskbook.library.model.vocabulary import WEEKDAYS
from deskbook.library.model.words import Words

TODAY = date(2026, 11, 16)
TO = {
    "en": "{first} to {last}",
    "es": "{first} al {last}",
    "pl": "{first} do {last}",
    "ru": "{first} – {last}",
    "ar": "{first} إلى {last}",
    "de": "{first} bis {last}",
    "ja": "{first}から{last}",
    "hu": "{first} – {last}",
}
"""The words between two days, as a language file has them."""


def said(language, country, first, last):
    words = Words(language, phrases={"[days] {first} to {last}": TO[language]})
    return opening_times.format_date_span(first, last, TODAY, country, words)


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("en", {"one": [1, 1], "other": [0, 999]}),
        ("es", {"one": [1, 1], "other": [0, 999]}),
        ("fr", {"one": [0, 1], "other": [2, 999]}),
        ("pl", {"one": [1, 1], "few": [2, 994], "many": [0, 999]}),
        ("ru", {"one": [1, 991], "few": [2, 994], "many": [0, 999]}),
        ("ar", {"zero": [0, 0], "one": [1, 1], "two": [2, 2], "few": [3, 910], "many": [11, 999],
                "other": [100, 902]}),
        ("ja", {"other": [0, 999]}),
        ("xx", {"one": [1, 1], "other": [0, 999]}),
    ],
)  # fmt: skip
def test_each_language_has_its_own_plural_categories(language, categories):
    found = {}
    for number in range(1000):
        found.setdefault(cldr.Plurals(language)(number), []).append(number)
    assert {key: [min(it), max(it)] for key, it in found.items()} == categories
    assert cldr.count_plural_categories(language) == {key: len(it) for key, it in found.items()}


@pytest.mark.parametrize(
    ("language", "number", "category"),
    [
        ("pl", 1, "one"), ("pl", 2, "few"), ("pl", 5, "many"), ("pl", 12, "many"), ("pl", 22, "few"),
        ("pl", 21, "many"), ("ru", 21, "one"), ("ru", 11, "many"), ("ru", 3, "few"), ("ru", 111, "many"),
        ("ar", 0, "zero"), ("ar", 2, "two"), ("ar", 7, "few"), ("ar", 15, "many"), ("ar", 101, "other"),
        ("es", 1_000_000, "many"),
    ],
)  # fmt: skip
def test_a_number_has_the_category_of_its_language(language, number, category):
    assert cldr.Plurals(language)(number) == category
    assert cldr.is_plural_category(language, category)


def test_a_language_has_no_categories_of_others():
    assert not cldr.is_plural_category("en", "few")
    assert cldr.is_plural_category("ja", "other")
    assert not cldr.is_plural_category("ja", "one")


@pytest.mark.parametrize(
    ("language", "country", "one", "month", "span", "over"),
    [
        ("en", "US", "November 25", "November 26 to 28", "November 26 to December 2, 2027",
         "December 24, 2027 to January 1, 2028"),
        ("en", "PL", "25 November", "26 to 28 November", "26 November to 2 December 2027",
         "24 December 2027 to 1 January 2028"),
        ("es", "US", "25 de noviembre", "26 al 28 de noviembre", "26 de noviembre al 2 de diciembre de 2027",
         "24 de diciembre de 2027 al 1 de enero de 2028"),
        ("pl", "PL", "25 listopada", "26 do 28 listopada", "26 listopada do 2 grudnia 2027",
         "24 grudnia 2027 do 1 stycznia 2028"),
        ("ru", "RU", "25 ноября", "26 – 28 ноября", "26 ноября – 2 декабря 2027\u00a0г.",
         "24 декабря 2027\u00a0г. – 1 января 2028\u00a0г."),
        ("ar", "EG", "25 نوفمبر", "26 إلى 28 نوفمبر", "26 نوفمبر إلى 2 ديسمبر 2027",
         "24 ديسمبر 2027 إلى 1 يناير 2028"),
        ("de", "AT", "25. November", "26. bis 28. November", "26. November bis 2. Dezember 2027",
         "24. Dezember 2027 bis 1. Jänner 2028"),
        ("ja", "JP", "11月25日", "11月26日から28日", "2027年11月26日から12月2日",
         "2027年12月24日から2028年1月1日"),
        ("hu", "HU", "november 25.", "november 26. – 28.", "2027. november 26. – december 2.",
         "2027. december 24. – 2028. január 1."),
    ],
)  # fmt: skip
def test_days_in_a_row_in_the_order_and_case_of_the_language(
    language, country, one, month, span, over
):
    day, first, last = date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 28)
    assert said(language, country, day, day) == one
    assert said(language, country, first, last) == month
    assert said(language, country, first.replace(year=2027), date(2027, 12, 2)) == span
    assert said(language, country, date(2027, 12, 24), date(2028, 1, 1)) == over


@pytest.mark.parametrize(
    ("language", "country", "parts", "listed"),
    [
        ("en", "US", "abc", "a, b and c"),
        ("en", "US", "a", "a"),
        ("en", "US", "", ""),
        ("es", "US", "abc", "a, b y c"),
        ("pl", "PL", "ab", "a i b"),
        ("ru", "RU", "abc", "a, b и c"),
        ("ar", "EG", "abc", "a وb وc"),
        ("ja", "JP", "abc", "a、b、c"),
        ("xx", "", "ab", "a and b"),
    ],
)
def test_a_list_has_the_commas_and_the_word_of_the_language(language, country, parts, listed):
    assert cldr.join_words(list(parts), language) == listed


@pytest.mark.parametrize(
    ("language", "country", "morning", "evening"),
    [
        ("en", "US", "8 am", "8:30 pm"),
        ("en", "PH", "8 am", "8:30 pm"),
        ("en", "GB", "08:00", "20:30"),
        ("en", "PL", "08:00", "20:30"),
        ("es", "US", "8\u00a0a.\u00a0m.", "8:30\u00a0p.\u00a0m."),
        ("es", "ES", "8:00", "20:30"),
        ("pl", "PL", "08:00", "20:30"),
        ("ru", "RU", "08:00", "20:30"),
        ("ar", "EG", "8\u00a0ص", "8:30 م"),
        ("ar", "FR", "08:00", "20:30"),
        ("fi", "FI", "8.00", "20.30"),
        ("fr-CA", "CA", "08 h 00", "20 h 30"),
        ("fr", "CA", "08:00", "20:30"),
        ("en", "CA", "8 am", "8:30 pm"),
        ("xx", "", "08:00", "20:30"),
    ],
)
def test_the_clock_of_the_country_in_the_words_of_the_language(language, country, morning, evening):
    assert (
        cldr.format_clock(8, 0, language, country),
        cldr.format_clock(20, 30, language, country),
    ) == (
        morning,
        evening,
    )


def test_an_ordinary_week_in_polish():
    words = Words(
        "pl",
        phrases={
            "{first} to {last}": "{first}–{last}",
            "closed {days}": "{days}: zamknięte",
            "noon": "południe",
        },
    )
    mon, *rest = WEEKDAYS
    week = WeekHours(
        (((mon, *rest[:3]), ("08:00-20:00",)), (tuple(rest[3:4]), ("08:00-12:00", "13:00-18:00")),
         (tuple(rest[4:]), ()))
    )  # fmt: skip
    assert opening_times.format_week(week, "PL", words) == (
        "poniedziałek–czwartek 08:00–20:00 i piątek 08:00–południe i 13:00–18:00, "
        "sobota i niedziela: zamknięte"
    )


@pytest.mark.parametrize("language", ["en", "es", "pl", "ru", "ar", "uk", "he", "sw"])
def test_names_of_days_are_of_one_language_whatever_was_read_before(language):
    own = {"en": "Monday", "es": "lunes", "pl": "poniedziałek", "ru": "понедельник",
           "ar": "الاثنين", "uk": "понеділок", "he": "יום שני", "sw": "Jumatatu"}  # fmt: skip
    assert [cldr.name_weekday(it, 0) for it in ("sw", language, "xx")] == [
        "Jumatatu", own[language], "Monday",
    ]  # fmt: skip
