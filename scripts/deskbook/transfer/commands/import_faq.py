"""`desk import libanswers-faq`: another system's book of answers, as drafts or reviewed."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import clock, console, files, repo
from deskbook.library.adapters.exports import read_text
from deskbook.library.commands.actor import identify
from deskbook.library.commands.whole_library import refuse_unknown
from deskbook.library.formats import record_file
from deskbook.library.model.plan import Plan, WriteFile
from deskbook.library.model.records import Answer
from deskbook.privacy.commands import write_gate
from deskbook.privacy.views import privacy as privacy_view
from deskbook.transfer.formats import faq_export
from deskbook.transfer.model.mapping import Faq, Reject
from deskbook.transfer.rules import importing_answers as rules
from deskbook.transfer.rules.importing_answers import Standing
from deskbook.transfer.views import import_plan
from deskbook.transfer.views.export_words import counted


def faq(
    root: Path,
    path: Path,
    *,
    reviewed_by: str | None,
    service: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
) -> int:
    """Show which answers an export would bring; with `apply` write them, all in one commit.

    The FAQs are as LibAnswers' API gives them out. With `reviewed_by`, who vouches for them, they
    are published, else drafts. `import_tickets.take_over` describes what all importers are told.
    """
    actor = identify(root, me)
    with files.locked(root):
        loaded = repo.load_knowledge(root)
        if reviewed_by:
            refuse_unknown(loaded, "reviewed-by", "staff", reviewed_by)
        if service:
            refuse_unknown(loaded, "service", "service", service)
        there = loaded.library.answers
        today = Calendar(loaded.library.profile).day_of(clock.now())
        made, same, unfit = list[Answer](), 0, 0
        names: set[str] = set()
        for found in faq_export.faqs(path.name, read_text(path)):
            it = _answer(found, names, Standing(reviewed_by, service), there, today)
            if isinstance(it, Reject):
                unfit += 1
                console.complain(import_plan.reject(path.name, it))
            elif it is None:
                same += 1
            else:
                made.append(it)
                for what in found.left if isinstance(found, Faq) else ():
                    console.complain(import_plan.left(path.name, found.line, what))
        console.echo(import_plan.answers(made, same, unfit))
        if made:
            _keep(root, made, actor.author, apply=apply, commit=commit)
    console.echo(import_plan.answers_outcome(len(made), applied=apply))
    return 1 if unfit else 0


def _answer(
    found: Faq | Reject,
    names: set[str],
    standing: Standing,
    there: Mapping[str, Answer],
    today: date,
) -> Answer | Reject | None:
    """The answer of an FAQ, why it cannot be one, or none where it is there already."""
    if isinstance(found, Reject):
        return found
    name = rules.slug(found.question, found.id, names)
    names.add(name)
    made = rules.answer(found, name, standing, today)
    before = there.get(name)
    if before is not None:
        if before.title == made.title:
            return None
        why = f"{name} is an answer of ours with another title: rename one of them"
        return Reject(found.line, found.line, why, "")
    return made


def _keep(root: Path, made: list[Answer], author: str, *, apply: bool, commit: bool) -> None:
    effects = tuple(WriteFile(_path(it), record_file.write(it)) for it in made)
    plan = Plan(f"Import FAQs: {counted(len(made), 'answer')}, by {author}", effects)
    if apply:
        write_gate.keep(root, plan, commit=commit)
    else:
        _, found = write_gate.guarded(root, plan)
        if told := privacy_view.replaced(found, ""):
            console.complain(told)


def _path(it: Answer) -> str:
    return f"knowledge/answers/{it.slug}.md"
