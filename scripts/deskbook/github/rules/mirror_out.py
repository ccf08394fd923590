"""The changes that bring an issue into agreement with its ticket."""

from collections.abc import Iterator, Mapping

from deskbook.github.model.github import SeenIssue
from deskbook.github.model.mirror import FROM_GITHUB, ChangeIssue, Mirrored, Pair, Terms, Words
from deskbook.github.rules import labels, mirror_comments, mirror_in, mirror_view
from deskbook.library.model.library import Library
from deskbook.library.model.ticket import Ticket


def find_change(
    library: Library, terms: Terms, words: Words, pair: Pair, merged: Ticket, wanted: Mirrored
) -> ChangeIssue:
    """Return the change of an issue towards its merged ticket; idle where they agree.

    What nobody here decides on is let alone: labels that no field of a ticket says, people who are
    no colleagues, comments that others wrote (but for words taken out of their entry here).
    """
    issue = pair.issue
    state = _state(issue, wanted)
    seen = {it.lower(): it for it in issue.labels}
    own = labels.fold_labels(wanted)
    add = tuple(sorted(it for it in wanted.labels if it.lower() not in seen))
    gone = _gone(library, terms, pair, merged)
    drop = tuple(sorted(seen[it] for it in gone if it in seen and it not in own))
    now = {it.login.lower(): it.login for it in issue.assignees}
    return ChangeIssue(
        merged.id,
        issue.number,
        title=wanted.title if _title_differs(words, issue, wanted) else None,
        text=_text(words, pair, merged, wanted),
        state=wanted.state if state else None,
        reason=wanted.reason if state else None,
        add_labels=add,
        drop_labels=drop,
        assign=tuple(sorted(wanted.assignees - now.keys())),
        unassign=tuple(sorted(_unassigned(library, terms, now, wanted))),
        say=dict(_to_say(pair, words, wanted)),
        reword=dict(_to_reword(pair, words, merged, terms)),
    )


def _title_differs(words: Words, issue: SeenIssue, wanted: Mirrored) -> bool:
    return wanted.title is not None and words.title(issue.title) != words.title(wanted.title)


def _text(words: Words, pair: Pair, merged: Ticket, wanted: Mirrored) -> str | None:
    """The issue's new text: of one that a person wrote only where its question was changed here."""
    if wanted.text is None:
        return None
    seen = mirror_in.read_question(
        words, pair.issue.body, pair.base or pair.ours, pair.ours, merged
    )
    return None if seen == merged.question else wanted.text


def _state(issue: SeenIssue, wanted: Mirrored) -> bool:
    if issue.state != wanted.state:
        return True
    return issue.state == "closed" and issue.reason not in (None, wanted.reason)


def _gone(library: Library, terms: Terms, pair: Pair, merged: Ticket) -> Iterator[str]:
    """Labels (in lower case) that ours takes off: those of fields, and free ones dropped here."""
    for label in pair.issue.labels:
        if mirror_view.is_managed(library, label, terms):
            yield label.lower()
    if terms.staff_only:
        yield from {*(pair.base or pair.ours).labels, *pair.ours.labels} - {*merged.labels}


def _unassigned(
    library: Library, terms: Terms, now: Mapping[str, str], wanted: Mirrored
) -> Iterator[str]:
    """Colleagues who are assigned and do not own the ticket; strangers are left alone."""
    staff = {it.github.lower() for it in library.staff.values() if it.github}
    for login in now:
        if terms.names and login in staff and login not in wanted.assignees:
            yield login


def _to_say(pair: Pair, words: Words, wanted: Mirrored) -> Iterator[tuple[str, str]]:
    """Entries that are new since the last synchronisation and are not in comments yet."""
    told = {it.id for it in pair.base.entries} if pair.base and not pair.unsaid else set[str]()
    told |= mirror_comments.find_entries(words, pair.ours.id, pair.comments).keys()
    return ((name, text) for name, text in wanted.comments.items() if name not in told)


def _to_reword(pair: Pair, words: Words, merged: Ticket, terms: Terms) -> Iterator[tuple[str, str]]:
    """Comments whose entry reads otherwise now: their new text, by the entry."""
    before = {it.id: it for it in pair.base.entries} if pair.base else {}
    seen = mirror_comments.find_entries(words, merged.id, pair.comments)
    for it in merged.entries:
        old, comment = before.get(it.id), seen.get(it.id)
        if it.value(FROM_GITHUB):
            text = it.text
        elif mirror_view.is_shared(it, terms):
            text = words.comment(merged, it)
        else:
            continue
        if comment is None:
            differs = old is not None and old.text != it.text
        else:
            differs = text not in _readings(words, comment.body)
        if differs:
            yield it.id, text


def _readings(words: Words, body: str) -> tuple[str, ...]:
    """A comment as it stands, as it is read, and without the command that it may begin with."""
    said = words.said(body)
    return body, said, mirror_comments.strip_command(said)
