"""The life of an answer: review, publication, another name, withdrawal."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from deskbook.answers.rules import public_text, text_fact_checks, text_facts, translations
from deskbook.answers.rules.text_facts import Say
from deskbook.library.model.actor import Actor
from deskbook.library.model.finding import DeskError, Finding
from deskbook.library.model.library import Filed, Library, Loaded
from deskbook.library.model.plan import RecordValue
from deskbook.library.model.records import Answer
from deskbook.library.model.records.names import explain_unfit
from deskbook.library.model.text_facts import Policy
from deskbook.library.model.vocabulary import ANSWER_STATES, AnswerState

AGAIN: Final = "1y"
"""The time until the review of an answer that names no other."""

Changes = Mapping[str, RecordValue]

_TAKEN: Final[Changes] = {"handed_in": None, "handed_in_by": None}
"""It waits for no reviewer any more."""


def review(
    answer: Answer, actor: Actor, wrong: tuple[Finding, ...], original: Answer | None = None
) -> Changes:
    """Hand a draft (or one that was taken back) in for review; or say that you read it again.

    Args:
        answer: the answer.
        actor: who does so.
        wrong: everything that is wrong with it.
        original: the answer that it translates.

    Raises:
        DeskError: it has been handed in, or it is published and something is wrong with it.
    """
    if answer.state == "review":
        raise DeskError(
            f"{answer.slug} has been handed in: whoever has read it says `desk answer publish "
            f"{answer.slug}`"
        )
    if answer.state == "published":
        _refuse(answer, wrong, "you cannot have found it right")
        return _reviewed(answer, actor, original)
    handed_in: Changes = {"handed_in": actor.today(), "handed_in_by": actor.author}
    return {"state": "review", "instead": None, **handed_in}


def publish(
    answer: Answer, actor: Actor, wrong: tuple[Finding, ...], original: Answer | None = None
) -> Changes:
    """Publish an answer that was handed in, as its reviewer.

    Args:
        answer: the answer.
        actor: who has read it.
        wrong: everything that would be wrong with it, were it published.
        original: the answer that it translates.

    Raises:
        DeskError: it was not handed in, has no text, or something is wrong with it.
    """
    if answer.state == "published":
        raise DeskError(
            f"{answer.slug} is published: `desk answer review {answer.slug}` says that you have "
            "read it again"
        )
    if answer.state != "review":
        raise DeskError(
            f"{answer.slug} is {ANSWER_STATES[answer.state]}: `desk answer review {answer.slug}` "
            "hands it in, then somebody reads and publishes it"
        )
    if not answer.body:
        raise DeskError(f"{answer.slug} has no text: write the short answer first, then the steps")
    _refuse(answer, wrong, "it is not published")
    return {"state": "published", **_TAKEN, **_reviewed(answer, actor, original)}


def archive(answer: Answer, instead: str | None) -> Changes:
    """Take an answer back; who looks for it is sent to another one, where there is one.

    Raises:
        DeskError: it is archived already, or sends to itself.
    """
    if answer.state == "archived" and instead in (None, answer.instead):
        raise DeskError(f"{answer.slug} is archived already")
    if instead == answer.slug:
        raise DeskError(f"{answer.slug} cannot be read instead of itself")
    return {"state": "archived", "instead": instead, **_TAKEN}


def review_as(
    loaded: Loaded, filed: Filed[Answer], actor: Actor, state: AnswerState | None = None
) -> Loaded:
    """Return the library as if an answer were in a state (by default its own), reviewed today."""
    answer = filed.record
    after = replace(
        answer,
        state=state or answer.state,
        reviewed=actor.today(),
        reviewed_by=actor.author,
        review_every=answer.review_every or AGAIN,
    )
    answers = {**loaded.library.answers, after.slug: after}
    return replace(
        loaded,
        library=replace(loaded.library, answers=answers),
        filed={**loaded.filed, filed.path: replace(filed, record=after)},
    )


def select_grave(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that keep an answer from being published: errors, and personal data."""
    return tuple(it for it in found if it.severity == "error" or it.rule.startswith("privacy."))


def refuse_absent(library: Library, actor: Actor) -> None:
    """Raise a `DeskError` where who acts does not work here any more."""
    staff = library.staff.get(actor.author)
    if staff is not None and staff.left is not None and staff.left < actor.today():
        raise DeskError(f"{actor.author} left on {staff.left}: a colleague has to read it")


def refuse_own(library: Library, answer: Answer, actor: Actor) -> None:
    """Raise a `DeskError` where who publishes handed it in, and a colleague is there to read it."""
    others = (
        it
        for it in library.staff.values()
        if it.handle != actor.author and (it.left is None or it.left >= actor.today())
    )
    if answer.state == "review" and answer.handed_in_by == actor.author and any(others):
        raise DeskError(
            f"{actor.author} handed {answer.slug} in: a colleague has to read and publish it"
        )


def withdraw_unreviewed(library: Library) -> tuple[Library, tuple[str, ...]]:
    """Return a library whose published answers are all reviewed, and the names of the others.

    These are in review again: somebody wrote `state: published` by hand and nothing else.
    """
    lacking = {
        slug: replace(it, state="review")
        for slug, it in library.answers.items()
        if it.state == "published" and not _is_reviewed(it)
    }
    if not lacking:
        return library, ()
    return replace(library, answers={**library.answers, **lacking}), tuple(sorted(lacking))


def _is_reviewed(answer: Answer) -> bool:
    return answer.reviewed is not None and answer.reviewed_by is not None


def find_published(library: Library, slug: str) -> Answer:
    """Return a published answer for patrons.

    Raises:
        DeskError: it is not published by a reviewer, or for colleagues only.
    """
    answer = library.answers[slug]
    if answer.state != "published":
        more = f": {answer.instead} is read instead" if answer.instead else ""
        raise DeskError(f"{slug} is {ANSWER_STATES[answer.state]}, no published answer{more}")
    if not _is_reviewed(answer):
        raise DeskError(f"{slug} names nobody who reviewed it: `desk check` says what it lacks")
    if answer.audience != "public":
        raise DeskError(f"{slug} is for staff: write to the patron in your own words")
    return answer


def fill_short_answer(answer: Answer, library: Library, known: Policy, say: Say) -> str:
    """Return the short answer with its fields filled in, for a letter.

    Raises:
        DeskError: there is none, or it names a field that nothing has.
    """
    short, _ = public_text.split_short(public_text.remove_staff_text(answer.body))
    if not short:
        raise DeskError(f"{answer.slug} has no short answer to send: write to the patron yourself")
    if wrong := next(text_fact_checks.find_unknown(short, library, known), None):
        raise DeskError(f"{answer.slug} has to be mended first, so nothing was sent: {wrong}")
    return text_facts.fill(short, known, say)


def _reviewed(answer: Answer, actor: Actor, original: Answer | None) -> Changes:
    """The fields of a review; a translation then has all that its original says now."""
    today: date = actor.today()
    kept: Changes = {"original": translations.make_mark(original)} if original else {}
    return {
        **kept,
        "reviewed": today,
        "reviewed_by": actor.author,
        "review_every": answer.review_every or AGAIN,
    }


def _refuse(answer: Answer, wrong: tuple[Finding, ...], so: str) -> None:
    if wrong:
        shown = "\n".join(f"  {it.path}:{it.line}: {it.message}" for it in wrong)
        raise DeskError(f"{answer.slug} has to be mended first, so {so}:\n{shown}")


_LINK: Final = r"(?P<before>\]\(|^[ ]{{0,3}}\[[^\]\n]+\]:[ ]*){where}{name}\.md(?=[)#\s]|$)"


def rename(library: Library, old: str, new: str) -> Changes:
    """Return the fields of an answer under its new name, with those that it had.

    Raises:
        DeskError: the name cannot be one, or another answer has or had it.
    """
    if unfit := explain_unfit(new, "an answer"):
        raise DeskError(unfit)
    if new in library.answers:
        raise DeskError(f"there is an answer {new} already: knowledge/answers/{new}.md")
    for slug, it in library.answers.items():
        if new in it.was and slug != old:
            raise DeskError(f"{slug} was called {new}: its old links lead there")
    was = library.answers[old].was
    return {"was": tuple(it for it in (*was, old) if it != new)}


def rename_references(answer: Answer, old: str, new: str) -> dict[str, RecordValue]:
    """Return the fields of an answer that name another one, with its new name."""
    fields: dict[str, RecordValue] = {}
    if old in answer.apart:
        fields["apart"] = tuple(new if it == old else it for it in answer.apart)
    for key in ("instead", "translates"):
        if getattr(answer, key) == old:
            fields[key] = new
    return fields


def rename_links(text: str, folder: str, old: str, new: str) -> str:
    """Return a text whose links to an answer lead to its new name; everything else stays.

    Args:
        text: the whole file.
        folder: the folder of `knowledge/` of the file.
        old: the name of the answer.
        new: its new name.
    """
    where = r"(?P<where>(?:\.\./answers/)?)" if folder == "answers" else r"(?P<where>\.\./answers/)"
    link = re.compile(_LINK.format(where=where, name=re.escape(old)), re.MULTILINE)
    return link.sub(lambda it: f"{it['before']}{it['where']}{new}.md", text)
