"""The one strict reader of front matter, and the surgical writer of one field."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from frontmatter.default_handlers import BaseHandler

from deskbook.library.formats.field_text import is_empty, write_field, write_value
from deskbook.library.formats.front_values import FrontMatter, RefusedError, Span, load
from deskbook.library.model.finding import DeskError

MAX_BYTES: Final = 64 * 1024

_INVISIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ITEM: Final = re.compile(r"[ ]*-[ ]+")
_DELIMITER: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)


class StrictHandler(BaseHandler):
    """python-frontmatter's handler for our files: splits at the first two `---` lines only."""

    FM_BOUNDARY = _DELIMITER
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Return whether the text begins with front matter."""
        return bool(re.match(r"---[ \t]*\r?\n", text))

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; the body begins on the line after the closing `---`."""
        if not self.detect(text):
            raise RefusedError(
                1,
                "file.front-matter",
                "the file does not begin with front matter: its first line has to be ---, "
                "then come the fields, then --- again",
            )
        opening = text.index("\n") + 1
        closing = _DELIMITER.search(text, opening)
        if closing is None:
            raise RefusedError(
                1,
                "file.front-matter",
                "the front matter is not closed: write --- alone on the line after its last field",
            )
        return text[opening : closing.start()], text[closing.end() + 1 :]

    def load(self, fm: str) -> FrontMatter:  # type: ignore[override]
        """Read front matter (without its `---` lines) into values, lines and spans."""
        _refuse_before_parsing(fm)
        return load(fm)

    def export(self, metadata: Mapping[str, object], **_kwargs: object) -> str:
        """Write whole front matter in the canonical shape."""
        return "".join(write_field(key, value) for key, value in metadata.items())


HANDLER = StrictHandler()


def read(text: str) -> FrontMatter:
    """Read a file's text: CRLF and a leading BOM are accepted, whatever is wrong is a fault."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        source, body = HANDLER.split(text)
    except RefusedError as refused:
        return FrontMatter(faults=[refused.fault], readable=False)
    try:
        front = HANDLER.load(source)
    except RefusedError as refused:
        front = FrontMatter(faults=[refused.fault], readable=False)
    front.body = body
    front.body_line = source.count("\n") + 3
    return front


def _refuse_before_parsing(source: str) -> None:
    if len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise RefusedError(1, "file.front-matter", "the front matter is over 64 KiB: shorten it")
    if found := _INVISIBLE.search(source):
        line = source.count("\n", 0, found.start()) + 2
        raise RefusedError(
            line,
            "file.characters",
            f"an invisible character (U+{ord(found.group()):04X}) stands here: delete it",
        )
    for number, text in enumerate(source.split("\n"), start=2):
        if "\t" in text[: len(text) - len(text.lstrip())]:
            raise RefusedError(
                number, "file.tabs", "this line is indented with a tab: use two spaces instead"
            )


# Writing


class UneditableError(DeskError):
    """The front matter cannot be read, or could not be any more, so no field of it is set."""


def set_field(text: str, key: str, value: object, order: Sequence[str] = ()) -> str:
    """Set, add or (with an empty value) take out one field; no other byte changes.

    Args:
        text: the whole file, with its own line ends and BOM.
        key: the field's key.
        value: text, number, date, time, or a tuple of texts or mappings; empty takes the field out.
        order: all keys in their canonical order, to place a field that the file lacks.

    Raises:
        UneditableError: the front matter cannot be read, or more than this field would change.
    """
    front = read(text)
    if front.faults:
        raise UneditableError(f"{key} cannot be set: {front.faults[0].message}")
    new = _with_line(text, front, key, value, order)
    if not _only_changed(front, read(new), key, empty=is_empty(value)):
        raise UneditableError(
            f"{key} cannot be set without changing more than its own lines: write it by hand, and "
            "each field on a line of its own at the left edge"
        )
    return new


def _only_changed(before: FrontMatter, after: FrontMatter, key: str, *, empty: bool) -> bool:
    """Return whether a file reads as before except for one field; aliases may prevent that."""
    others = {name: value for name, value in before.values.items() if name != key}
    left = {name: value for name, value in after.values.items() if name != key}
    return (
        not after.faults
        and left == others
        and (key in after.values) != empty
        and after.body == before.body
    )


def _with_line(text: str, front: FrontMatter, key: str, value: object, order: Sequence[str]) -> str:
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    new = [] if is_empty(value) else write_field(key, value)[:-1].split("\n")
    span = front.spans.get(key)
    if span is not None:
        if added := _added(front, key, value, lines[span.first + 1 : span.last + 2]):
            lines[span.last + 2 : span.last + 2] = [line + end for line in added]
        elif new and span.start >= 0 and len(new) == 1:
            lines[span.first + 1] = _replace_value(lines[span.first + 1], span, new[0], key)
        else:
            lines[span.first + 1 : span.last + 2] = [line + end for line in new]
    elif new:
        at = _place(front, key, order)
        lines[at:at] = [line + end for line in new]
    return "\n".join(lines)


def _added(front: FrontMatter, key: str, value: object, written: list[str]) -> list[str]:
    """The lines that make a list longer, where each of its texts has a line; else none."""
    before = front.values[key]
    if not isinstance(value, tuple) or not isinstance(before, list) or len(written) < 2:
        return []
    sign = _ITEM.match(written[-1])
    number = len(before)
    if sign is None or list(value[:number]) != before or not all(_is_text(it) for it in value):
        return []
    return [f"{sign.group()}{write_value(it)}" for it in value[number:]]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


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
