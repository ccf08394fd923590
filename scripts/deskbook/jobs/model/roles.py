"""What a clone is for: its roles decide what `desk doctor` looks at there."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["desk", "mail", "publishing"]

ROLES: Final[Mapping[Role, str]] = {
    "desk": "a colleague answers questions here",
    "mail": "this machine fetches mail and sends the replies",
    "publishing": "this machine builds the sites and puts them up",
}
"""The roles, each with what the clone does; a clone may have several, and has `desk` by default."""
