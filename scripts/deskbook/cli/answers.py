"""The commands about the book of answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    allow_option,
    apply_option,
    hand_options,
    root_option,
)
from deskbook.cli.tickets.letters import optional_letter_input
from deskbook.library.model.vocabulary import ANSWER_STATES

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome
    from deskbook.library.model.vocabulary import Audience

slug_argument = click.argument("slug")


def _new(
    root: Path,
    *,
    slug: str | None,
    title: str | None,
    body: str,
    need: str | None,
    staff: bool,
    me: str | None,
    commit: bool,
    **named: tuple[str, ...],
) -> "Outcome":
    """A draft of one's own, or one begun from a need."""
    if need:
        from deskbook.reports.commands.needs import begin_answer

        return begin_answer(root, need, slug, title, me=me, commit=commit)
    if not (slug and title):
        raise click.UsageError("an answer needs a name and a title: desk answer new SLUG --title …")
    from deskbook.answers.commands.answer import new

    audience: Audience = "staff" if staff else "public"
    return new(root, slug, title, body, named=named, audience=audience, me=me, commit=commit)


def _review(root: Path, **values: Any) -> "Outcome":
    """A review looks for what every check would find."""
    from deskbook.answers.commands.answer import review
    from deskbook.checks.rules.checks import findings

    return review(root, check=findings, **values)


def _publish(root: Path, **values: Any) -> "Outcome":
    """Nothing is published that a check finds fault with."""
    from deskbook.answers.commands.answer import publish
    from deskbook.checks.rules.checks import findings

    return publish(root, check=findings, **values)


answer = group(
    "Write, review, publish, archive, rename answers; see who they need, and what they carry.",
    command(
        _new,
        click.argument("slug", required=False),
        optional_letter_input("The short answer, then the steps", "body", keeps_comments=True),
        click.option("--title", "-t", help="The question as a patron asks it."),
        click.option(
            "--from-need", "need", metavar="KEY", help="Of what `desk needs` shows, as a draft."
        ),
        click.option(
            "--service", "services", multiple=True, metavar="SERVICE", help="It belongs to."
        ),
        click.option(
            "--resource", "resources", multiple=True, metavar="RESOURCE", help="It is about."
        ),
        click.option(
            "--topic", "topics", multiple=True, metavar="TOPIC", help="It is listed under."
        ),
        click.option(
            "--from", "sources", multiple=True, metavar="Q", help="A ticket it is learnt from."
        ),
        click.option(
            "--also-asked", multiple=True, metavar="TEXT", help="Another wording of patrons."
        ),
        click.option("--for-staff", "staff", is_flag=True, help="Only colleagues may read it."),
        hand_options,
        root_option,
        allow_option,
        help="Write a draft; TEXT is the short answer, then the steps.",
    ),
    command(
        _review,
        slug_argument,
        hand_options,
        root_option,
        help="Hand a draft in; or say that you have read a published answer again.",
    ),
    command(
        _publish,
        slug_argument,
        click.option("--by", "me", metavar="HANDLE", envvar="DESK_HANDLE", help="Who has read it."),
        root_option,
        help="Publish an answer that was handed in, as its reviewer; always in a commit.",
    ),
    command(
        "answers.commands.answer:archive",
        slug_argument,
        click.option("--instead", metavar="SLUG", help="The answer to read instead."),
        hand_options,
        root_option,
        help="Take an answer back.",
    ),
    command(
        "answers.commands.answer:rename",
        click.argument("old", metavar="SLUG"),
        click.argument("new", metavar="NEW"),
        hand_options,
        root_option,
        help="Call an answer NEW; its old address, and whatever names it, lead there.",
    ),
    command(
        "answers.commands.answer:list_",
        click.option(
            "--state", "states", multiple=True, type=click.Choice(ANSWER_STATES), help="In it."
        ),
        click.option("--service", metavar="SERVICE", help="Of a service."),
        click.option("--topic", metavar="TOPIC", help="Of a topic."),
        root_option,
        name="list",
        help="List answers; archived ones only with --state archived.",
    ),
    command(
        "care.commands.remind:answers_due",
        click.option("--mine", is_flag=True, help="Only those that are yours."),
        click.option("--by", "me", metavar="HANDLE", envvar="DESK_HANDLE", help="Who asks."),
        root_option,
        name="due",
        help="List the answers that somebody is to look at, why, and who.",
    ),
    command(
        "answers.commands.answer:stats",
        click.option(
            "--days", metavar="SPAN", help="Like 2026-09-01..2026-11-16 or 2026-10; else a year."
        ),
        root_option,
        help="Count what the answers carried, by answer and by service.",
    ),
)


def _distill(
    root: Path,
    *,
    since: str | None,
    most: int,
    apply: bool,
    decline: tuple[str, ...],
    why: str,
    apart: tuple[str, str] | None,
    me: str | None,
    commit: bool,
) -> "Outcome":
    """Proposals, or a decision that something is not to be proposed again."""
    from deskbook.answers.commands import distill as use_cases
    from deskbook.library.formats.text import clean_text

    if apart:
        return use_cases.apart(root, *apart, me=me, commit=commit)
    if decline:
        return use_cases.decline(root, decline, clean_text(why), me=me, commit=commit)
    return use_cases.distill(root, since, most, apply=apply)


distill = command(
    _distill,
    click.option("--since", metavar="DAY", help="Tickets resolved since then; by default a year."),
    click.option(
        "--most",
        type=click.IntRange(min=1),
        default=20,
        show_default=True,
        metavar="N",
        help="So many new answers at once; what most ask comes first.",
    ),
    apply_option,
    click.option(
        "--decline",
        multiple=True,
        metavar="Q",
        help="No answer is to be made of a ticket, or of all of a branch distill/DAY.",
    ),
    click.option("--why", default="", metavar="TEXT", help="Why it is declined, for colleagues."),
    click.option("--apart", nargs=2, metavar="SLUG SLUG", help="Two answers that stay apart."),
    hand_options,
    root_option,
    allow_option,
    help="Propose answers, wordings and mergings from resolved tickets; --apply makes a branch.",
)
