"""Values that this clone remembers for its user under `.desk/`."""

import json
import os
from datetime import date
from pathlib import Path
from threading import get_ident
from typing import Any

from deskbook.library.adapters import disk
from deskbook.library.model.finding import DeskError


def recall(root: Path, name: str) -> dict[str, Any]:
    """Return what was remembered under a name; empty if nothing was.

    Raises:
        DeskError: the file is damaged.
    """
    path = root / ".desk" / f"{name}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise DeskError(f".desk/{name}.json cannot be read: delete it (it only saves you typing)")
    return found


def remember(root: Path, name: str, values: dict[str, Any]) -> None:
    """Keep values under a name, whole or not at all."""
    folder = root / ".desk"
    folder.mkdir(exist_ok=True)
    new = folder / f"{name}.json.{os.getpid()}-{get_ident()}.tmp"
    new.write_bytes((json.dumps(values, indent=2, sort_keys=True) + "\n").encode())
    disk.put_in_place(new, folder / f"{name}.json")


def digests(root: Path, day: date) -> dict[str, str]:
    """The digests that `desk remind --apply` made on a day, by name (`staff/history-liaison`)."""
    folder = root / ".desk" / "digests" / day.isoformat()
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*/*.md"))
    }
