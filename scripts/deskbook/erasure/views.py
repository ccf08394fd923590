"""The erasure of patrons in words, before and after; a receipt does not name them."""

from collections.abc import Iterator, Sequence

from deskbook.erasure.model import (
    MESSAGE,
    Due,
    Erased,
    History,
    PatronForgotten,
    Receipt,
    RetentionEnded,
    Rewriting,
    Traces,
)
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import PERSONAL_KINDS, Found


def count(number: int, word: str) -> str:
    """Return a number with its word: `1 ticket`, `2 tickets`."""
    return f"{number} {word}" + "s" * (number != 1)


def describe_erasure(outcome: PatronForgotten, _screen: Screen) -> str:
    """Return what is forgotten with a patron, and the receipt if it was done."""
    tickets, texts = outcome.tickets, outcome.texts
    named = f" ({', '.join(tickets)})" if tickets else ""
    lines = [
        f"To forget {outcome.pseudonym}:",
        f"  {count(len(tickets), 'ticket')} unlinked{named}; they stay, and are counted",
        f"  {count(texts, 'text')} of theirs without what tells who it was",
        f"  their record and {count(outcome.messages, 'message')} destroyed with their key",
        "  sites, index and digests of this clone thrown away; the next `desk build` makes them",
    ]
    if outcome.mentions:
        others = ", ".join(outcome.mentions)
        lines.append(f"  named in tickets of others, and taken out there: {others}")
    lines += [f"  for you to mend: {path} names them" for path in outcome.pages]
    lines += [f"  for you to read: {doubt}" for doubt in _doubts(outcome.doubtful)]
    if outcome.rewriting:
        lines += _describe_rewriting(outcome.rewriting)
    elif outcome.receipt is None:
        lines += _describe_history(outcome.history)
    return "\n".join((*lines, *_done(outcome.receipt), *_left(outcome)))


def _describe_history(held: History) -> Iterator[str]:
    """Yield what the history holds, before anything is destroyed."""
    if held.objects:
        yield (
            f"  named in Git's history too, in {count(len(held.commits), 'commit')}: with "
            "--rewrite-history they are taken out there as well"
        )


def _describe_rewriting(it: Rewriting) -> Iterator[str]:
    """Yield the effect of a rewrite, here, in the shared repository, in other clones and beyond."""
    paths = {path for commit in it.held for path in commit.paths}
    files = count(len(paths - {MESSAGE}), "file")
    were, are = ("was rewritten", "replaced") if it.done else ("to rewrite", "to replace")
    yield f"Git's history {were}:"
    yield f"  {count(len(it.held), 'commit')} with their name or data, in {files}"
    yield f"  {count(it.commits, 'commit')} with a new id: those, and all that follow them"
    if it.remote:
        yield f"  {are} in {it.remote}, all at once: {', '.join(map(_short, it.refs)) or 'nothing'}"
    for name in it.signed:
        yield f"  without its signature, which you can make anew: tag {safe(name)}"
    if it.remote:
        yield (
            "  every other clone: `desk pull` there follows, and brings unsent commits, branches "
            "and stashes over; until then its `desk push` refuses"
        )
    if it.own:
        yield (
            f"  kept by the forge: {count(it.own, 'ref')} of pull requests, which only its "
            "operator can delete"
        )
    if it.remote:
        yield (
            "  not reached: forks, caches of web pages, and old commits that the server keeps "
            "without a branch; ask whoever runs it to delete them (on GitHub: the support)"
        )
    if it.left:
        yield f"  {count(it.left, 'old commit')} still in this clone, which borrows objects"


def _short(ref: str) -> str:
    """A ref as people call it."""
    return safe(ref.removeprefix("refs/heads/").removeprefix("refs/"))


def _left(outcome: PatronForgotten | RetentionEnded) -> Iterator[str]:
    """Yield what still names somebody after the erasure, and what could not be searched."""
    if outcome.receipt is None:
        return
    if outcome.remains or outcome.history.objects:
        yield ""
        yield "They are still named here:"
    yield from (f"  {safe(place)}" for place in outcome.remains)
    for commit in outcome.history.commits:
        yield f"  commit {commit.id[:12]}: {safe(', '.join(commit.paths))}"
    if outcome.history.objects and not outcome.history.commits:
        yield f"  {count(outcome.history.objects, 'object')} that no commit leads to any more"
    if outcome.not_searched:
        yield ""
        yield "Not searched, so look there yourself:"
    yield from (f"  {safe(it)}" for it in outcome.not_searched)


def describe_retention(outcome: RetentionEnded, _screen: Screen) -> str:
    """Return what is over after the days of retention, and the receipt if it was done."""
    lines = [_over(it) for it in outcome.due]
    lines += [f"{name} is on hold and left alone" for name in outcome.held]
    if not outcome.due:
        days = outcome.days
        return "\n".join(
            (*lines, f"Nothing is to be forgotten: nothing ended more than {days} days ago.")
        )
    return "\n".join((*lines, *_done(outcome.receipt), *_left(outcome)))


def _done(made: Receipt | None) -> Iterator[str]:
    yield ""
    if made is None:
        yield "Nothing was written: --apply does it, and it cannot be taken back."
    else:
        yield from (describe_receipt(made), f"This receipt is kept in {made.path}.")


def _counts(erased: Erased) -> str:
    """The numbers of what was done."""
    return (
        f"{count(erased.tickets, 'ticket')} unlinked, {count(erased.texts, 'text')} redacted, "
        f"{count(erased.records, 'record')} and {count(erased.messages, 'message')} destroyed"
    )


def _still_held(traces: Traces) -> list[str]:
    """Places that may still have the patron's data, each with its remedy."""
    found = []
    if (held := traces.history).objects:
        found.append(
            f"the library's Git history: {count(held.objects, 'object')} in "
            f"{count(len(held.commits), 'commit')}. `desk patron forget PSEUDONYM "
            "--rewrite-history --text WORDS` takes words out of it, here and in the shared "
            "repository"
        )
    if traces.vault_history:
        found.append(
            "the vault's Git history, sealed: run `desk vault rotate` here"
            + (f" and on {', '.join(traces.machines)}" if traces.machines else "")
            + ", and destroy every copy of the recovery key of before; then nothing opens it"
        )
    found.append(
        f"backups of the vault together with {traces.key} or the recovery key: delete them, or "
        "rotate and destroy those keys"
    )
    found.append("other clones of the library: their sites and indexes, until they pull and build")
    found.append(
        "the mailbox that questions come to (what was taken in stands in its folder Desk-done), "
        "mail programs and vendors' systems: this software deletes nothing there"
    )
    return found


def describe_receipt(made: Receipt) -> str:
    """Return the proof that somebody was forgotten, without their name."""
    lines = [
        f"Receipt of erasure {made.number}",
        f"{made.library}, {made.day}, carried out by {made.author}.",
        f"What was known of patrons was forgotten: {_counts(made.erased)}.",
        "What may still hold their data, and what to do:",
        *(f"- {line}." for line in _still_held(made.traces)),
    ]
    return "\n".join(lines)


def _over(due: Due) -> str:
    """One patron of whom something is over."""
    named = f" ({', '.join(due.tickets)})" if due.tickets else ""
    if due.whole:
        return f"{due.pseudonym} is forgotten, with {count(len(due.tickets), 'ticket')}{named}"
    return f"{due.pseudonym} is unlinked from {count(len(due.tickets), 'old ticket')}{named}"


def _doubts(doubtful: Sequence[tuple[str, Found]]) -> Iterator[str]:
    for ticket, found in doubtful:
        for hit in found.hits:
            if hit.confidence == "doubtful":
                words = safe(" ".join(found.text[hit.start : hit.end].split()))
                yield f'{ticket} may hold {PERSONAL_KINDS[hit.kind].name} "{words}"'
