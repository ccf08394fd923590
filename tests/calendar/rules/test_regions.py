"""Countries of a library, by its own word or by its time zone."""

import string

import phonenumbers
import pytest

from deskbook.calendar.rules.regions import USUAL, explain_unknown, find_country, list_regions
from deskbook.library.model.records import Profile


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("America/New_York", "US"),
        ("US/Eastern", "US"),
        ("Europe/Vienna", "AT"),
        ("Asia/Kolkata", "IN"),
        ("Etc/UTC", ""),
        ("UTC", ""),
        ("Mars/Olympus", ""),
    ],
)
def test_country_is_that_of_the_time_zone(zone, country):
    assert find_country(zone) == country


def test_own_country_is_the_only_region_and_without_it_all_plausible_ones_are():
    assert list_regions(Profile(name="A", timezone="Asia/Tokyo", week=(), country="US")) == ("US",)
    assert list_regions(Profile(name="A", timezone="UTC", week=())) == USUAL
    regions = list_regions(Profile(name="A", timezone="Europe/Oslo", week=()))
    assert regions == ("NO", *USUAL)
    found = list_regions(Profile(name="A", timezone="Europe/Berlin", week=()))
    assert found[0] == "DE"
    assert sorted(found) == sorted(USUAL)


ALL_CODES = [a + b for a in string.ascii_uppercase for b in string.ascii_uppercase]


def test_a_code_of_no_country_never_turns_phone_numbers_off():
    """Of all codes of two letters: one that has no phone numbers of its own counts as none."""
    regions = phonenumbers.SUPPORTED_REGIONS
    uninhabited = {"AQ", "BV", "GS", "HM", "PN", "TF", "UM"}
    known = [it for it in ALL_CODES if not explain_unknown(it)]
    assert set(known) - uninhabited <= regions
    assert regions - set(known) == {"AC", "TA"}  # islands that belong to Saint Helena
    for code in ALL_CODES:
        found = list_regions(Profile(name="A", timezone="UTC", week=(), country=code))
        assert found == ((code,) if code in known else USUAL)


@pytest.mark.parametrize(
    ("code", "write"),
    [
        ("UK", "GB"),
        ("SU", "the ISO code of your country, such as US"),
        ("XX", "the ISO code of your country, such as US"),
        ("ZZ", "the ISO code of your country, such as US"),
    ],
)
def test_a_code_of_no_country_is_refused_with_the_one_that_is_meant(code, write):
    assert explain_unknown(code) == f"no country has the code {code}: write {write}"
