"""`desk import libanswers-faq`: import another system's book of answers, as drafts or reviewed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, files, repo
from deskbook.library.adapters.exports import read_text
from deskbook.library.commands import identify
from deskbook.library.formats import record_file
from deskbook.library.model.finding import describe_failure
from deskbook.library.model.library import Loaded
from deskbook.library.model.outcome import Written
from deskbook.library.model.plan import Plan, WriteFile
from deskbook.library.model.records import Answer
from deskbook.library.rules.references import refuse_missing
from deskbook.privacy.commands import write_gate
from deskbook.privacy.rules import redact
from deskbook.transfer.formats import faq_export
from deskbook.transfer.model.mapping import Faq, Reject
from deskbook.transfer.model.outcomes import AnswersImported, NotTaken, Rows
from deskbook.transfer.rules import importing_answers as rules
from deskbook.transfer.rules.importing_answers import Standing, Taken
from deskbook.transfer.views.export import count

FIRST: Final = 5
"""Answers that are shown."""


def libanswers_faq(
    root: Path,
    file: Path,
    *,
    reviewed_by: str | None,
    service: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> AnswersImported:
    """Find which answers an export would bring; with `apply` write them, all in one commit.

    The FAQs are as LibAnswers' API gives them out. With `reviewed_by`, who vouches for them, they
    are published, else drafts. `import_tickets.take_over` describes what all importers are given.
    """
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        _refuse_missing(loaded, reviewed_by, service)
        today = Calendar(loaded.library.profile).day_of(clock.now())
        faqs = faq_export.read_faqs(file.name, read_text(file))
        standing = Standing(reviewed_by, service)
        taken = list(rules.take_answers(faqs, standing, loaded.library.answers, today))
        taken = [(found, _gated(root, found, it)) for found, it in taken]
        new = [it for _, it in taken if isinstance(it, Answer)]
        written = _write(root, new, actor.author, apply=apply, commit=commit)
    return AnswersImported(
        new=len(new),
        same=sum(it is None for _, it in taken),
        states=Counter(it.state for it in new),
        topics=Counter(topic for it in new for topic in it.topics),
        first=tuple((it.slug, it.title) for it in new[:FIRST]),
        applied=apply,
        rows=_find_rows(file.name, taken),
        written=written,
    )


def _refuse_missing(loaded: Loaded, reviewed_by: str | None, service: str | None) -> None:
    if reviewed_by:
        refuse_missing(loaded, "reviewed-by", "staff", reviewed_by)
    if service:
        refuse_missing(loaded, "service", "service", service)


def _gated(root: Path, found: Faq | Reject, it: Answer | Reject | None) -> Answer | Reject | None:
    """An answer, unless the gate fails on it: no FAQ may stop the others."""
    if not isinstance(it, Answer):
        return it
    try:
        write_gate.guard_plan(root, Plan("", (WriteFile(_path(it), record_file.write(it)),)))
    except OSError:
        raise
    except Exception as error:
        why = describe_failure("reading it", error)
        return Reject(found.line, found.line, why, "")
    return it


def _find_rows(file: str, taken: Sequence[Taken]) -> Rows:
    """The FAQs that do not fit, and what no answer can take of the others."""
    return Rows(
        file=file,
        unfit=tuple(it for _, it in taken if isinstance(it, Reject)),
        not_taken=tuple(
            NotTaken(found.line, what)
            for found, it in taken
            if isinstance(found, Faq) and isinstance(it, Answer)
            for what in found.left
        ),
    )


def _write(
    root: Path, made: Sequence[Answer], author: str, *, apply: bool, commit: bool
) -> Written:
    """Write answers; or without `apply` find what the gate would replace in them."""
    if not made:
        return Written()
    effects = tuple(WriteFile(_path(it), record_file.write(it)) for it in made)
    plan = Plan(f"Import FAQs: {count(len(made), 'answer')}, by {author}", effects)
    if apply:
        return write_gate.write(root, plan, commit=commit, ask=False).written
    _, found = write_gate.guard_plan(root, plan)
    return Written(replaced=redact.replacements(found))


def _path(it: Answer) -> str:
    return f"knowledge/answers/{it.slug}.md"
