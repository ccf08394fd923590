"""Segments of a message's text: own words, forwarded, quoted, signature.

Joined by line ends the segments are the text again: whatever is taken for quoted is folded in the
ticket and never lost. In doubt a line is the sender's own.
"""

import re
from itertools import groupby, pairwise
from typing import Final

from deskbook.mail.formats import attribution
from deskbook.mail.formats.attribution import LONGEST
from deskbook.mail.model.mail import Segment, SegmentKind
from deskbook.mail.model.words import table

_QUOTE: Final = re.compile(r"[ \t]{0,3}[>|\u258d](?:[^\S\n]|>|$|(?=\S))")
_TABLE: Final = re.compile(r"[ \t]{0,3}\|.*\|[ \t]*")
_MARKED: Final = re.compile(r"(?:-{2}|\u2014|\u2013\u2013|_{2,5}|-{2}[ \t]-{2})[ \t]*")
_NAMED: Final = re.compile(
    r"[-\u2013\u2014]{1,2}[^\W\d_a-z][\w.'\u2019-]*(?: [^\W\d_a-z][\w.'\u2019-]*){0,3}"
)
_LIST_RULE: Final = re.compile(r"[_-]{20,80}[ \t]*")
_LONGEST_FOOTER: Final = 10
_LINK: Final = re.compile(r"[<(\[]?https?://\S+")
_SENTENCE: Final = re.compile(r".*[,;!?].*\.$")
_LONGEST_SIGNATURE: Final = 25
_LONGEST_DEVICE: Final = 120
_WRAPPED: Final = 60
"""Characters of a quoted line after which a program may have broken it."""

_MOST_LIKELY: Final = 400
"""Lines that may begin a quotation and are looked at: no message of a program has more."""

_MOST_WORDS: Final = 10


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
    quoted: SegmentKind = "forwarded" if forwarded else "quoted"
    likely = 0
    for number, line in enumerate(lines):
        if not line.strip() or len(line) > LONGEST or not attribution.is_likely(line):
            continue
        likely += 1
        if likely > _MOST_LIKELY:
            break
        if attribution.is_forwarded(line):
            return number, "forwarded"
        if attribution.is_original(line) or attribution.is_head(lines, number):
            return _with_rule(lines, number), quoted
        if not attribution.may_attribute(line):
            continue
        first, strength = attribution.find_attribution(lines, number)
        if strength == "strong" and not _is_quoted_below(lines, number):
            return _with_rule(lines, first), "quoted"
    return len(lines), "own"


def _with_rule(lines: list[str], number: int) -> int:
    """The line of a rule above, if there is one with at most a blank line between."""
    for above in (number - 1, number - 2):
        if above >= 0 and lines[above].strip():
            return above if attribution.is_rule(lines[above]) else number
    return number


def _is_quoted_below(lines: list[str], number: int) -> bool:
    """Whether the next lines with text are marked as quoted."""
    below = next((it for it in lines[number + 1 : number + 6] if it.strip()), "")
    return _is_quote(below)


def _is_quote(line: str) -> bool:
    return bool(_QUOTE.match(line[:LONGEST])) and not _TABLE.fullmatch(line[:LONGEST])


def _quotations(lines: list[str], end: int) -> list[tuple[int, int]]:
    """The runs of quoted lines, with the lines above that say who wrote them."""
    found, number = list[tuple[int, int]](), 0
    while number < end:
        if not _is_quote(lines[number]):
            number += 1
            continue
        stop = number
        while stop < end and (
            _is_quote(lines[stop])
            or _is_gap(lines, stop, end)
            or (stop > number and _is_wrapped(lines, stop, end))
        ):
            stop += 1
        above = _attribution(lines, number) if len(found) < _MOST_LIKELY else number
        found.append((above, stop))
        number = stop
    return found


def _is_gap(lines: list[str], number: int, end: int) -> bool:
    """Whether a blank line stands between two quoted ones."""
    after = number + 1
    return not lines[number].strip() and after < end and _is_quote(lines[after])


def _is_wrapped(lines: list[str], number: int, end: int) -> bool:
    """Whether a line between two quoted ones is the rest of the first, which a program broke."""
    after, above, line = number + 1, lines[number - 1].rstrip(), lines[number].rstrip()
    if after >= end or not _is_quote(lines[after]) or not line or line[0] in " \t":
        return False
    goes_on = len(above) >= _WRAPPED and above[-1] not in ".?!:;" and not line[0].isupper()
    is_link = above.rfind("http") > max(above.rfind(" "), above.rfind(")")) - 2
    return goes_on or (is_link and " " not in line and len(line) > 3)


def _attribution(lines: list[str], start: int) -> int:
    """The beginning of the words that attribute the quoted lines from `start` on."""
    last = start - 1
    while last > 0 and start - last < 4 and not lines[last].strip():
        last -= 1
    if last < 0 or not lines[last].strip():
        return start
    first, strength = attribution.find_attribution(lines, last)
    return first if strength != "none" else start


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
    """Mark signatures: below a line of dashes, and the last lines of the device's own."""
    for number, kind in enumerate(kinds):
        if kind == "own" and _MARKED.fullmatch(lines[number]):
            near = range(number, min(len(kinds), number + _LONGEST_SIGNATURE + 1))
            stop = next((at for at in near if kinds[at] != "own"), near.stop)
            if stop - number <= _LONGEST_SIGNATURE:
                kinds[number:stop] = ["signature"] * (stop - number)
    if (at := _list_footer(lines, kinds)) < len(kinds):
        kinds[at:] = ["signature"] * (len(kinds) - at)
    while at > 0:
        at = _sign_end(lines, kinds, at)


def _list_footer(lines: list[str], kinds: list[SegmentKind]) -> int:
    """The rule above the last lines that a mailing list added, with a link or an address."""
    end = len(kinds)
    for number in range(end - 1, max(end - _LONGEST_FOOTER, 0), -1):
        if kinds[number] != "own":
            break
        if _LIST_RULE.fullmatch(lines[number]):
            below = [it for it in lines[number + 1 : end] if it.strip()]
            if any("http" in it or "@" in it for it in below) and max(map(len, below)) <= 100:
                return number
    return end


def _sign_end(lines: list[str], kinds: list[SegmentKind], end: int) -> int:
    """Mark the lines of a device at the end of a run of own lines; where the run begins."""
    number = end - 1
    if kinds[number] != "own":
        return number
    start = number
    while start > 0 and kinds[start - 1] == "own":
        start -= 1
    last = number
    while number >= start and (_is_passed_over(lines[number]) or is_device(lines[number])):
        if is_device(lines[number]):
            kinds[number : last + 1] = ["signature"] * (last + 1 - number)
        number -= 1
    if start < number <= last and _NAMED.fullmatch(lines[number].rstrip()):
        kinds[number : last + 1] = ["signature"] * (last + 1 - number)
    return start


def _is_passed_over(line: str) -> bool:
    return not line.strip() or bool(_LINK.fullmatch(line.strip()[:LONGEST]))


def is_device(line: str) -> bool:
    """Whether a line is one that a telephone or program puts below each message."""
    bare = line.strip(" \t*_<>")
    if not bare or len(bare) > _LONGEST_DEVICE or _SENTENCE.fullmatch(bare):
        return False
    words = re.sub(r"\s?[<(\[]?https?://\S+", "", bare).rstrip(" .")
    return 0 < len(words.split()) <= _MOST_WORDS and table.fits(words, "device")
