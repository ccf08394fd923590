"""Objects of a JSON file, and a list of them as a table: a row for each, a column for each key."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from deskbook.library.formats.table.parts import Layout, TableRow
from deskbook.library.model.finding import DeskError

DELIMITER: Final = "json"
"""The delimiter of a layout whose table is JSON."""

_BETWEEN: Final = re.compile(r"[\s,\[\]\ufeff]*")
_DECODER: Final = json.JSONDecoder()


def read_items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of one list, of several lists one after the other, or of lines of JSON.

    Raises:
        DeskError: at some place there is no JSON, or what stands there is no object.
    """
    at = _skip(text, 0)
    line, counted = 1, 0
    while at < len(text):
        line, counted = line + text.count("\n", counted, at), at
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DeskError(f"{name}:{line}: this is no JSON ({error}): export it again") from None
        if not isinstance(value, dict):
            raise DeskError(f"{name}:{line}: a list of objects is meant, as the export makes it")
        yield line, value
        at = _skip(text, end)


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def is_json(head: str) -> bool:
    """Return whether a text begins like a list of objects or an object."""
    return bool(re.match(r"[\s\ufeff]*(?:\[\s*)?\{\s*\"", head))


def find_layout(name: str, text: str) -> Layout:
    """Return the layout of a list of objects: all of their keys, in the order of first use."""
    keys = dict.fromkeys(key for _, item in _list_items(name, text) for key in item)
    return Layout(DELIMITER, 1, tuple(keys), 0, "")


def read_rows(name: str, text: str, layout: Layout) -> Iterator[TableRow]:
    """Yield a row for each object; what it lacks is empty, lists are joined by semicolons."""
    for line, item in _list_items(name, text):
        cells = [_write(item.get(key)) for key in layout.columns]
        yield TableRow(line, line, cells, json.dumps(item, ensure_ascii=False) + "\n")


def _list_items(name: str, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file; of one object around a list of objects those of the list."""
    items = list(read_items(name, text))
    if len(items) == 1:
        line, only = items[0]
        lists = [it for it in only.values() if _are_objects(it)]
        if len(lists) == 1:
            yield from ((line, item) for item in lists[0])
            return
    yield from items


def _are_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(it, dict) for it in value)


def _write(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(it, dict | list) for it in value):
        return ";".join(map(_write, value))
    return json.dumps(value, ensure_ascii=False)
