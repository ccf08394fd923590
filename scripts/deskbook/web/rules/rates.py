"""Limits of how much one address may ask for: a bucket of tokens that fills again by and by."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """So many requests at once, and so many a second afterwards."""

    burst: float
    per_second: float


READING: Final = Limit(300, 40)
"""A person who holds down a key opens some thirty tickets a second."""

WRITING: Final = Limit(60, 4)
"""Bulk work is one form, so nobody sends more than a few a second."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left, and the second at which that was counted."""

    left: float
    at: float


def take(bucket: Bucket | None, limit: Limit, now: float) -> Bucket | None:
    """Return the bucket after one more request; none where it is empty.

    Args:
        bucket: as it was; none at the first request.
        limit: what holds.
        now: seconds of a clock that never goes back.
    """
    left, at = (bucket.left, bucket.at) if bucket else (limit.burst, now)
    left = min(limit.burst, left + max(0.0, now - at) * limit.per_second)
    return Bucket(left - 1, now) if left >= 1 else None
