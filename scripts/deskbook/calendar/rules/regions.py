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


_MORE: Final = ("XK",)
"""Codes in use for countries that ISO 3166 has none for: Kosovo."""


def find_country(timezone: str) -> str:
    """Return the ISO code of the country that a time zone lies in; empty where it lies in none."""
    from babel.core import get_global  # noqa: PLC0415 - only a library without a country asks

    name = get_global("zone_aliases").get(timezone, timezone)
    code = str(get_global("zone_territories").get(name, ""))
    return "" if code in _NOWHERE else code


def explain_unknown(country: str) -> str:
    """Return why a code is no country's, and what to write instead; empty where it is one's."""
    if country in USUAL or country in _MORE:
        return ""
    from babel.core import get_global  # noqa: PLC0415 - only a library in a rarer country asks

    if country not in _NOWHERE and country in get_global("zone_territories").values():
        return ""
    meant = get_global("territory_aliases").get(country, ())
    code = meant[0] if len(meant) == 1 else "the ISO code of your country, such as US"
    return f"no country has the code {country}: write {code}"


def list_regions(profile: Profile) -> tuple[str, ...]:
    """Return the countries whose phone numbers count: the library's own, or all plausible ones.

    A code that is no country's counts as none: no phone number would be found with it.
    """
    if profile.country and not explain_unknown(profile.country):
        return (profile.country,)
    found = find_country(profile.timezone)
    return tuple(dict.fromkeys((*filter(None, (found,)), *USUAL)))
