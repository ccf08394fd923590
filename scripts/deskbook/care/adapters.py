"""The only importer of `holidays`: public holidays of a country, to be reviewed and pinned."""

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Holiday


def list_holidays(country: str, subdivision: str | None, year: int) -> tuple[Holiday, ...]:
    """Return the public holidays of a year, in order, named in English where possible.

    Raises:
        DeskError: the list does not know the country, its subdivision, or that year.
    """
    import holidays  # noqa: PLC0415 - half a second that no other verb should wait for

    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError as error:
        raise DeskError(
            f"library.md: no holidays are known for {country} {subdivision or ''} ({error}): write "
            "an ISO code such as country: US and subdivision: NY, or pin the days by hand"
        ) from None
    if not found:
        raise DeskError(f"no holidays of {country} are known for {year}: pin the days by hand")
    return tuple(Holiday(day=day, name=name) for day, name in sorted(found.items()))
