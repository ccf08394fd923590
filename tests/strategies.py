"""Hypothesis strategies: hostile text, entries and tickets as the verbs could make them."""

import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from deskbook.formats.text import clean_text, one_line
from deskbook.model import vocabulary as v
from deskbook.model.fields import specs
from deskbook.model.ticket import Entry, Ticket

HOSTILE = [
    "---", "...", "<!-- timeline -->", "\\<!-- timeline -->", "### 2026-11-02T15:02:11Z reply @x ^7F3K9Q2M",
    "### reply", "\\### reply", "\\\\### note", "###\tnote", "### Steps", "<<<<<<< HEAD", "=======", ">>>>>>> theirs",
    "```", "~~~", "- key: value", "\\- key: value", "- tried: this", "# heading", "> quote", "<script>alert(1)</script>",
    "\ufeff", "\r\n", "\r", "\n", "\n\n", "\t", " ", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x00", "\x1b",
    "مرحبا", "\u202e abc", "🙂", "𝒳", "\\", "&", "%", "{{ x }}", "${{ github.token }}", "=1+1", "@sara", ": ", " #c", "'", '"',
]  # fmt: skip

characters = st.characters(exclude_categories=("Cs",))
raw_text = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(characters, max_size=12), st.just("\n")),
    max_size=14,
).map("".join)
texts = raw_text.map(clean_text)
lines = raw_text.map(one_line)
titles = st.one_of(
    lines.filter(bool), st.text(characters, min_size=1, max_size=30).map(one_line).filter(bool)
)
handles = st.from_regex(v.HANDLE, fullmatch=True).map(lambda s: s[:20].strip("-")).filter(bool)
slugs = handles
ticket_ids = st.text(v.CROCKFORD, min_size=6, max_size=6).map("Q-".__add__)
entry_ids = st.text(v.CROCKFORD, min_size=8, max_size=8)
times = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)).map(
    lambda t: t.replace(microsecond=0)
)
days = st.dates(date(2020, 1, 1), date(2035, 1, 1))

data_lines = st.lists(
    st.tuples(st.from_regex("[a-z][a-z_]{0,8}", fullmatch=True), lines), max_size=3
).map(tuple)

entries = st.builds(
    Entry,
    time=times,
    kind=st.sampled_from(v.ENTRY_KINDS),
    author=handles,
    id=entry_ids,
    data=data_lines,
    text=texts,
)


def maybe(strategy):
    return st.none() | strategy


@st.composite
def tickets(draw, max_entries=5):
    found = draw(st.lists(entries, max_size=max_entries, unique_by=lambda entry: entry.id))
    start = draw(times)
    timeline = []
    moment = start
    for entry in found:
        moment += timedelta(seconds=draw(st.integers(1, 86400 * 10)))
        timeline.append(
            Entry(
                time=moment,
                kind=entry.kind,
                author=entry.author,
                id=entry.id,
                data=entry.data,
                text=entry.text,
            )
        )
    return Ticket(
        id=draw(ticket_ids),
        title=draw(titles),
        status=draw(st.sampled_from(v.STATUSES)),
        waiting_on=draw(maybe(st.sampled_from(v.WAITING_ON))),
        service=draw(slugs),
        channel=draw(st.sampled_from(v.CHANNELS)),
        opened=start,
        lead=draw(maybe(handles)),
        offered_to=draw(maybe(handles)),
        contributors=tuple(draw(st.lists(handles, max_size=3, unique=True))),
        department=draw(maybe(slugs)),
        vendor_case=draw(maybe(titles)),
        promised=draw(maybe(days)),
        read=draw(maybe(st.integers(1, 6))),
        minutes=draw(maybe(st.integers(0, 600))),
        labels=tuple(draw(st.lists(slugs, max_size=3, unique=True))),
        links=tuple(draw(st.lists(titles, max_size=3, unique=True))),
        course=draw(maybe(titles)),
        question=draw(texts),
        entries=tuple(timeline),
    )


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
