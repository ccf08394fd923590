"""`desk remind` and `desk answer due`: the daily round, its proofs, and answers to look at."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from deskbook.answers.model.outcomes import AnswersDue
from deskbook.answers.model.usage import Use
from deskbook.calendar.rules import working_time
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.care.model.outcomes import DayClosed, RoundMade, TicketsProved
from deskbook.care.model.reminders import Digest, Round
from deskbook.care.rules import rounds, watches
from deskbook.care.rules.rounds import Letters
from deskbook.care.views import reminders
from deskbook.library.adapters import carry_out, clock, files, repo
from deskbook.library.commands import identify
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Library, Loaded
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, WriteFile
from deskbook.search.adapters.index import parts, uses
from deskbook.search.adapters.index.parts import Part
from deskbook.search.adapters.index.store import looked_at_once
from deskbook.tickets.views import letters

FOLDER: Final = ".desk/digests"
"""The folder of digests, by day: they are made from the tickets and not committed."""


def remind(root: Path, *, apply: bool, commit: bool) -> RoundMade | DayClosed:
    """Make the round of today; with `apply` write reminders and digests."""
    with files.locked(root):
        known = repo.load_knowledge(root)
        calendar = Calendar(known.library.profile)
        today = calendar.day_of(clock.now())
        loaded, damaged, used = _load_watched(root, known, calendar, today)
        if not calendar.is_open_on(today):
            opens = working_time.find_opening_day(calendar, today)
            return DayClosed(day=today, opens=opens, damaged=damaged)
        library = loaded.library
        made = rounds.make(loaded, calendar, today, Letters(letters.nudge, letters.closing), used)
        written = Written()
        if apply:
            changes = carry_out.apply(root, _whole(root, library, made), commit=commit)
            written = Written(changes=changes)
    return RoundMade(
        day=today,
        digests=made.digests,
        paths=tuple(_path(today, digest) for digest in made.digests),
        applied=apply,
        round=made,
        library=library,
        written=written,
        damaged=damaged,
    )


def prove(root: Path) -> TicketsProved:
    """Find for every open ticket why it cannot be forgotten."""
    known = repo.load_knowledge(root)
    calendar = Calendar(known.library.profile)
    today = working_time.find_opening_day(calendar, calendar.day_of(clock.now()))
    loaded, damaged, used = _load_watched(root, known, calendar, today)
    proofs = rounds.prove(loaded.library, calendar, today, used)
    return TicketsProved(day=today, proofs=proofs, library=loaded.library, damaged=damaged)


def answers_due(root: Path, *, mine: bool, me: str | None) -> AnswersDue:
    """Find the answers that somebody is to look at; with `mine` those of who asks."""
    author = identify(root, me).author if mine else None
    loaded, damaged = parts.load(root, repo.load_knowledge(root), Part())
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    found = watches.list_answer_work(library, calendar, today, uses.load(root))
    work = tuple(it for it in found if author is None or it.owner == author)
    return AnswersDue(work=work, today=today, library=library, damaged=damaged)


def _load_watched(
    root: Path, known: Loaded, calendar: Calendar, today: date
) -> tuple[Loaded, tuple[Finding, ...], tuple[Use, ...] | None]:
    """The tickets of a round (open ones, those in today's digests), and the uses of answers."""
    part = Part(is_open=True, since=calendar.start_of(today))
    with looked_at_once():
        loaded, damaged = parts.load(root, known, part)
        return loaded, damaged, uses.load(root)


def _whole(root: Path, library: Library, made: Round) -> Plan:
    """The plan with the digests as files; those that stand there already are left."""
    pages = (_page(root, library, made.day, it) for it in made.digests)
    return replace(made.plan, effects=(*made.plan.effects, *filter(None, pages)))


def _page(root: Path, library: Library, day: date, digest: Digest) -> WriteFile | None:
    path, text = _path(day, digest), reminders.write_digest(library, digest)
    file = files.inside(root, path) if (root / path).parent.is_dir() else root / path
    before = file.read_bytes() if file.is_file() else b""
    if before == text.encode():
        return None
    return WriteFile(path, text, files.digest(before) if before else "")


def _path(day: date, digest: Digest) -> str:
    return f"{FOLDER}/{day}/{'services' if digest.for_team else 'staff'}/{digest.name}.md"
