"""Reading for the mirror: what changed on GitHub, and what a decision needs besides."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from deskbook.github.adapters.api.ports import Reading
from deskbook.github.model.github import Missing, SeenComment
from deskbook.github.rules.sync_pass import Seen

MANY: Final = 100
"""More issues than this are read all at once; and where so many changed without a meaning for us,
the bookmark moves all the same."""


def look(reading: Reading, since: datetime | None) -> Seen:
    """Return what changed on GitHub since a time; everything where none is given."""
    if since is None:
        whole = reading.everything()
        return Seen(
            {it.number: it for it, _ in whole},
            {it.number: comments for it, comments in whole},
            frozenset(it.number for it, _ in whole),
            is_all=True,
        )
    issues = {it.number: it for it in reading.issues(since)}
    comments: dict[int, list[SeenComment]] = {}
    for comment in reading.comments(since):
        comments.setdefault(comment.issue, []).append(comment)
    return Seen(issues, {number: tuple(it) for number, it in comments.items()})


def complete(
    reading: Reading, seen: Seen, numbers: Iterable[int], incomplete: Iterable[int]
) -> Seen:
    """Return what was seen, with the issues that are needed besides, and all comments of some."""
    numbers, partly = list(numbers), [it for it in incomplete if it not in seen.whole]
    if len(partly) + sum(it not in seen.issues for it in numbers) > MANY:
        whole = look(reading, None)  # a request for fifty issues, not two for each
        seen = replace(seen, issues=whole.issues, comments=whole.comments, whole=whole.whole)
    issues, comments = dict(seen.issues), dict(seen.comments)
    missing: dict[int, Missing] = {}
    for number in numbers:
        if number not in issues:
            found = reading.issue(number)
            if isinstance(found, Missing):
                missing[number] = found
            else:
                issues[number] = found
    for number in partly:
        if number not in seen.whole and number not in missing:
            comments[number] = tuple(reading.comments_of(number))
    return replace(seen, issues=issues, comments=comments, missing=missing)
