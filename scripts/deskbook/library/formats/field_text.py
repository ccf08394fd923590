"""Values to the lines of front matter, in the one canonical shape."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from deskbook.library.formats.text import refuse_surrogates, write_day, write_time
from deskbook.library.model.plan import FieldValue

_PLAIN: Final = re.compile(r"[\w(/+][^\n]*")
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
"""What other readers of YAML take for something else than text."""


def is_empty(value: object) -> bool:
    """Return whether a field with this value is left out of the file."""
    return value is None or value in ("", (), [])


def write_value(value: FieldValue | Sequence[str]) -> str:
    """A value on one line, as the files write it."""
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_write_text(item, in_list=True) for item in value) + "]"
    if isinstance(value, datetime):
        return write_time(value)
    if isinstance(value, date):
        return write_day(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return _write_text(str(value), in_list=False)


def _write_text(text: str, *, in_list: bool) -> str:
    refuse_surrogates(text)
    plain = (
        _PLAIN.fullmatch(text) is not None
        and text.isprintable()
        and text.lower() not in _WORDS
        and not re.search(r":(?: |$)| #| $", text)
        and not (in_list and re.search(r"[,\[\]{}:]", text))
    )
    return text if plain else _quote(text)


def _quote(text: str) -> str:
    return '"' + "".join(_QUOTED.get(char) or _quoted_char(char) for char in text) + '"'


_QUOTED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _quoted_char(char: str) -> str:
    if char.isprintable():
        return char
    code = ord(char)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )


def write_field(key: str, value: object) -> str:
    r"""A field as lines, `\n` at the end; lists of mappings and mappings are written as blocks."""
    if isinstance(value, Mapping):
        inner = "".join(f"  {name}: {_one_line(item)}\n" for name, item in value.items())
        return f"{key}:\n{inner}"
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        return f"{key}:\n" + "".join(_write_item(item) for item in value)
    return f"{key}: {write_value(value)}\n"  # type: ignore[arg-type]


def _write_item(item: Mapping[str, Any]) -> str:
    return f"  - {_one_line(item)}\n"


def _one_line(value: Any) -> str:
    """A value of a field within a field; one that has fields itself stands in braces."""
    if not isinstance(value, Mapping):
        return write_value(value)
    inner = ", ".join(
        f"{name}: {write_value(item) if isinstance(item, tuple | list) else _in_flow(item)}"
        for name, item in value.items()
    )
    return f"{{{inner}}}"


def _in_flow(value: FieldValue) -> str:
    return write_value((value,))[1:-1] if isinstance(value, str) else write_value(value)
