"""The document beside a shared data set: what each column is, whose it is, what was suppressed."""

import json
from dataclasses import dataclass
from typing import Any, Final

from deskbook.library.model.fields import plain, specs
from deskbook.library.model.finding import DeskError
from deskbook.transfer.model.data_set import Shared, SharedRow

NAME: Final = "schema.json"
KIND: Final = "deskbook shared rows"
VERSION: Final = 2

TYPES: Final[dict[Any, str]] = {str: "string", int: "int64", bool: "boolean"}
"""Types by the names that Parquet's readers and Ibis share."""

PARTITIONS: Final = ("year", "month")


@dataclass(frozen=True, slots=True)
class About:
    """The document of a data set: whose it is, how many rows it has, suppressed below what."""

    library: str
    rows: int
    minimum: int


def list_columns() -> dict[str, str]:
    """The type of each column, in order."""
    return {name: TYPES[plain(spec.type)] for name, spec in specs(SharedRow).items()}


def write(shared: Shared) -> str:
    """The document as JSON."""
    suppressed = (
        "nothing: every row as it is; not for others"
        if shared.minimum == 1
        else f"each combination of what could tell a question apart occurs {shared.minimum} times "
        "or more, with two causes and two resolutions or none; times are upper ends of classes; "
        "what is null was not said or was suppressed"
    )
    return _json(
        {
            "kind": KIND,
            "version": VERSION,
            "library": shared.library,
            "rows": len(shared.rows),
            "left_out": shared.left_out,
            "minimum": shared.minimum,
            "suppressed": suppressed,
            "files": "facts/year=YYYY/month=M/*.parquet",
            "columns": [
                {
                    "name": name,
                    "type": TYPES[plain(spec.type)],
                    "nullable": plain(spec.type) is not spec.type,
                    "about": spec.doc,
                }
                for name, spec in specs(SharedRow).items()
            ],
        }
    )


def read(path: str, text: str) -> About:
    """Read a document.

    Raises:
        DeskError: it is none of ours, or of another version.
    """
    try:
        found = json.loads(text)
        if found["kind"] != KIND:
            raise KeyError
        if found["version"] != VERSION or [it["name"] for it in found["columns"]] != [
            *list_columns()
        ]:
            raise DeskError(
                f"{path}: it was made by another version of Deskbook: export it anew with this one"
            )
        return About(str(found["library"]), int(found["rows"]), int(found["minimum"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DeskError(f"{path} is no document of a data set that `desk export` made") from error


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
