"""`desk answer new|review|publish|archive|rename`: how an answer comes to be read, and ends."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from deskbook.answers.formats import record_links
from deskbook.answers.rules import lifecycle
from deskbook.answers.views import answers as view
from deskbook.library.adapters import carry_out, console, files, lookup, repo, tree
from deskbook.library.commands.actor import identify
from deskbook.library.formats import record_file
from deskbook.library.formats.text import one_line
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed, Loaded
from deskbook.library.model.plan import Plan, RecordValue, RemoveFile, SetFields, WriteFile
from deskbook.library.model.records import Answer
from deskbook.library.model.vocabulary import SLUG, AnswerState, Audience
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
) -> int:
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
        sources = tuple(change.current(root, name).record.id for name in named.get("sources", ()))
        for key, kind in (("services", "service"), ("resources", "resource")):
            for name in named.get(key, ()):
                references.refuse_unknown(kind, kind, name, getattr(loaded.library, key))
        clean, *wordings = (
            write_gate.text(root, one_line(it)) for it in (title, *named.get("also_asked", ()))
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
            sources=sources,
            body=body,
        )
        written = WriteFile(path, record_file.write(answer))
        plan = Plan(f"Draft of {slug}, by {actor.author}", (written,))
        replaced = tuple(it for _, found in (clean, *wordings) for it in found)
        write_gate.keep(root, plan, commit=commit, found=replaced)
    console.echo(f"{path} written; `desk answer review {slug}` hands it in")
    return 0


def new_path(root: Path, slug: str) -> str:
    """Return the path of a new answer.

    Raises:
        DeskError: its name cannot be one, or another answer has it.
    """
    if not re.fullmatch(SLUG, slug):
        raise DeskError(f'"{slug}" cannot name an answer: write lower case with hyphens')
    path = _path(slug)
    if (root / path).exists():
        raise DeskError(f"there is an answer {slug} already: {path}")
    return path


def review(root: Path, slug: str, *, check: Check, me: str | None, commit: bool) -> int:
    """Hand a draft in; or, where it is published, say that you have read it again."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _found(root, slug)
        again = filed.record.state == "published"
        if again:
            lifecycle.refuse_absent(loaded.library, actor)
        found = _findings(check, loaded, filed, actor, filed.record.state)
        original = loaded.library.answers.get(filed.record.translates or "")
        changes = lifecycle.review(filed.record, actor, _grave(found), original)
        what = "read again" if again else "handed in"
        plan = Plan(
            f"{slug}: {what} by {actor.author}", (SetFields(filed.path, changes, filed.digest),)
        )
        carry_out.apply(root, plan, commit=commit)
    console.echo(view.changed(slug, what, changes))
    if not again:
        found = _findings(check, loaded, filed, actor, "published")
    console.echo(view.checklist(found))
    return 0


def publish(root: Path, slug: str, *, check: Check, me: str | None) -> int:
    """Publish an answer as its reviewer, in a commit of its own; nothing wrong is published."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _found(root, slug)
        lifecycle.refuse_absent(loaded.library, actor)
        lifecycle.refuse_own(loaded.library, filed.record, actor)
        found = _findings(check, loaded, filed, actor, "published")
        original = loaded.library.answers.get(filed.record.translates or "")
        changes = lifecycle.publish(filed.record, actor, _grave(found), original)
        plan = Plan(
            f"{slug}: reviewed and published by {actor.author}",
            (SetFields(filed.path, changes, filed.digest),),
        )
        carry_out.apply(root, plan, commit=True)
    console.echo(view.changed(slug, "published", changes))
    console.echo(view.checklist(found))
    return 0


def archive(root: Path, slug: str, *, instead: str | None, me: str | None, commit: bool) -> int:
    """Take an answer back; `instead` is the one to read."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _found(root, slug)
        if instead is not None:
            references.refuse_unknown("--instead", "answer", instead, loaded.library.answers)
        changes = lifecycle.archive(filed.record, instead)
        plan = Plan(
            f"{slug}: archived by {actor.author}", (SetFields(filed.path, changes, filed.digest),)
        )
        carry_out.apply(root, plan, commit=commit)
    console.echo(view.changed(slug, "archived", changes))
    return 0


def rename(root: Path, old: str, new: str, *, me: str | None, commit: bool) -> int:
    """Give an answer another name; its old address leads to it, and texts link to it as before."""
    actor = identify(root, me)
    with files.locked(root):
        loaded, filed = _found(root, old)
        changes = lifecycle.renamed(loaded.library, old, new)
        text = record_file.set_fields(Answer, _text(root, filed), changes)
        others = tuple(_leading(root, loaded, old, new))
        plan = Plan(
            f"{old} is called {new}, by {actor.author}",
            (WriteFile(_path(new), text), RemoveFile(filed.path, filed.digest), *others),
        )
        carry_out.apply(root, plan, commit=commit)
    console.echo(view.renamed(old, new, [it.path for it in others]))
    return 0


def _leading(root: Path, loaded: Loaded, old: str, new: str) -> Iterator[WriteFile]:
    """The files of other records that name an answer or link to it, leading to its new name."""
    for path, filed in sorted(loaded.filed.items()):
        if not path.startswith("knowledge/") or path == _path(old):
            continue
        before = _text(root, filed)
        text = record_links.renamed(before, path.split("/")[1], old, new)
        if isinstance(filed.record, Answer) and (changes := _named(filed.record, old, new)):
            text = record_file.set_fields(Answer, text, changes)
        if text != before:
            yield WriteFile(path, text, filed.digest)


def _named(answer: Answer, old: str, new: str) -> dict[str, RecordValue]:
    """The fields of an answer that name another one, under its new name."""
    fields: dict[str, RecordValue] = {}
    if old in answer.apart:
        fields["apart"] = tuple(new if it == old else it for it in answer.apart)
    for key in ("instead", "translates"):
        if getattr(answer, key) == old:
            fields[key] = new
    return fields


def _text(root: Path, filed: Filed[Any]) -> str:
    """The whole file of a record, as it was read.

    Raises:
        DeskError: it has changed, or is gone.
    """
    data = tree.named(root, filed.path)
    if isinstance(data, Finding) or files.digest(data) != filed.digest:
        raise DeskError(f"{filed.path} has changed since it was read: run it again")
    return data.decode()


def _path(slug: str) -> str:
    return f"knowledge/answers/{slug}.md"


def _found(root: Path, slug: str) -> tuple[Loaded, Filed[Answer]]:
    """The library, and an answer in it whose file can be read whole.

    Raises:
        DeskError: there is none, or its file has to be mended first.
    """
    loaded, path = repo.load(root), _path(slug)
    if wrong := tuple(it for it in loaded.findings if it.path == path):
        raise DeskError(lookup.unreadable(wrong))
    references.refuse_unknown("which answer", "answer", slug, loaded.library.answers)
    return loaded, loaded.filed[path]


def _findings(
    check: Check, loaded: Loaded, filed: Filed[Answer], actor: Actor, state: AnswerState
) -> list[Finding]:
    """Everything that would be wrong with an answer if it were in a state, reviewed today."""
    today = actor.today()
    after = replace(
        filed,
        record=replace(
            filed.record,
            state=state,
            reviewed=today,
            reviewed_by=actor.author,
            review_every=filed.record.review_every or lifecycle.AGAIN,
        ),
    )
    library = loaded.library
    known = replace(
        loaded,
        library=replace(library, answers={**library.answers, after.record.slug: after.record}),
        filed={**loaded.filed, after.path: after},
    )
    return sorted(it for it in check(known, today, actor.now) if it.path == after.path)


def _grave(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What keeps an answer from being published: errors, and whatever the gate complains of."""
    return tuple(it for it in found if it.severity == "error" or it.rule.startswith("privacy."))
