"""Values of a file that was written: the fields that differ, before and after, and new entries."""

from dataclasses import fields
from typing import Any

from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.outcome import Change


def change_values(change: Change) -> dict[str, Any]:
    """Return a change as values: `path`, `done`, and for records `before`, `after` and `entries`.

    `done` is `created`, `changed` or `removed`. Fields that are the same are left out, and of other
    files than records only the path is given.
    """
    before, after = _fields(change.path, change.before), _fields(change.path, change.after)
    old, new = before.pop("entries", ()), after.pop("entries", ())
    differ = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    values: dict[str, Any] = {"path": change.path, "done": _done(change)}
    if differ:
        values["before"] = {key: before[key] for key in differ if key in before}
        values["after"] = {key: after[key] for key in differ if key in after}
    if added := [entry for entry in new if entry not in old]:
        values["entries"] = added
    return values


def _done(change: Change) -> str:
    if change.before is None:
        return "created"
    return "removed" if change.after is None else "changed"


def _fields(path: str, text: str | None) -> dict[str, Any]:
    """The fields of a record that are not empty; none where there is no record to read."""
    record = _record(path, text)
    if record is None:
        return {}
    values = {item.name: getattr(record, item.name) for item in fields(record)}
    return {key: value for key, value in values.items() if value not in (None, (), "")}


def _record(path: str, text: str | None) -> Any:
    if text is None or not path.endswith(".md"):
        return None
    if path.startswith("tickets/"):
        reading: Any = ticket_file.parse(path, text.encode())
    elif path.startswith("knowledge/"):
        reading = record_file.parse(record_file.kind_of(path), path, text.encode())
    else:
        return None
    return reading.filed.record if reading.filed else None
