"""`desk tidy`: complete what was written by hand, and put entries in their order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from deskbook.library.adapters import carry_out, clock, files, git, repo
from deskbook.library.adapters.tree import locate
from deskbook.library.commands import identify
from deskbook.library.formats import ticket_file, ticket_parts
from deskbook.library.model.entry_kinds import Heading
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import is_below
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Plan, WriteFile
from deskbook.library.model.records import Staff
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.commands.file_merge import mend_conflict
from deskbook.tickets.formats import tidy as ticket_tidy
from deskbook.tickets.model import TicketsTidied, TidiedFile
from deskbook.tickets.rules.signatures import Signed, sign


@dataclass(frozen=True, slots=True)
class _Tidied:
    """The result for a file, in words; no `write` if there was nothing to do."""

    done: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    write: WriteFile | None = None


def tidy(
    root: Path, paths: Sequence[Path], *, check: bool, me: str | None, commit: bool
) -> TicketsTidied:
    """Tidy all tickets, or those named.

    Args:
        root: the library.
        paths: files and folders to tidy only.
        check: change nothing.
        me: who acts, for headings that are not committed yet.
        commit: whether to keep the changes in a commit.
    """
    with files.locked(root):
        places = [locate(root, path) for path in paths] or ["."]
        staff = repo.load_knowledge(root).library.staff
        tickets = repo.load_tickets(root)
        wanted = [it for it in _untidy(tickets) if any(is_below(it, at) for at in places)]
        found = [_tidied(root, path, staff, me) for path in wanted]
        writes = tuple(it.write for it in found if it.write)
        amid = commit and git.is_clone(root) and git.is_amid(root)
        changes = tuple[Change, ...]()
        if not check:
            names = ", ".join(Path(it.path).stem for it in writes[:3])
            message = f"{names}: tidied" if len(writes) <= 3 else f"Tidy {len(writes)} tickets"
            plan = Plan(message, writes, whole=True)
            changes = carry_out.apply(root, plan, commit=commit and not amid)
    return TicketsTidied(
        files=tuple(TidiedFile(it.write.path, it.done) for it in found if it.write),
        looked_at=len({*(it.path for it in tickets.filed), *wanted}),
        check=check,
        amid=amid and bool(writes) and not check,
        written=Written(changes=changes),
        findings=tuple(finding for it in found for finding in it.findings),
    )


_LATER: Final = "run `desk tidy` again once the merged file is committed"


def _untidy(tickets: repo.Tickets) -> list[str]:
    """The files that there is something to do in, in order."""
    found = {it.path for it in tickets.findings if it.fixable or it.rule == "file.conflict"}
    for filed in tickets.filed:
        times = (entry.time for entry in filed.record.entries)
        if any(other < one for one, other in pairwise(times)):
            found.add(filed.path)
    return sorted(found)


def _tidied(root: Path, path: str, staff: Mapping[str, Staff], me: str | None) -> _Tidied:
    data = files.inside(root, path).read_bytes()
    reading = ticket_file.parse(path, data)
    if any(it.rule == "file.conflict" for it in reading.findings):
        return _mended(path, data, reading.findings)
    if reading.filed is None:
        return _Tidied(findings=reading.findings)
    parts = ticket_parts.take_apart(data.decode())
    headings = ticket_tidy.list_handwritten(parts)
    signed = _signed(root, path, reading.filed.record, headings, staff, me)
    entries = {it.heading.line: it.entry for it in signed if it.entry}
    done: tuple[str, ...] = ()
    if entries:
        done = (f"{len(entries)} heading{'s' * (len(entries) > 1)} completed",)
    completed = ticket_tidy.complete_headings(parts, entries)
    new = ticket_tidy.sort_entries(completed)
    if new != completed.text:
        done += ("entries put in order",)
    troubles = tuple(
        Finding(path, it.heading.line, "entry.heading", f"`{it.heading.shown}`: {it.trouble}")
        for it in signed
        if it.trouble
    )
    return _Tidied(done, troubles, WriteFile(path, new, files.digest(data)) if done else None)


def _mended(path: str, data: bytes, why_not: tuple[Finding, ...]) -> _Tidied:
    """A file with conflict markers merged by meaning; its headings wait until it is committed."""
    text = mend_conflict(path, data)
    if text is None:
        return _Tidied(findings=why_not)
    later = tuple(
        Finding(path, it.line, "entry.heading", f"`{it.shown}`: {_LATER}")
        for it in ticket_tidy.list_handwritten(ticket_parts.take_apart(text))
    )
    write = WriteFile(path, text, files.digest(data))
    return _Tidied(("two versions merged",), later, write)


def _signed(
    root: Path,
    path: str,
    ticket: Ticket,
    headings: list[Heading],
    staff: Mapping[str, Staff],
    me: str | None,
) -> list[Signed]:
    """The headings completed, as far as their commits (or who acts now) tell."""
    lines = [it.line for it in headings]
    origins = git.origins(root, path, lines) if lines and git.is_clone(root) else {}
    acts = any(it.line not in origins and it.author is None for it in headings)
    return list(sign(ticket, headings, origins, staff, clock.now(), _acting(root, me, acts)))


def _acting(root: Path, me: str | None, asked: bool) -> str:
    """Return the person who acts now, where one is needed and named."""
    return (
        identify(root, me).author if asked and (me or git.config(root, "deskbook.handle")) else ""
    )
