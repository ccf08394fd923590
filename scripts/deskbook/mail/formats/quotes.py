"""Segments of a message's text: own words, forwarded, quoted, signature.

Joined by line ends the segments are the text again: whatever is taken for quoted is hidden from the
ticket and never lost. In doubt a line is the sender's own.
"""

import re
from itertools import groupby, pairwise
from typing import Final

from deskbook.mail.model.mail import Segment, SegmentKind

_QUOTE: Final = re.compile(r"[ \t]{0,3}[>|\u258d](?:[^\S\n]|>|$|(?=\S))")
_ATTRIBUTION: Final = re.compile(
    r"(?:On\b.{4,200}\bwrote|Le\b.{4,200}\ba \u00e9crit|Am\b.{4,200}\bschrieb\b.{0,120}"
    r"|El\b.{4,200}\bescribi\u00f3|Il\b.{4,200}\bha scritto|Em\b.{4,200}\bescreveu"
    r"|Op\b.{4,200}\bschreef\b.{0,120}|Den\b.{4,200}\bskrev\b.{0,120}"
    r"|\d{4}[-/.\u5e74].{4,200}(?:<[^>]{1,200}>|\u5199\u9053)"
    r"|.{1,120}<[^>@\s]{1,80}@[^>\s]{1,120}> wrote"
    r")\s?[:\uff1a]\s*"
)
_ORIGINAL: Final = re.compile(
    r"[ \t]*(?:-{2,20} ?(?:Original Message|Original-Nachricht|Urspr\u00fcngliche Nachricht"
    r"|Message d'origine|Mensaje original|Messaggio originale) ?-{2,20}|_{20,80})[ \t]*",
    re.IGNORECASE,
)
_FORWARDED: Final = re.compile(
    r"[ \t]*(?:-{2,20} ?(?:Forwarded message|Weitergeleitete Nachricht|Message transf\u00e9r\u00e9"
    r"|Mensaje reenviado) ?-{2,20}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:)"
    r"[ \t]*",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(
    r"[ \t]*\*{0,2}(?:From|Sent|To|Cc|Date|Subject|Von|Gesendet|An|Betreff|Datum"
    r"|De|Envoy\u00e9|\u00c0|Objet|Enviado|Para|Asunto|Fecha|Da|Inviato|A|Oggetto)"
    r"\*{0,2} ?:\*{0,2}(?: .*|$)"
)
_MARKED: Final = re.compile(r"-{2} ?")
_DEVICE: Final = re.compile(
    r"(?:Sent from my|Sent from (?:Outlook|Mail|Yahoo)|Get Outlook for|Von meinem .{2,30} gesendet"
    r"|Envoy\u00e9 de mon|Enviado desde mi)\b.{0,120}"
)
_FEWEST_FIELDS: Final = 3
_LONGEST_SIGNATURE: Final = 25
_LONG: Final = 400
"""Characters of a line that are looked at: a longer one is no heading of a quotation."""


def split_segments(text: str, *, forwarded: bool = False) -> tuple[Segment, ...]:
    r"""The segments of a text, in their order; their texts joined by line ends are the text.

    Args:
        text: the text, with line ends as `\n`.
        forwarded: whether the subject says that the message passes another one on.
    """
    lines = text.split("\n")
    kinds = _kinds(lines, forwarded)
    if not any(
        line.strip()
        for line, kind in zip(lines, kinds, strict=True)
        if kind in ("own", "forwarded")
    ):
        kinds = ["own"] * len(lines)
    pairs = groupby(zip(kinds, lines, strict=True), key=lambda it: it[0])
    return tuple(Segment(kind, "\n".join(line for _, line in run)) for kind, run in pairs)


def _kinds(lines: list[str], forwarded: bool) -> list[SegmentKind]:
    end, tail = _tail(lines, forwarded)
    kinds: list[SegmentKind] = ["own"] * end
    for start, stop in _quotations(lines, end):
        kinds[start:stop] = ["quoted"] * (stop - start)
    if _is_answered_between(lines, kinds):
        kinds = ["own"] * end
    _sign(lines, kinds)
    return [*kinds, *([tail] * (len(lines) - end))]


def _tail(lines: list[str], forwarded: bool) -> tuple[int, SegmentKind]:
    """The beginning of another message that is quoted or passed on whole below the own words."""
    for number, line in enumerate(lines):
        short = line[:_LONG]
        if _FORWARDED.fullmatch(short):
            return number, "forwarded"
        if _ORIGINAL.fullmatch(short) and _has_fields(lines, number + 1):
            return number, "forwarded" if forwarded else "quoted"
        if _FIELD.fullmatch(short) and _has_fields(lines, number) and _follows_a_gap(lines, number):
            return number, "forwarded" if forwarded else "quoted"
    return len(lines), "own"


def _has_fields(lines: list[str], start: int) -> bool:
    """Whether the lines from here on are the head of a message."""
    near = [line for line in lines[start : start + 8] if line.strip()][:_FEWEST_FIELDS]
    return len(near) == _FEWEST_FIELDS and all(_FIELD.fullmatch(line[:_LONG]) for line in near)


def _follows_a_gap(lines: list[str], number: int) -> bool:
    return number == 0 or not lines[number - 1].strip()


def _quotations(lines: list[str], end: int) -> list[tuple[int, int]]:
    """The runs of quoted lines, with the line above that says who wrote them."""
    found, number = list[tuple[int, int]](), 0
    while number < end:
        if not _QUOTE.match(lines[number][:_LONG]):
            number += 1
            continue
        stop = number
        while stop < end and (_QUOTE.match(lines[stop][:_LONG]) or _is_gap(lines, stop, end)):
            stop += 1
        found.append((_attribution(lines, number), stop))
        number = stop
    return found


def _is_gap(lines: list[str], number: int, end: int) -> bool:
    """Whether a blank line stands between two quoted ones."""
    after = number + 1
    return not lines[number].strip() and after < end and bool(_QUOTE.match(lines[after][:_LONG]))


def _attribution(lines: list[str], start: int) -> int:
    """The beginning of the words that attribute the quoted lines from `start` on."""
    last = start
    while last > 0 and start - last < 2 and not lines[last - 1].strip():
        last -= 1
    for count in (1, 2, 3):
        first = last - count
        above = [line.strip() for line in lines[max(first, 0) : last]]
        if first >= 0 and all(above) and _ATTRIBUTION.fullmatch(" ".join(above)[:_LONG]):
            return first
    return start


def _is_answered_between(lines: list[str], kinds: list[SegmentKind]) -> bool:
    """Whether the sender answers point by point: the quoted lines are then part of the answer."""
    runs = [
        kind
        for kind, run in groupby(zip(kinds, lines, strict=False), key=lambda it: it[0])
        if any(line.strip() for _, line in run)
    ]
    after_a_quote = [one for before, one in pairwise(runs) if before == "quoted"]
    return len(after_a_quote) > 1


def _sign(lines: list[str], kinds: list[SegmentKind]) -> None:
    """Mark the signature: below a line `-- `, else a last line of the device's own."""
    for number, kind in enumerate(kinds):
        if kind == "own" and _MARKED.fullmatch(lines[number]):
            stop = next((at for at in range(number, len(kinds)) if kinds[at] != "own"), len(kinds))
            if stop - number <= _LONGEST_SIGNATURE:
                kinds[number:stop] = ["signature"] * (stop - number)
    for number, kind in enumerate(kinds):
        if kind == "own" and _DEVICE.fullmatch(lines[number].strip()[:_LONG]):
            kinds[number] = "signature"
