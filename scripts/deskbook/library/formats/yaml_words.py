"""Errors of the YAML parser in words for librarians."""

import re
from typing import Final

import yaml

from deskbook.library.formats.text import quote

NESTED: Final = "the front matter is nested too deeply"

_WORDS: Final = (
    (r"cannot start any token", 'a value begins with @, ` or %: write it without, or in "quotes"'),
    (
        r"mapping values are not allowed.*\n.*: .*:(?: |$)",
        'the value holds ": ": put the whole value in "quotes"',
    ),
    (r"mapping values are not allowed", "begin each field at the left edge, as `field: value`"),
    (r"could not find expected ':'", "write `field: value`, with a colon and a space"),
    (r"end of stream", "a \" or ' opens here and is not closed: close it, or take it out"),
    (r"or '\]'", "a list that opens with [ is not closed: write ] behind its last value"),
    (r"or '}'", "a group that opens with { is not closed: write } behind its last value"),
    (r"node content", "a value is missing before a comma, or a [ or { is not closed"),
    (r"escape character", 'in "double quotes" a backslash is written twice: \\\\'),
    (r"entries are not allowed", "a list of lines with - begins on the line below its field"),
    (
        r"expected key|'-' indicator",
        "it does not continue what stands above: begin each field at the left edge, and put a "
        "value with \" or ' in it whole into quotes",
    ),
)
"""The parser's words (with the line they are about), and ours, which say what to do."""


def explain(error: yaml.MarkedYAMLError, source: str) -> tuple[int, str]:
    """The line in the file (source begins on its second) and the message for a parser's error."""
    lines = source.split("\n")
    number = min(_line(error), len(lines) - 1)
    while number and not lines[number].strip():
        number -= 1
    text = lines[number].strip()
    about = f"{error.problem}\n{text}"
    advice = next((ours for theirs, ours in _WORDS if re.search(theirs, about)), "")
    advice = advice or f'put a value with special signs in "quotes" ({error.problem})'
    if "nesting depth" in about:
        return number + 2, NESTED
    return number + 2, f"`{quote(text)}` cannot be read: {advice}{_mended(text, about)}"


def _line(error: yaml.MarkedYAMLError) -> int:
    """The line to look at, from 0: where a bracket or quote opened, else where it went wrong."""
    opened = re.search("end of stream|or '", error.problem or "")
    mark = (opened and error.context_mark) or error.problem_mark
    return mark.line if mark else 0


def _mended(text: str, about: str) -> str:
    """The line as it should be, where that is plain to see."""
    if text != quote(text):
        return ""
    key, _, value = text.partition(": ")
    if "cannot start any token" in about:
        plain = re.sub(r"(^|[\s\[,])[@`%]+", r"\1", text)
        return f" (`{plain}`)"
    if "mapping values" in about and ": " in value and '"' not in value and "\\" not in value:
        return f' (`{key}: "{value}"`)'
    return ""
