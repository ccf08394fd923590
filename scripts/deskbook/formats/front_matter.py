"""The one strict reader of front matter, and the surgical writer of one field.

Every plain scalar stays the text that the librarian typed (`no`, `0012`, `12:30`); duplicate keys,
tags and all but a few aliases are refused; the line of every value is remembered.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler

from deskbook.formats.text import write_day, write_time
from deskbook.model.plan import FieldValue

Value = Any  # str | None | list[Value] | dict[str, Value]: recursive, and narrowed by `convert`

MAX_FRONT_MATTER = 64 * 1024
MAX_DEPTH = 8
MAX_ALIASES = 16

_SPECIAL_BREAK = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_PLAIN = re.compile(r"[\w(/+][^\n]*")
_DELIMITER = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the front matter itself; `line` counts from the top of the file."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Span:
    """Where a top-level field stands.

    Lines count from 0 within the front matter, `last` included. `start` and `end` are columns of
    the value where it stands on the line of its key, else -1.
    """

    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class FrontMatter:
    """Front matter as read: values are text, lists or mappings of such; lines count from 1."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    body: str = ""
    body_line: int = 1
    readable: bool = True

    def line(self, *path: str | int) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 1


class _RefusedError(Exception):
    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, rule, message)


class StrictHandler(BaseHandler):
    """python-frontmatter's handler for our files: splits at the first two `---` lines only."""

    FM_BOUNDARY = _DELIMITER
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Whether the text begins with front matter."""
        return bool(re.match(r"---[ \t]*\r?\n", text))

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; the body begins on the line after the closing `---`."""
        if not self.detect(text):
            raise _RefusedError(
                1, "file.front-matter", "the file does not begin with front matter: write --- first"
            )
        opening = text.index("\n") + 1
        closing = _DELIMITER.search(text, opening)
        if closing is None:
            raise _RefusedError(
                1,
                "file.front-matter",
                "the front matter is not closed: write --- alone on the line after its last field",
            )
        return text[opening : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> FrontMatter:  # type: ignore[override]
        """Read front matter (without its `---` lines) into values, lines and spans."""
        return _load(fm)

    def export(self, metadata: Mapping[str, object], **_kwargs: object) -> str:
        """Write whole front matter in the canonical shape; empty values are left out."""
        return "".join(
            write_field(key, value) for key, value in metadata.items() if not is_empty(value)
        )


HANDLER = StrictHandler()


def read(text: str) -> FrontMatter:
    """Read a file's text: CRLF and a leading BOM are accepted, whatever is wrong is a fault."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        source, body = HANDLER.split(text)
    except _RefusedError as refused:
        return FrontMatter(faults=[refused.fault], body="", readable=False)
    try:
        front = HANDLER.load(source)
    except _RefusedError as refused:
        front = FrontMatter(faults=[refused.fault], readable=False)
    front.body = body
    front.body_line = source.count("\n") + 3
    return front


def _load(source: str) -> FrontMatter:
    _refuse_before_parsing(source)
    builder = _Builder()
    try:
        builder.build(source)
    except yaml.YAMLError as error:
        raise _in_our_words(error, source) from None
    return builder.front


def _refuse_before_parsing(source: str) -> None:
    if len(source.encode("utf-8", "surrogatepass")) > MAX_FRONT_MATTER:
        raise _RefusedError(1, "file.front-matter", "the front matter is over 64 KiB: shorten it")
    if found := _SPECIAL_BREAK.search(source):
        line = source.count("\n", 0, found.start()) + 2
        raise _RefusedError(
            line,
            "file.characters",
            f"an invisible character (U+{ord(found.group()):04X}) stands here: delete it",
        )
    for number, text in enumerate(source.split("\n"), start=2):
        if "\t" in text[: len(text) - len(text.lstrip())]:
            raise _RefusedError(
                number, "file.tabs", "this line is indented with a tab: use two spaces instead"
            )


def _in_our_words(error: yaml.YAMLError, source: str) -> _RefusedError:
    mark = getattr(error, "problem_mark", None)
    number = mark.line if mark else 0
    lines = source.split("\n")
    text = lines[number].strip() if number < len(lines) else ""
    line = number + 2
    if re.search(r"(?:^|[\s\[,])[@`]", text):
        fixed = re.sub(r"(^|[\s\[,])[@`]+", r"\1", text)
        return _RefusedError(
            line, "file.yaml", f"`{text}` begins a value with @ or `: write `{fixed}`, without it"
        )
    problem = getattr(error, "problem", None) or "not YAML"
    return _RefusedError(
        line,
        "file.yaml",
        f"`{text}` cannot be read ({problem}): write `field: value`, and put a value that holds "
        '": " or special signs in "quotes"',
    )


Event = Any  # a yaml.Event; its marks are always there when the C parser made it

End = tuple[int, int]
"""Line and column, from 0, just behind a value."""


class _Builder:
    """Turns parser events into values without recursion deeper than `MAX_DEPTH`."""

    def __init__(self) -> None:
        self.front = FrontMatter()
        self.anchors: dict[str, Value] = {}
        self.aliases = 0

    def build(self, source: str) -> None:
        self.loader: Any = yaml.CSafeLoader(source)
        try:
            self._skip(yaml.StreamStartEvent)
            if self.loader.check_event(yaml.StreamEndEvent):
                return
            self._skip(yaml.DocumentStartEvent)
            event: Event = self.loader.get_event()
            if not isinstance(event, yaml.MappingStartEvent):
                raise _RefusedError(
                    event.start_mark.line + 2,
                    "file.front-matter",
                    "the front matter is not a list of fields: write `field: value` lines",
                )
            self._mapping(event, ())
            self._skip(yaml.DocumentEndEvent)
            if not self.loader.check_event(yaml.StreamEndEvent):
                event = self.loader.get_event()
                raise _RefusedError(
                    event.start_mark.line + 2, "file.front-matter", "a second document begins here"
                )
        finally:
            self.loader.dispose()

    def _skip(self, kind: type[yaml.Event]) -> None:
        event = self.loader.get_event()
        if not isinstance(event, kind):  # pragma: no cover - the C parser keeps this order
            raise TypeError(event)

    def _node(self, event: Event, path: tuple[str | int, ...]) -> tuple[Value, End]:
        """The value that begins with `event`, and where it ends."""
        line = event.start_mark.line
        self.front.lines.setdefault(path, line + 2)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event), _end(event)
        if event.tag is not None and event.tag != "!":
            raise _RefusedError(
                line + 2, "file.yaml", f"the tag {event.tag} is not read here: write plain text"
            )
        if len(path) > MAX_DEPTH:
            raise _RefusedError(line + 2, "file.yaml", "the front matter is nested too deeply")
        if isinstance(event, yaml.ScalarEvent):
            value: Value = _scalar(event)
            end = _end(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            value, end = self._sequence(event, path)
        else:
            value, end = self._mapping(event, path)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value, end

    def _alias(self, event: Event) -> Value:
        self.aliases += 1
        line = event.start_mark.line + 2
        if self.aliases > MAX_ALIASES:
            raise _RefusedError(
                line, "file.yaml", f"more than {MAX_ALIASES} aliases (*name): write values out"
            )
        if event.anchor not in self.anchors:
            raise _RefusedError(
                line, "file.yaml", f"the alias *{event.anchor} names nothing above it"
            )
        return self.anchors[event.anchor]

    def _sequence(self, event: Event, path: tuple[str | int, ...]) -> tuple[list[Value], End]:
        items: list[Value] = []
        last = (event.start_mark.line, event.start_mark.column)
        while not self.loader.check_event(yaml.SequenceEndEvent):
            item, end = self._node(self.loader.get_event(), (*path, len(items)))
            items.append(item)
            last = max(last, end)
        closing = self.loader.get_event()
        return items, _end(closing) if event.flow_style else last

    def _mapping(self, event: Event, path: tuple[str | int, ...]) -> tuple[dict[str, Value], End]:
        found: dict[str, Value] = {} if path else self.front.values
        last = (event.start_mark.line, event.start_mark.column)
        while not self.loader.check_event(yaml.MappingEndEvent):
            name = self.loader.get_event()
            line = name.start_mark.line
            if not isinstance(name, yaml.ScalarEvent):
                raise _RefusedError(line + 2, "file.yaml", "a field's name must be one plain word")
            key = name.value
            if key in found:
                self._skip_value(key, line, (*path, key))
                continue
            self.front.lines[(*path, key)] = line + 2
            start = self.loader.peek_event().start_mark
            found[key], end = self._node(self.loader.get_event(), (*path, key))
            if found[key] is None:
                _, column = _end(name)
                start, end = name.end_mark, (line, column + 1)
            last = max(last, end)
            if not path:
                self.front.spans[key] = _span(name, start, end, empty=found[key] is None)
        closing = self.loader.get_event()
        return found, _end(closing) if event.flow_style else last

    def _skip_value(self, key: str, line: int, path: tuple[str | int, ...]) -> None:
        before = self.front.lines.get(path, 1)
        self.front.faults.append(
            Fault(
                line + 2,
                "file.duplicate-key",
                f"{key} is given twice, first on line {before}: keep one of the two lines",
            )
        )
        self._node(self.loader.get_event(), (*path, "again", line))


def _scalar(event: Event) -> str | None:
    text: str = event.value
    return None if not text and event.style is None else text


def _end(event: Event) -> End:
    """The end of an event; a block scalar ends at the end of its last line, not below it."""
    mark = event.end_mark
    if mark.column == 0 and mark.line > event.start_mark.line:
        return mark.line - 1, 0
    return mark.line, mark.column


def _span(name: Event, start: Any, end: End, *, empty: bool) -> Span:
    first = name.start_mark.line
    if end[0] != first or start.line != first:
        return Span(first, end[0], -1, -1)
    return Span(first, first, end[1] if empty else start.column, end[1])


# Writing


def is_empty(value: object) -> bool:
    """Whether a field with this value is left out of the file."""
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
    plain = (
        _PLAIN.fullmatch(text) is not None
        and text.isprintable()
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
        inner = "".join(f"  {name}: {write_value(item)}\n" for name, item in value.items())
        return f"{key}:\n{inner}"
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        return f"{key}:\n" + "".join(_write_item(item) for item in value)
    return f"{key}: {write_value(value)}\n"  # type: ignore[arg-type]


def _write_item(item: Mapping[str, Any]) -> str:
    inner = ", ".join(
        f"{name}: {write_value(value) if isinstance(value, tuple | list) else _in_flow(value)}"
        for name, value in item.items()
    )
    return f"  - {{{inner}}}\n"


def _in_flow(value: FieldValue) -> str:
    return write_value((value,))[1:-1] if isinstance(value, str) else write_value(value)


class UneditableError(ValueError):
    """The front matter cannot be read, so no field of it can be set."""


def set_field(text: str, key: str, value: object, order: Sequence[str] = ()) -> str:
    """Set, add or (with an empty value) take out one field; no other byte changes.

    Args:
        text: the whole file, with its own line ends and BOM.
        key: the field's key.
        value: text, number, date, time, or a tuple of texts or mappings; empty takes the field out.
        order: all keys in their canonical order, to place a field that the file lacks.

    Raises:
        UneditableError: the front matter cannot be read.
    """
    front = read(text)
    if not front.readable or front.faults:
        raise UneditableError(front.faults[0].message)
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    new = [] if is_empty(value) else write_field(key, value)[:-1].split("\n")
    span = front.spans.get(key)
    if span is not None:
        if new and span.start >= 0 and len(new) == 1:
            lines[span.first + 1] = _replace_value(lines[span.first + 1], span, new[0], key)
        else:
            lines[span.first + 1 : span.last + 2] = [line + end for line in new]
    elif new:
        at = _place(front, key, order)
        lines[at:at] = [line + end for line in new]
    return "\n".join(lines)


def _replace_value(line: str, span: Span, new: str, key: str) -> str:
    value = new[len(key) + 2 :]
    space = "" if line[span.start - 1].isspace() else " "
    return line[: span.start] + space + value + line[span.end :]


def _place(front: FrontMatter, key: str, order: Sequence[str]) -> int:
    """The line of the file, from 0, before which a new field goes."""
    before = set(order[: order.index(key)]) if key in order else set(order)
    above = [span.last for name, span in front.spans.items() if name in before]
    if key not in order:
        above = [span.last for span in front.spans.values()]
    return max(above, default=-1) + 2
