"""The view of each outcome: a function that puts it into words, or into values for programs."""

from collections.abc import Mapping
from typing import Final

VIEWS: Final[Mapping[str, str]] = {
    "tickets.model:TicketChanged": "tickets.views.outcomes:changed",
}
"""The views by outcome (both below `deskbook`): `(outcome, screen)` to words, or to a `Said`."""

VALUES: Final[Mapping[str, str]] = {}
"""The content of `--json` of outcomes with a shape of their own: `(outcome)` to kind and values."""
