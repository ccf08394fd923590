"""Big tests: the unit suite runs a sample of the cases, `make exhaustive` all of them."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

MORE = 10
"""How many times as many examples of a property test `make exhaustive` tries."""


def some(cases: Iterable[Any], number: int) -> list[Any]:
    """Return all cases; only so many of them, evenly spread, are not marked `exhaustive`."""
    every = list(cases)
    step = max(1.0, len(every) / number)
    kept = {int(place * step) for place in range(number)}
    return [
        it if place in kept else pytest.param(it, marks=pytest.mark.exhaustive)
        for place, it in enumerate(every)
    ]


def examples(number: int, **more: Any) -> settings:
    """Return settings with so many examples of a property in the unit suite."""
    times = MORE if settings.get_current_profile_name() == "deep" else 1
    return settings(max_examples=number * times, **more)
