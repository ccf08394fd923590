"""`desk answer`: write, review, publish, rename, list and count answers, and answer letters."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from deskbook.answers.model.outcomes import (
    AnswerChanged,
    AnswerDrafted,
    AnswerRenamed,
    AnswersListed,
    UseCounted,
)
from deskbook.answers.rules import lifecycle, reviews, use
from deskbook.answers.rules.lifecycle import Changes
from deskbook.calendar.formats import parse_days
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import carry_out, clock, files, repo, tree
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, Finding, UnreadableError
from deskbook.library.model.library import Filed, Loaded, leave_out_damaged
from deskbook.library.model.outcome import Change, Written
from deskbook.library.model.plan import Plan, RemoveFile, SetFields, WriteFile
from deskbook.library.model.records import Answer
from deskbook.library.model.records.names import explain_unfit
from deskbook.library.model.vocabulary import AnswerState, Audience
from deskbook.library.rules import references
from deskbook.privacy.commands import write_gate
from deskbook.tickets.commands import change

Check = Callable[[Loaded, date, datetime], Iterable[Finding]]
"""Checks a whole library, on a day and at a time."""


def new(
    root: Path,
    slug: str,
    title: str,
    body: str,
    *,
    named: dict[str, tuple[str, ...]],
    audience: Audience,
    me: str | None,
    commit: bool,
) -> AnswerDrafted:
    """Write a draft.

    Args:
        root: the library.
        slug: the name of its file and page.
        title: the question as a patron asks it.
        body: the short answer, then the steps; may come later.
        named: services, resources, topics, sources and patrons' wordings, by field.
        audience: who may read it.
        me: who acts.
        commit: whether to keep it in a commit.
    """
    actor = identify(root, me)
    with files.locked(root):
        path = new_path(root, slug)
        loaded = repo.load(root)
        followed = [change.follow_merges(root, name) for name in named.get("sources", ())]
        for key, kind in (("services", "service"), ("resources", "resource")):
            for name in named.get(key, ()):
                references.refuse_unknown(kind, kind, name, getattr(loaded.library, key))
        clean, *wordings = (
            write_gate.guard_text(root, one_line(it))
            for it in (title, *named.get("also_asked", ()))
        )
        answer = Answer(
            slug=slug,
            title=clean[0],
            state="draft",
            audience=audience,
            also_asked=tuple(words for words, _ in wordings),
            services=named.get("services", ()),
            resources=named.get("resources", ()),
            topics=named.get("topics", ()),
            sources=tuple(filed.record.id for filed, _ in followed),
            body=body,
        )
        written = WriteFile(path, record_file.write(answer))
        plan = Plan(f"Draft of {slug}, by {actor.author}", (written,))
        replaced = tuple(it for _, found in (clean, *wordings) for it in found)
        kept = write_gate.write(root, plan, commit=commit, found=replaced)
    notices = tuple(notice for _, merged in followed for notice in merged)
    return AnswerDrafted(slug=slug, path=path, written=kept.written, notices=notices)


def new_path(root: Path, slug: str) -> str:
    """Return the path of a new answer.

    Raises:
        DeskError: its name cannot be one, or another answer has it.
    """
    if unfit := explain_unfit(slug, "an answer"):
        raise DeskError(unfit)
    path = _path(slug)
    if (root / path).exists():
        raise DeskError(f"there is an answer {slug} already: {path}")
    return path


def review(root: Path, slug: str, *, check: Check, me: str | None, commit: bool) -> AnswerChanged:
    """Hand a draft in; or, where it is published, say that you have read it again."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _find(root, slug)
        again = filed.record.state == "published"
        if again:
            lifecycle.refuse_absent(loaded.library, actor)
        found = _check(check, loaded, filed, actor)
        wrong = lifecycle.select_grave(found)
        fields = lifecycle.review(filed.record, actor, wrong, _original(loaded, filed))
        did = "read again" if again else "handed in"
        changes = _set(root, filed, fields, f"{slug}: {did} by {actor.author}", commit=commit)
    if not again:
        found = _check(check, loaded, filed, actor, "published")
    return AnswerChanged(
        slug=slug, did=did, fields=fields, checklist=found, written=Written(changes=changes)
    )


def publish(root: Path, slug: str, *, check: Check, me: str | None) -> AnswerChanged:
    """Publish an answer as its reviewer, in a commit of its own; nothing wrong is published."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _find(root, slug)
        lifecycle.refuse_absent(loaded.library, actor)
        lifecycle.refuse_own(loaded.library, filed.record, actor)
        found = _check(check, loaded, filed, actor, "published")
        wrong = lifecycle.select_grave(found)
        fields = lifecycle.publish(filed.record, actor, wrong, _original(loaded, filed))
        message = f"{slug}: reviewed and published by {actor.author}"
        changes = _set(root, filed, fields, message, commit=True)
    return AnswerChanged(
        slug=slug,
        did="published",
        fields=fields,
        checklist=found,
        written=Written(changes=changes),
    )


def archive(
    root: Path, slug: str, *, instead: str | None, me: str | None, commit: bool
) -> AnswerChanged:
    """Take an answer back; `instead` is the one to read."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _find(root, slug)
        if instead is not None:
            references.refuse_unknown("--instead", "answer", instead, loaded.library.answers)
        fields = lifecycle.archive(filed.record, instead)
        changes = _set(root, filed, fields, f"{slug}: archived by {actor.author}", commit=commit)
    return AnswerChanged(slug=slug, did="archived", fields=fields, written=Written(changes=changes))


def rename(root: Path, old: str, new: str, *, me: str | None, commit: bool) -> AnswerRenamed:
    """Give an answer another name; its old address leads to it, and texts link to it as before."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _find(root, old)
        fields = lifecycle.rename(loaded.library, old, new)
        text = record_file.set_fields(Answer, _text(root, filed), fields)
        others = tuple(_referring(root, loaded, old, new))
        plan = Plan(
            f"{old} is called {new}, by {actor.author}",
            (WriteFile(_path(new), text), RemoveFile(filed.path, filed.digest), *others),
        )
        changes = carry_out.apply(root, plan, commit=commit)
    links = tuple(it.path for it in others)
    return AnswerRenamed(old=old, new=new, links=links, written=Written(changes=changes))


def _referring(root: Path, loaded: Loaded, old: str, new: str) -> Iterator[WriteFile]:
    """The files of other records that name an answer or link to it, with its new name."""
    for path, filed in sorted(loaded.filed.items()):
        if not path.startswith("knowledge/") or path == _path(old):
            continue
        before = _text(root, filed)
        text = lifecycle.rename_links(before, path.split("/")[1], old, new)
        if isinstance(filed.record, Answer):
            fields = lifecycle.rename_references(filed.record, old, new)
            text = record_file.set_fields(Answer, text, fields) if fields else text
        if text != before:
            yield WriteFile(path, text, filed.digest)


def _text(root: Path, filed: Filed[Any]) -> str:
    """The whole file of a record, as it was read.

    Raises:
        DeskError: it has changed, or is gone.
    """
    data = tree.read_named_bytes(root, filed.path)
    if isinstance(data, Finding) or files.digest(data) != filed.digest:
        raise DeskError(f"{filed.path} has changed since it was read: run it again")
    return data.decode()


def _path(slug: str) -> str:
    return f"knowledge/answers/{slug}.md"


def _find(root: Path, slug: str) -> tuple[Loaded, Filed[Answer]]:
    """The library, and an answer in it whose file can be read whole.

    Raises:
        DeskError: there is none, or its file has to be mended first.
    """
    loaded, path = repo.load(root), _path(slug)
    if wrong := tuple(it for it in loaded.findings if it.path == path):
        raise UnreadableError(wrong)
    references.refuse_unknown("which answer", "answer", slug, loaded.library.answers)
    return loaded, loaded.filed[path]


def _original(loaded: Loaded, filed: Filed[Answer]) -> Answer | None:
    return loaded.library.answers.get(filed.record.translates or "")


def _check(
    check: Check,
    loaded: Loaded,
    filed: Filed[Answer],
    actor: Actor,
    state: AnswerState | None = None,
) -> tuple[Finding, ...]:
    """Everything that would be wrong with an answer if it were in a state, reviewed today."""
    after = lifecycle.review_as(loaded, filed, actor, state)
    found = check(after, actor.today(), actor.now)
    return tuple(sorted(it for it in found if it.path == filed.path))


def _set(
    root: Path, filed: Filed[Answer], fields: Changes, message: str, *, commit: bool
) -> tuple[Change, ...]:
    plan = Plan(message, (SetFields(filed.path, fields, filed.digest),))
    return carry_out.apply(root, plan, commit=commit)


YEAR: Final = timedelta(days=364)
"""The days that are counted where none are given: a year of weeks."""


def list_(
    root: Path, *, states: Sequence[str], service: str | None, topic: str | None
) -> AnswersListed:
    """List the answers that fit, by name; archived ones only where they are asked for."""
    library = repo.load_knowledge(root).library
    if service:
        references.refuse_unknown("service", "service", service, library.services)
    found = reviews.select(library, states, service, topic)
    today = Calendar(library.profile).day_of(clock.now())
    return AnswersListed(answers=found, reviews=reviews.next_reviews(found), today=today)


def stats(root: Path, *, days: str | None) -> UseCounted:
    """Count the use of the answers in a span of days, by answer and by service."""
    loaded, damaged = leave_out_damaged(repo.load(root))
    library, calendar = loaded.library, Calendar(loaded.library.profile)
    today = calendar.day_of(clock.now())
    first, last = parse_days(days, today) if days else (None, None)
    last = last or today
    counted = use.count_use(library, calendar, first or last - YEAR, last)
    return UseCounted(statistics=counted, today=today, damaged=damaged)
