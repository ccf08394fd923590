"""A ticket's timeline: the entries below the marker line, and findings about them."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from deskbook.library.formats.text import nearest, trim, unescape_entry
from deskbook.library.model.entry_kinds import ENTRY_KINDS, Heading
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Entry
from deskbook.library.model.vocabulary import ENTRY_ID, HANDLE, MARKER

_STRUCTURAL: Final = re.compile(
    rf"^###[ \t]+(?:\d{{4}}-\d\d-\d\d|(?:{'|'.join(ENTRY_KINDS)})\b)", re.IGNORECASE
)
_HEADING: Final = re.compile(
    r"### ([0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}Z) "
    rf"([a-z]+) @({HANDLE}) \^({ENTRY_ID})[ \t]*"
)
_TIME: Final = re.compile(r"[0-9]{4}(?:-[0-9]{2}){2}T[0-9]{2}(?::[0-9]{2}){2}Z")
_DATA: Final = re.compile(r"- ([a-z_]+):([ \t][^\n]*)?(?:\n|\Z)")
_MARKER: Final = re.compile(rf"^{re.escape(MARKER)}[ \t]*$", re.MULTILINE)


def split_body(body: str, first_line: int) -> tuple[str, str, int]:
    """Question and timeline of a body (escaped as they stand), and the timeline's first line."""
    body = body.replace("\r", "\n")
    found = _MARKER.search(body)
    if found is None:
        return body, "", first_line + body.count("\n")
    line = first_line + body.count("\n", 0, found.end()) + 1
    return body[: found.start()], body[found.end() + 1 :], line


class Timeline:
    """Reads entries and keeps what is wrong with them."""

    def __init__(self, path: str, lines: dict[str, int], findings: list[Finding]) -> None:
        self.path, self.lines, self.findings = path, lines, findings

    def misplaced(self, question: str, first: int) -> None:
        """Report the entries that stand in the question."""
        for number, line in enumerate(question.split("\n"), start=first):
            if _STRUCTURAL.match(line):
                self._report(
                    number,
                    "entry.before-marker",
                    f"an entry stands before the line {MARKER}: put that line above the first "
                    "entry, or a backslash before a heading that belongs to the question",
                )

    def _report(self, line: int, rule: str, message: str, *, fixable: bool = False) -> None:
        self.findings.append(Finding(self.path, line, rule, message, fixable=fixable))

    def entries(self, timeline: str, first: int) -> Iterator[Entry]:
        """The entries that can be read, in their order; `first` is the timeline's first line."""
        seen: set[str] = set()
        for number, heading, block in blocks(timeline, first):
            if not heading:
                if block.strip():
                    self._report(
                        number,
                        "entry.heading",
                        "text without an entry: write a heading such as `### note` above it, and "
                        "`desk tidy` completes it",
                    )
                continue
            entry = self.entry(number, heading, block)
            if entry is not None and entry.id in seen:
                self._report(
                    number,
                    "entry.id",
                    f"the entry id {entry.id} is used twice in this ticket: delete the copy, or "
                    "give one of them another id",
                )
            elif entry is not None:
                seen.add(entry.id)
                self.lines[entry.id] = number
                yield entry

    def entry(self, number: int, heading: str, block: str) -> Entry | None:
        """The entry of a heading on line `number` and what stands below it, if it can be read."""
        parts = _HEADING.fullmatch(heading)
        if parts is None:
            self._report(number, "entry.heading", _heading_advice(heading), fixable=True)
            return None
        time, kind, author, name = parts.groups()
        if kind not in ENTRY_KINDS:
            hint = nearest(kind, ENTRY_KINDS)
            self._report(
                number,
                "entry.kind",
                f'"{kind}" is not a kind of entry: '
                + (f"write {hint}" if hint else f"write one of {', '.join(ENTRY_KINDS)}"),
            )
            return None
        try:
            when = datetime.fromisoformat(time)
        except ValueError:
            self._report(number, "entry.time", f"{time} is not a time there is: mend the heading")
            return None
        data, text = read_block(block)
        return Entry(time=when, kind=kind, author=author, id=name, data=data, text=text)  # type: ignore[arg-type]


def _heading_advice(heading: str) -> str:
    return (
        f"`{heading.strip()}` is not a whole entry heading: run `desk tidy`, or write "
        "`### 2026-11-02T15:02:11Z reply @handle ^7F3K9Q2M`"
    )


def blocks(timeline: str, first: int) -> Iterator[tuple[int, str, str]]:
    """Line number, heading (empty for what stands before the first) and text of each entry."""
    number, heading, held = first, "", list[str]()
    for line_number, line in enumerate(timeline.split("\n"), start=first):
        if _STRUCTURAL.match(line):
            yield number, heading, "\n".join(held)
            number, heading, held = line_number, line, []
        else:
            held.append(line)
    yield number, heading, "\n".join(held)


def by_hand(line: str, number: int) -> Heading | None:
    """Return the parts of an incomplete heading: a kind, perhaps a time, a handle and an id.

    None where nothing is missing; without a kind where it cannot be completed.
    """
    if _HEADING.fullmatch(line):
        return None
    shown = line.strip()
    found: dict[str, Any] = {}
    for word in shown.split()[1:]:
        name, value = _part(word)
        if value is None or name in found:
            return Heading(number, shown)
        found[name] = value
    return Heading(number, shown, **found)


def _part(word: str) -> tuple[str, Any]:
    """The part of a heading that a word is, and its value; none where it is no such part."""
    if word.startswith("@"):
        return "author", word[1:] if re.fullmatch(HANDLE, word[1:]) else None
    if word.startswith("^"):
        return "id", word[1:] if re.fullmatch(ENTRY_ID, word[1:]) else None
    if word[0].isdigit():
        return "time", _time(word)
    return "kind", word.lower() if word.lower() in ENTRY_KINDS else None


def _time(word: str) -> datetime | None:
    try:
        return datetime.fromisoformat(word) if _TIME.fullmatch(word) else None
    except ValueError:
        return None


def is_heading(line: str) -> bool:
    """Return whether a line begins an entry, be its heading whole or not."""
    return _STRUCTURAL.match(line) is not None


def read_entry(heading: str, block: str) -> Entry | None:
    """The entry of a heading and what stands below it, or none where it cannot be read."""
    return Timeline("", {}, []).entry(0, heading, block)


def read_block(block: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Data lines and unescaped text of an entry."""
    block = trim(block)
    data, at = [], 0
    while found := _DATA.match(block, at):
        key, value = found.groups("")
        data.append((key, value.strip(" \t")))
        at = found.end()
    return tuple(data), unescape_entry(trim(block[at:]))
