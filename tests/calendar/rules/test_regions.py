"""Countries of a library, by its own word or by its time zone."""

import pytest

from deskbook.calendar.rules.regions import USUAL, find_country, list_regions
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
