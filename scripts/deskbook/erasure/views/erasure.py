"""What it means to forget a patron, before and after; a receipt says it without saying who."""

from collections.abc import Iterator, Sequence
from datetime import date

from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Found


def counted(number: int, word: str) -> str:
    """A number with its word: `1 ticket`, `2 tickets`."""
    return f"{number} {word}" + "s" * (number != 1)


def preview(
    name: str,
    tickets: Sequence[str],
    texts: int,
    messages: int,
    doubtful: Sequence[tuple[str, Found]],
    mentions: Sequence[str],
    pages: Sequence[str],
) -> str:
    """What is going to happen when a patron is forgotten."""
    named = f" ({', '.join(tickets)})" if tickets else ""
    lines = [
        f"To forget {name}:",
        f"  {counted(len(tickets), 'ticket')} unlinked{named}; they stay, and are counted",
        f"  {counted(texts, 'text')} of theirs without what tells who it was",
        f"  their record and {counted(messages, 'message')} destroyed with their key",
        "  sites, index and digests of this clone thrown away; the next `desk build` makes them",
    ]
    if mentions:
        lines.append(f"  named in tickets of others, and taken out there: {', '.join(mentions)}")
    lines += [f"  for you to mend: {path} names them" for path in pages]
    lines += [f"  for you to read: {told}" for told in _doubts(doubtful)]
    return "\n".join(lines)


def counts(tickets: int, texts: int, records: int, messages: int) -> list[str]:
    """What was done, in numbers."""
    return [
        f"{counted(tickets, 'ticket')} unlinked",
        f"{counted(texts, 'text')} redacted",
        f"{counted(records, 'record')} and {counted(messages, 'message')} destroyed",
    ]


def still_held(
    *, library: int, vault_history: bool, machines: Sequence[str], key: str
) -> list[str]:
    """What may hold the patron's data after all, and what to do about it.

    Args:
        library: how many objects of the library's Git history name them.
        vault_history: whether the vault's own history holds what was sealed.
        machines: the other machines whose keys open the vault.
        key: where this machine keeps its key.
    """
    found = []
    if library:
        found.append(
            f"the library's Git history: {counted(library, 'object')} from before the gate stood. "
            "Rewrite it (git filter-repo --replace-text), push, and let every clone be made anew"
        )
    if vault_history:
        found.append(
            "the vault's Git history, sealed: run `desk vault rotate` here"
            + (f" and on {', '.join(machines)}" if machines else "")
            + ", and destroy every copy of the recovery key of before; then nothing opens it"
        )
    found.append(
        f"backups of the vault together with {key} or the recovery key: delete them, or rotate and "
        "destroy those keys"
    )
    found.append("other clones of the library: their sites and indexes, until they pull and build")
    found.append(
        "the mailbox that questions come to (what was taken in stands in its folder Desk-done), "
        "mail programs and vendors' systems: this software deletes nothing there"
    )
    return found


def receipt(
    number: str, library: str, day: date, author: str, done: Sequence[str], held: Sequence[str]
) -> str:
    """The proof that somebody was forgotten; it does not say who."""
    lines = [
        f"Receipt of erasure {number}",
        f"{library}, {day}, carried out by {author}.",
        f"What was known of patrons was forgotten: {', '.join(done)}.",
        "What may still hold their data, and what to do:",
        *(f"- {line}." for line in held),
    ]
    return "\n".join(lines)


def retained(due: Sequence[str], held: Sequence[str], days: int) -> str:
    """What is over after so many days."""
    lines = list(due)
    lines += [f"{name} is on hold and left alone" for name in held]
    if not due:
        lines.append(f"Nothing is to be forgotten: nothing ended more than {days} days ago.")
    return "\n".join(lines)


def over(name: str, tickets: Sequence[str], *, whole: bool) -> str:
    """One patron of whom something is over."""
    named = f" ({', '.join(tickets)})" if tickets else ""
    if whole:
        return f"{name} is forgotten, with {counted(len(tickets), 'ticket')}{named}"
    return f"{name} is unlinked from {counted(len(tickets), 'old ticket')}{named}"


def _doubts(doubtful: Sequence[tuple[str, Found]]) -> Iterator[str]:
    for ticket, found in doubtful:
        for hit in found.hits:
            if hit.confidence == "doubtful":
                words = safe(" ".join(found.text[hit.start : hit.end].split()))
                yield f'{ticket} may hold {PERSONAL_KINDS[hit.kind].name} "{words}"'
