"""The person or job that acts, and the moment of the action."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or job that acts, the time, a source of entry ids, and the library's time zone."""

    author: str
    now: datetime
    mint: Callable[[], str]
    zone: str = "UTC"

    def today(self) -> date:
        """Return the current day at the library."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()
