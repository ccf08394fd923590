"""Countries of a library: the one that its time zone lies in, and those that it may be in."""

from typing import Final

from deskbook.library.model.records import Profile

USUAL: Final = (
    "US", "CA", "GB", "IE", "AU", "NZ", "DE", "AT", "CH", "FR",
    "BE", "NL", "ES", "IT", "IN", "ZA", "SG", "HK", "MX", "JP",
)  # fmt: skip
"""Countries whose phone numbers are looked for where a library does not state its own.

More would make any row of seven digits a phone number of some country.
"""

_NOWHERE: Final = ("ZZ", "001")
"""What CLDR gives for time zones of no country, such as Etc/UTC."""


def find_country(timezone: str) -> str:
    """Return the ISO code of the country that a time zone lies in; empty where it lies in none."""
    from babel.core import get_global  # noqa: PLC0415 - only a library without a country asks

    name = get_global("zone_aliases").get(timezone, timezone)
    code = str(get_global("zone_territories").get(name, ""))
    return "" if code in _NOWHERE else code


def list_regions(profile: Profile) -> tuple[str, ...]:
    """Return the countries whose phone numbers count: the library's own, or all plausible ones."""
    if profile.country:
        return (profile.country,)
    found = find_country(profile.timezone)
    return tuple(dict.fromkeys((*filter(None, (found,)), *USUAL)))
