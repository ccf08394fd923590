"""The answers to `desk setup`: as a file, and the short forms that people type for some of them."""

import re
from dataclasses import replace
from typing import Final

from deskbook.library.formats import front_matter, record_file
from deskbook.library.formats.convert import convert
from deskbook.library.formats.text import decode
from deskbook.library.formats.typed_values import read_weekdays, to_slug, write_span
from deskbook.library.model.fields import specs
from deskbook.library.model.finding import Finding, UnreadableError
from deskbook.library.model.records import Hours
from deskbook.library.model.vocabulary import Weekday
from deskbook.setup.model import Answers

_HEAD: Final = "---\n"


def parse(path: str, data: bytes) -> Answers:
    """Read a file of answers.

    Raises:
        UnreadableError: it has mistakes; each with its line, field, and what to write.
    """
    text, findings = decode(path, data)
    if text is None:
        raise UnreadableError(findings)
    plain = text.removeprefix(_HEAD)
    front = front_matter.read(f"{_HEAD}{plain.rstrip()}\n{_HEAD}")
    values, more = convert(Answers, front, path, "answers")
    if more or any(it.required and it.name not in values for it in specs(Answers).values()):
        shift = 0 if plain != text else 1
        raise UnreadableError(tuple(_moved(it, shift) for it in more))
    return name_services(Answers(**values))


def name_services(answers: Answers) -> Answers:
    """Return answers in which each service has the name of its file, made of its own name."""
    services = tuple(replace(it, slug=it.slug or to_slug(it.name)) for it in answers.services)
    return replace(answers, services=services)


def _moved(finding: Finding, lines: int) -> Finding:
    """Return a finding at the line of the file, which has no `---` before its first one."""
    return replace(finding, line=max(1, finding.line - lines))


def write(answers: Answers) -> str:
    """Return answers as a file; `parse` gives the same answers back."""
    return record_file.write(answers).removeprefix(_HEAD).removesuffix(_HEAD)


_ROW: Final = re.compile(r"(?P<days>[a-z\s.-]+?)[\s:]+(?P<hours>closed|noon.*|\d.*)")


def parse_week(text: str) -> tuple[Hours, ...] | str:
    """Read opening hours as people type them: `mon-thu 8am-10pm, fri 8-18, sat closed`.

    Returns: the hours, or what does not fit, in one sentence.
    """
    found: dict[str, list[Weekday]] = {}
    for part in filter(None, (it.strip() for it in text.lower().split(","))):
        row = _ROW.fullmatch(part)
        days = read_weekdays(row["days"]) if row else ()
        hours = (
            (row["hours"] if row["hours"] == "closed" else write_span(row["hours"])) if row else ""
        )
        if not days or not hours:
            return f'"{part}" does not fit: write it like mon-fri 8am-10pm'
        found.setdefault(hours, []).extend(days)
    return tuple(Hours(days=tuple(days), hours=it) for it, days in found.items() if it != "closed")


def write_week(hours: tuple[Hours, ...]) -> str:
    """Return opening hours as they are typed; `parse_week` gives the same hours back."""
    return ", ".join(f"{' '.join(it.days)} {it.hours}" for it in hours)
