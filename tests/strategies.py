"""Hypothesis strategies: hostile text, entries and tickets as the verbs could make them."""

import re
import types
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from typing import Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from deskbook.library.formats.text import clean_text, one_line
from deskbook.library.model import vocabulary as v
from deskbook.library.model.entry_kinds import ENTRY_KINDS
from deskbook.library.model.fields import specs
from deskbook.library.model.ticket import Entry, Ticket

HOSTILE = [
    "---", "...", "<!-- timeline -->", "\\<!-- timeline -->", "### 2026-11-02T15:02:11Z reply @x ^7F3K9Q2M",
    "### reply", "\\### reply", "\\\\### note", "###\tnote", "### Steps", "<<<<<<< HEAD", "=======", ">>>>>>> theirs",
    "```", "~~~", "- key: value", "\\- key: value", "- tried: this", "# heading", "> quote", "<script>alert(1)</script>",
    "\ufeff", "\r\n", "\r", "\n", "\n\n", "\t", " ", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x1b",
    "مرحبا", "\u202e abc", "🙂", "𝒳", "\\", "&", "%", "{{ x }}", "${{ github.token }}", "=1+1", "@sara", ": ", " #c", "'", '"',
]  # fmt: skip

characters = st.characters(exclude_categories=("Cs",))
PIECES = [*range(1, 13), *["\n"] * len(HOSTILE), *HOSTILE]
"""What a text is woven of: so many of any characters, a line's end, or a hostile piece."""


def woven(pattern, plain):
    """A text of the `PIECES` that a pattern's letters stand for."""
    rest = iter(plain)
    pieces = [PIECES[ord(letter) - ord("\ue000")] for letter in pattern]
    return "".join(p if isinstance(p, str) else "".join(islice(rest, p)) for p in pieces)


# Drawing costs by the number of choices, not by their size: a text is one choice, a list of n items 2n and more.
raw_text = st.builds(
    woven,
    st.text("".join(chr(ord("\ue000") + n) for n in range(len(PIECES))), max_size=14),
    st.text(characters, max_size=40),
)
texts = raw_text.map(clean_text)
lines = raw_text.map(one_line)
titles = st.one_of(
    lines.filter(bool), st.text(characters, min_size=1, max_size=30).map(one_line).filter(bool)
)
handles = (
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20)
    .map(lambda drawn: re.sub("-+", "-", drawn).strip("-"))
    .filter(bool)
)
slugs = handles
ticket_ids = st.text(v.CROCKFORD, min_size=6, max_size=6).map("Q-".__add__)
entry_ids = st.text(v.CROCKFORD, min_size=8, max_size=8)
START = datetime(2020, 1, 1, tzinfo=UTC)
times = st.integers(0, 15 * 365 * 86400).map(lambda seconds: START + timedelta(seconds=seconds))
days = st.integers(0, 15 * 365).map(lambda passed: START.date() + timedelta(passed))

data_keys = st.text("abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=9).filter(
    lambda key: key[0] != "_"
)
data_lines = st.lists(st.tuples(data_keys, lines), max_size=3).map(tuple)


def entries_at(moments):
    """Entries of any kind, at moments of a strategy."""
    return st.builds(
        Entry,
        time=moments,
        kind=st.sampled_from(tuple(ENTRY_KINDS)),
        author=handles,
        id=entry_ids,
        data=data_lines,
        text=texts,
    )


entries = entries_at(times)


def maybe(strategy):
    return st.none() | strategy


def some(strategy):
    """Up to three values, each once."""
    return st.lists(strategy, max_size=3, unique=True).map(tuple)


def dated(opened, timeline, **fields):
    """A ticket whose entries follow its opening and each other after the seconds that stand with them."""
    entries = []
    moment = opened
    for gap, entry in timeline:
        moment += timedelta(seconds=gap)
        entries.append(replace(entry, time=moment))
    return Ticket(opened=opened, entries=tuple(entries), **fields)


@cache
def tickets(max_entries=5):
    """Tickets with hostile text wherever text may stand."""
    follow = st.tuples(st.integers(1, 86400 * 10), entries_at(st.just(START)))
    return st.builds(
        dated,
        opened=times,
        timeline=st.lists(follow, max_size=max_entries, unique_by=lambda pair: pair[1].id),
        id=ticket_ids,
        title=titles,
        status=st.sampled_from(v.STATUSES),
        waiting_on=maybe(st.sampled_from(v.WAITING_ON)),
        service=slugs,
        channel=st.sampled_from(tuple(v.CHANNELS)),
        lead=maybe(handles),
        offered_to=maybe(handles),
        contributors=some(handles),
        department=maybe(slugs),
        vendor_case=maybe(titles),
        promised=maybe(days),
        read=maybe(st.integers(1, 6)),
        minutes=maybe(st.integers(0, 600)),
        labels=some(slugs),
        links=some(titles),
        course=maybe(titles),
        question=texts,
    )


@cache
def records(kind):
    """Knowledge records of a kind, or of a part of one, with hostile text wherever text may stand."""
    defaults = {
        item.name: item.default if item.default is not MISSING else item.default_factory()
        for item in fields(kind)
        if not specs(kind)[item.name].required
    }
    return st.builds(
        kind,
        **{
            name: value if spec.required else st.just(defaults[name]) | value
            for name, spec in specs(kind).items()
            for value in [texts if spec.place == "body" else values(spec.type, spec)]
        },
    )


QUICKER = {v.SLUG: slugs, v.TICKET_ID: ticket_ids}
"""Frequent patterns whose matches are drawn in one choice; from a regular expression it is one a letter."""


def values(kind, spec):
    """Values of a field, by its declared type and pattern."""
    if get_origin(kind) in (Union, types.UnionType):
        return values(next(arg for arg in get_args(kind) if arg is not type(None)), spec)
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0], spec), max_size=3).map(tuple)
    if get_origin(kind) is Literal:
        return st.sampled_from(get_args(kind))
    if is_dataclass(kind):
        return records(kind)
    if kind is str and spec.pattern in QUICKER:
        return QUICKER[spec.pattern]
    if kind is str and spec.pattern:
        return st.from_regex(spec.pattern, fullmatch=True).filter(str.isascii)
    if kind is int and spec.pattern:
        return st.from_regex(spec.pattern, fullmatch=True).map(int)
    return {
        str: titles,
        bool: st.booleans(),
        int: st.integers(0, 999),
        date: days,
        datetime: times,
    }[kind]
