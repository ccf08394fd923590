"""Pauses between writes: GitHub throttles more than 80 writes a minute or 500 an hour.

Source: "Rate limits for the REST API" in GitHub's documentation, content-creating requests.
"""

from collections.abc import Sequence
from typing import Final

LIMITS: Final = ((80, 60.0), (500, 3600.0))
"""So many writes in so many seconds."""


def pause(past: Sequence[float], now: float) -> float:
    """Seconds to wait before the next write.

    Args:
        past: when earlier writes were made, oldest first, on the clock of `now`.
        now: the present, in seconds.
    """
    waits = [past[-most] + span - now for most, span in LIMITS if len(past) >= most]
    return max(0.0, *waits, 0.0)
