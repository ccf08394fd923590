"""The digests that colleagues are sent by mail: their own, and their services'."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from deskbook.library.model.records import Service, Staff


def for_colleagues(
    staff: Iterable[Staff],
    services: Iterable[Service],
    digests: Mapping[str, str],
    sent: Collection[str],
    day: date,
) -> Iterator[tuple[Staff, str]]:
    """Yield each colleague who is to be sent something, and the text.

    Args:
        staff: colleagues with an address.
        services: the services with their teams.
        digests: the texts of the day by name (`staff/HANDLE`, `services/SLUG`).
        sent: the handles of those who were sent theirs already.
        day: today; who left before gets none.
    """
    teams = [*services]
    for it in staff:
        names = [f"staff/{it.handle}"]
        names += [f"services/{each.slug}" for each in teams if it.handle in each.team]
        text = "\n".join(digests[name] for name in names if name in digests)
        has_left = it.left is not None and it.left < day
        if text and it.handle not in sent and not has_left:
            yield it, text
