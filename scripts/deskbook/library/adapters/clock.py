"""The only module that reads the system's clock."""

import os
import re
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_FIXED: Final = re.compile(r"^now: *[\"']?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)[\"']? *$", re.MULTILINE)

_lived: dict[str, datetime | None] = {}
"""The time of a sample library, under one key: threads see the old or the new value."""


def now() -> datetime:
    """The time in UTC and whole seconds.

    `DESK_NOW` sets it for rehearsals and documents; a sample library lives at a time of its own.
    """
    return _rehearsed() or _lived.get("now") or datetime.now(UTC).replace(microsecond=0)


def machine() -> datetime:
    """This machine's own time, whatever time a sample library lives at; `DESK_NOW` sets it too."""
    return _rehearsed() or datetime.now(UTC).replace(microsecond=0)


def _rehearsed() -> datetime | None:
    if fixed := os.environ.get("DESK_NOW"):
        return datetime.fromisoformat(fixed).astimezone(UTC).replace(microsecond=0)
    return None


def live_at(profile: Path) -> None:
    """Live at the time that a library's own record gives under `now:`, as sample libraries do."""
    head = profile.read_bytes()[:65536].decode(errors="replace").replace("\r", "")
    found = _FIXED.search(head.partition("\n---\n")[0])
    _lived["now"] = datetime.fromisoformat(found[1]).astimezone(UTC) if found else None


def zone() -> str:
    """The IANA name of this machine's time zone; UTC where it does not tell."""
    told = os.environ.get("TZ", "").removeprefix(":") or f"{Path('/etc/localtime').resolve()}"
    name = told.rpartition("zoneinfo/")[2]
    return name if re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)*", name) else "UTC"


def wait(seconds: float) -> None:
    """Let others go first."""
    time.sleep(seconds)
