"""Two versions of a ticket's file made one: what the merge driver and `desk tidy` share."""

from dataclasses import dataclass, replace

from deskbook.library.adapters import git
from deskbook.library.formats.text import clean_text
from deskbook.library.model.finding import Finding
from deskbook.library.model.ticket import Ticket
from deskbook.tickets.formats import weave
from deskbook.tickets.formats.weave import Version
from deskbook.tickets.rules.merge import fields, merge


@dataclass(frozen=True, slots=True)
class Merged:
    """The text that two versions became, how often they contradicted each other, or why not."""

    text: str | None
    conflicts: int = 0
    findings: tuple[Finding, ...] = ()


def merge_files(path: str, base: bytes, ours: bytes, theirs: bytes) -> Merged:
    """Merge two versions of a ticket's file; `base` is empty where they have none in common.

    A version with conflict markers in it is first made one of its two halves, where both can be
    read; a base that cannot be read is done without.
    """
    one, one_wrong = _version(f"{path} (our version)", ours)
    other, other_wrong = _version(f"{path} (their version)", theirs)
    if one is None or other is None:
        return Merged(None, findings=one_wrong + other_wrong)
    if one.ticket.id != other.ticket.id:
        ids = f"the two versions are of two tickets, {one.ticket.id} and {other.ticket.id}"
        return Merged(None, findings=(Finding(path, 1, "ticket.id", ids),))
    before = _version(path, base)[0] if base else None
    if before and before.ticket.id != one.ticket.id:
        before = None
    return _woven(path, before, one, other)


def mend_conflict(path: str, data: bytes) -> str | None:
    """A file with conflict markers made the ticket that both its versions are; none if it cannot.

    Its lines end as they did above the first conflict.
    """
    version, _ = _version(path, data)
    return version.parts.text if version else None


def _version(path: str, data: bytes) -> tuple[Version | None, tuple[Finding, ...]]:
    """A version of the file; one that is two in conflict is merged of them."""
    version, findings = weave.read(path, data)
    if version is not None or all(it.rule != "file.conflict" for it in findings):
        return version, findings
    halves = weave.read_conflict(data.decode())
    if halves is None:
        return None, findings
    (one, _), (other, _) = (weave.read(path, half.encode()) for half in halves)
    if one is None or other is None or one.ticket.id != other.ticket.id:
        return None, findings
    text = _woven(path, None, one, other).text
    return weave.read(path, text.encode()) if text else (None, findings)


def _woven(path: str, base: Version | None, ours: Version, theirs: Version) -> Merged:
    odd_base, odd_ours, odd_theirs = weave.find_odd_fields((base, ours, theirs))
    newer, _ = merge.in_turn(ours.ticket, theirs.ticket)
    in_turn = (odd_ours, odd_theirs) if newer is ours.ticket else (odd_theirs, odd_ours)
    odd, lost = fields.merge_odd(odd_base, *in_turn)
    ticket = merge.merge(
        base.ticket if base else None,
        ours.ticket,
        theirs.ticket,
        merge_text,
        [clean_text(text) for text in lost],
    )
    text = weave.weave(base, ours, theirs, ticket, odd)
    again, findings = weave.read(path, text.encode())
    if again is None or _without(again.ticket, odd) != _without(ticket, odd):
        return Merged(None, findings=findings or (Finding(path, 1, "file.merge", _UNSURE),))
    known = {it.id for side in (ours, theirs) for it in side.ticket.entries}
    return Merged(text, sum(it.id not in known for it in ticket.entries))


_UNSURE = "the merged file would not say what both versions say"


def _without(ticket: Ticket, keys: dict[str, str | None]) -> Ticket:
    """A ticket but for fields whose value in the file does not fit."""
    empty: dict[str, None] = {key: None for key in keys if hasattr(ticket, key)}
    return replace(ticket, **empty)  # type: ignore[arg-type]


def merge_text(base: str, newer: str, older: str) -> str | None:
    """Merge a question line by line; none where the two contradict each other."""
    texts = (text.encode() + b"\n" for text in (base, newer, older))
    whole, fits = git.merge_file(*texts)
    return clean_text(whole.decode()) if fits else None
