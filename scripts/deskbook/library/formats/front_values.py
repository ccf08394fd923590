"""Front matter from the events of the YAML parser: text, lists and mappings, each with its line.

Every plain scalar stays the text that the librarian typed (`no`, `0012`, `12:30`); duplicate keys,
tags and all but a few aliases are refused, before anything deep or large is built.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from deskbook.library.formats.text import quote
from deskbook.library.formats.yaml_words import NESTED, explain

Value = Any  # str | None | list[Value] | dict[str, Value]: recursive, and narrowed by `convert`

MAX_DEPTH: Final = 8
MAX_ALIASES: Final = 16


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the front matter itself; `line` counts from the top of the file."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of a top-level field.

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


class RefusedError(Exception):
    """The front matter cannot be read any further; `fault` says why."""

    def __init__(self, line: int, rule: str, message: str) -> None:
        super().__init__(message)
        self.fault = Fault(line, rule, message)


def load(source: str) -> FrontMatter:
    """Read front matter (without its `---` lines) into values, lines and spans.

    Raises:
        RefusedError: it cannot be read.
    """
    builder = _Builder()
    try:
        builder.build(source)
    except yaml.MarkedYAMLError as error:
        line, message = explain(error, source)
        raise RefusedError(line, "file.yaml", message) from None
    return builder.front


_BEHIND_PLAIN: Final = re.compile(r"[ \t]+(#[^\s#]\S*)")
_BEHIND: Final = re.compile(r"(?:[ \t]+(?=#[^\s#])|(?=#))(#\S*)")
"""Behind a closing quotation mark or bracket a comment needs a space before it."""
_BEHIND_HEAD: Final = re.compile(r"(?:[&!]\S*[ \t]+)*[|>][-+0-9]*(?:[ \t]+(?=#[^\s#])|(?=#))(#\S*)")

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
        self.lines = source.split("\n") if "#" in source else []
        self.loader: Any = yaml.CSafeLoader(source)
        try:
            self.loader.get_event()  # the stream begins
            if self.loader.check_event(yaml.StreamEndEvent):
                return
            self.loader.get_event()  # the document begins
            event: Event = self.loader.get_event()
            if not isinstance(event, yaml.MappingStartEvent) or event.flow_style:
                raise RefusedError(
                    event.start_mark.line + 2,
                    "file.front-matter",
                    "the front matter is not a list of fields: write `field: value`, each on a "
                    "line of its own",
                )
            self._mapping(event, ())
            self.loader.get_event()  # the document ends
            if not self.loader.check_event(yaml.StreamEndEvent):
                event = self.loader.get_event()
                raise RefusedError(
                    event.start_mark.line + 2, "file.front-matter", "a second document begins here"
                )
        finally:
            self.loader.dispose()

    def _node(self, event: Event, path: tuple[str | int, ...]) -> tuple[Value, End]:
        """The value that begins with `event`, and where it ends."""
        line = event.start_mark.line
        self.front.lines.setdefault(path, line + 2)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event), _end(event)
        if event.tag is not None and event.tag != "!":
            raise RefusedError(
                line + 2,
                "file.yaml",
                'a value begins with !: put it in "quotes", or take the ! out',
            )
        if len(path) > MAX_DEPTH:
            raise RefusedError(line + 2, "file.yaml", NESTED)
        if isinstance(event, yaml.ScalarEvent):
            value: Value = _scalar(event)
            end = _end(event)
            self._check_rest(event, end, path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value, end = self._sequence(event, path)
            self._check_rest(event, end, path)
        else:
            value, end = self._mapping(event, path)
            self._check_rest(event, end, path)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value, end

    def _check_rest(self, event: Event, end: End, path: tuple[str | int, ...]) -> None:
        """Report text behind a value that was meant to be in it and became a comment."""
        if not self.lines:
            return
        style = getattr(event, "style", None)
        if style in ("|", ">"):
            at = event.start_mark.line, event.start_mark.column
            found = _BEHIND_HEAD.match(self.lines[at[0]], at[1])
        elif style in ("'", '"') or getattr(event, "flow_style", False):
            at, found = end, _BEHIND.match(self.lines[end[0]], end[1])
        elif isinstance(event, yaml.ScalarEvent):
            at, found = end, _BEHIND_PLAIN.match(self.lines[end[0]], end[1])
        else:
            return
        if found:
            name = next((it for it in reversed(path) if isinstance(it, str)), "")
            message = (
                f"{quote(name)} ends before {quote(found[1])}, for # begins a comment: put the "
                'whole value in "quotes", or write a space before and behind the # of a comment'
            )
            self.front.faults.append(Fault(at[0] + 2, "file.comment", message))

    def _alias(self, event: Event) -> Value:
        self.aliases += 1
        name = quote(event.anchor)
        line = event.start_mark.line + 2
        if self.aliases > MAX_ALIASES:
            raise RefusedError(
                line,
                "file.yaml",
                f"more than {MAX_ALIASES} values begin with *: write each value out",
            )
        if event.anchor not in self.anchors:
            raise RefusedError(
                line,
                "file.yaml",
                f'a value begins with *{name}: put it in "quotes", or take the * out',
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
                raise RefusedError(line + 2, "file.yaml", "a field's name must be one plain word")
            key = name.value
            if key in found:
                self._skip_value(key, line, (*path, key))
                continue
            self.front.lines[(*path, key)] = line + 2
            start = self.loader.peek_event().start_mark
            found[key], end = self._node(self.loader.get_event(), (*path, key))
            last = max(last, end)
            if not path:
                self.front.spans[key] = _span(name, start, end)
        closing = self.loader.get_event()
        return found, _end(closing) if event.flow_style else last

    def _skip_value(self, key: str, line: int, path: tuple[str | int, ...]) -> None:
        before = self.front.lines.get(path, 1)
        self.front.faults.append(
            Fault(
                line + 2,
                "file.duplicate-key",
                f"{quote(key)} is given twice, first on line {before}: keep one of the two lines",
            )
        )
        self._node(self.loader.get_event(), (*path, "again", line))


def _scalar(event: Event) -> str | None:
    text: str = event.value
    return text if text or event.style else None


def _end(event: Event) -> End:
    """The end of an event; a block scalar ends at the end of its last line, not below it."""
    mark = event.end_mark
    if mark.column == 0 and mark.line > event.start_mark.line:
        return mark.line - 1, 0
    return mark.line, mark.column


def _span(name: Event, start: Any, end: End) -> Span:
    first = name.start_mark.line
    if end[0] != first or start.line != first:
        return Span(first, end[0], -1, -1)
    return Span(first, first, start.column, end[1])
