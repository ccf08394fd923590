"""A quick reader for tickets in the very shape that we write; any other is left to `ticket_file`.

Most files of a library were never touched by an editor. One regular expression, made from the
model, reads their front matter some twenty times faster than YAML can be parsed, and nothing of
the YAML library is loaded for it. Where the expression does not fit to the last byte, or anything
at all might be wrong, the general reader takes over: both give the same record, lines and findings.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final, get_origin

from deskbook.library.formats.text import Reading, trim, unescape
from deskbook.library.formats.timeline import read_block
from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.fields import FieldSpec, choices, front_specs, plain
from deskbook.library.model.library import Filed
from deskbook.library.model.ticket import Entry, Ticket
from deskbook.library.model.vocabulary import ENTRY_ID, HANDLE, MARKER

_TIME: Final = r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}Z"
_DAY: Final = r"[0-9]{4}(?:-[0-9]{2}){2}"
_NUMBER: Final = r"(?:0|[1-9][0-9]{0,8})"
_LINE: Final = r'[\w(/+](?:[^\n:# ]|:(?=[^ \n])|(?<=[^ ])#| (?=[^ \n#]))*|"[^"\\\n]+"'
"""Text that YAML reads as it stands: plain without `: ` and ` #`, or quoted without escapes."""

_ITEM: Final = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"

_MAX_FRONT: Final = 16 * 1024
"""Characters, each at most four bytes: longer front matter is the general reader's to refuse."""

Convert = Callable[[str], Any]


def parse(path: str, data: bytes, digest: str = "") -> Reading[Ticket]:
    """Read a ticket from its file's bytes, exactly as `ticket_file.parse` does."""
    filed = parse_sound(path, data, digest)
    if filed is not None:
        return Reading(filed)
    from deskbook.library.formats import ticket_file  # noqa: PLC0415 - loads YAML, which few files need

    return ticket_file.parse(path, data, digest)


def parse_sound(path: str, data: bytes, digest: str = "") -> Filed[Ticket] | None:
    """The ticket, or none where its file is not plainly sound and in our shape."""
    try:
        return _read(path, data, digest)
    except ValueError:
        return None


def _read(path: str, data: bytes, digest: str) -> Filed[Ticket] | None:
    """As `sound`; a `ValueError` is a day that does not exist, or bytes that are no text."""
    text = data.decode()
    front = _FRONT.match(text)
    if front is None or front.end() > _MAX_FRONT or _is_odd(data):
        return None
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    line = 2
    for (name, convert), written in zip(_READERS, front.groups(), strict=True):
        if written is not None:
            values[name] = convert(written) if convert else written
            lines[name] = line
            line += 1
    begin, end = front.end(), _marker(text, front.end())
    if end < 0 or values["id"] + ".md" != path[-len("Q-4KX7M2.md") :] or path[-12:-11] != "/":
        return None
    if text.find("\n###", begin - 1, end) >= 0:
        return None
    lines["question"] = line + 1
    entries = _entries(text, end + len(MARKER), lines)
    if entries is None:
        return None
    values["question"] = unescape(trim(text[begin:end]))
    return Filed(path, Ticket(entries=entries, **values), lines, digest)


def _is_odd(data: bytes) -> bool:
    """Return whether a file may be damaged, or has other line ends than ours."""
    return b"\r" in data or b"\0" in data or b"<<<<<<<" in data or b">>>>>>>" in data


def _marker(text: str, begin: int) -> int:
    """The position of the marker line, or -1 where the first that looks like it is not quite it."""
    at = text.find(MARKER, begin)
    end = at + len(MARKER)
    return at if text[at - 1 : at] == text[end : end + 1] == "\n" else -1


def _entries(text: str, begin: int, lines: dict[str, int]) -> tuple[Entry, ...] | None:
    """The entries below the marker, their lines added to `lines`; none where one is not ours."""
    headings = list(_HEADING.finditer(text, begin))
    if text.count("\n###", begin) != len(headings):
        return None
    if text[begin : headings[0].start() if headings else None].strip():
        return None
    entries = []
    counted, line = 0, 1
    for at, heading in enumerate(headings, start=1):
        start = heading.start() + 1
        line += text.count("\n", counted, start)
        counted = start
        time, kind, author, name = heading.groups()
        if name in lines:
            return None
        lines[name] = line
        end = headings[at].start() if at < len(headings) else len(text)
        told, said = read_block(text[heading.end() : end])
        entries.append(
            Entry(
                time=datetime.fromisoformat(time),
                kind=kind,  # type: ignore[arg-type]
                author=author,
                id=name,
                data=told,
                text=said,
            )
        )
    return tuple(entries)


def _plain_text(written: str) -> str:
    text = written[1:-1] if written[0] == '"' else written
    if not text.isprintable():
        raise ValueError(text)
    return text


def _list(written: str) -> tuple[str, ...]:
    return tuple(written[1:-1].split(", "))


def _reader(spec: FieldSpec) -> tuple[str, Convert | None]:
    """The expression that a field's value has to fit to be read here, and what makes it a value."""
    kind = plain(spec.type)
    if words := choices(kind):
        return "|".join(map(re.escape, words)), None
    if get_origin(kind) is tuple:
        item = spec.pattern or _ITEM
        return rf"\[(?:{item})(?:, (?:{item}))*\]", _list
    if kind is str:
        return (spec.pattern, None) if spec.pattern else (_LINE, _plain_text)
    shape, convert = _SHAPES[kind]
    return (rf"(?=(?:{spec.pattern})\n){shape}" if spec.pattern else shape), convert


_SHAPES: Final[dict[Any, tuple[str, Convert]]] = {
    datetime: (_TIME, datetime.fromisoformat),
    date: (_DAY, date.fromisoformat),
    int: (_NUMBER, int),
}


def _line(spec: FieldSpec, shape: str) -> str:
    return rf"(?:{spec.key}: ({shape})\n)" + ("" if spec.required else "?")


_FOUND: Final = {spec: _reader(spec) for spec in front_specs(Ticket).values()}
_READERS: Final = tuple((spec.name, convert) for spec, (_, convert) in _FOUND.items())
_FRONT: Final = re.compile(
    "---\n" + "".join(_line(spec, shape) for spec, (shape, _) in _FOUND.items()) + "---\n"
)
_HEADING: Final = re.compile(
    rf"\n### ({_TIME}) ({'|'.join(ENTRY_KINDS)}) @({HANDLE}) \^({ENTRY_ID})(?=\n)"
)
