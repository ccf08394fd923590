"""The verbs about the book of answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.options import (
    apply_option,
    hand_options,
    optional_text,
    optional_text_options,
    root_option,
)
from deskbook.library.model.vocabulary import ANSWER_STATES

if TYPE_CHECKING:
    from deskbook.library.model.vocabulary import Audience


@click.group()
def answer() -> None:
    """Write, review, publish, archive, rename answers; see who they need, and what they carry."""


@answer.command()
@click.argument("slug", required=False)
@optional_text_options
@click.option("--title", "-t", help="The question as a patron asks it.")
@click.option("--from-need", "need", metavar="KEY", help="Of what `desk needs` shows, as a draft.")
@click.option("--service", "services", multiple=True, metavar="SERVICE", help="It belongs to.")
@click.option("--resource", "resources", multiple=True, metavar="RESOURCE", help="It is about.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="It is listed under.")
@click.option("--from", "sources", multiple=True, metavar="Q", help="A ticket it is learnt from.")
@click.option("--also-asked", multiple=True, metavar="TEXT", help="Another wording of patrons.")
@click.option("--for-staff", "staff", is_flag=True, help="Only colleagues may read it.")
@hand_options
@root_option
def new(
    slug: str | None,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    title: str | None,
    need: str | None,
    services: tuple[str, ...],
    resources: tuple[str, ...],
    topics: tuple[str, ...],
    sources: tuple[str, ...],
    also_asked: tuple[str, ...],
    staff: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Write a draft; TEXT is the short answer, then the steps."""
    if need:
        from deskbook.reports.commands.needs import begin_answer

        return begin_answer(root, need, slug, title, me=me, commit=commit)
    if not (slug and title):
        raise click.UsageError("an answer needs a name and a title: desk answer new SLUG --title …")
    from deskbook.answers.commands import answer as verbs

    audience: Audience = "staff" if staff else "public"
    return verbs.new(
        root,
        slug,
        title,
        optional_text(words, file, editor=editor, about="The short answer, then the steps"),
        named={
            "services": services,
            "resources": resources,
            "topics": topics,
            "sources": sources,
            "also_asked": also_asked,
        },
        audience=audience,
        me=me,
        commit=commit,
    )


@answer.command()
@click.argument("slug")
@hand_options
@root_option
def review(slug: str, me: str | None, commit: bool, root: Path) -> int:
    """Hand a draft in; or say that you have read a published answer again."""
    from deskbook.answers.commands import answer as verbs
    from deskbook.checks.rules.checks import findings

    return verbs.review(root, slug, check=findings, me=me, commit=commit)


@answer.command()
@click.argument("slug")
@click.option("--by", "me", metavar="HANDLE", envvar="DESK_HANDLE", help="Who has read it.")
@root_option
def publish(slug: str, me: str | None, root: Path) -> int:
    """Publish an answer that was handed in, as its reviewer; always in a commit."""
    from deskbook.answers.commands import answer as verbs
    from deskbook.checks.rules.checks import findings

    return verbs.publish(root, slug, check=findings, me=me)


@answer.command()
@click.argument("slug")
@click.option("--instead", metavar="SLUG", help="The answer to read instead.")
@hand_options
@root_option
def archive(slug: str, instead: str | None, me: str | None, commit: bool, root: Path) -> int:
    """Take an answer back."""
    from deskbook.answers.commands import answer as verbs

    return verbs.archive(root, slug, instead=instead, me=me, commit=commit)


@answer.command()
@click.argument("old", metavar="SLUG")
@click.argument("new", metavar="NEW")
@hand_options
@root_option
def rename(old: str, new: str, me: str | None, commit: bool, root: Path) -> int:
    """Call an answer NEW; its old address, and whatever names it, lead there."""
    from deskbook.answers.commands import answer as verbs

    return verbs.rename(root, old, new, me=me, commit=commit)


@answer.command(name="list")
@click.option("--state", "states", multiple=True, type=click.Choice(ANSWER_STATES), help="In it.")
@click.option("--service", metavar="SERVICE", help="Of a service.")
@click.option("--topic", metavar="TOPIC", help="Of a topic.")
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def list_(
    states: tuple[str, ...], service: str | None, topic: str | None, json: bool, root: Path
) -> int:
    """List answers; archived ones only with --state archived."""
    from deskbook.answers.commands import list as verbs

    return verbs.list_(root, states=states, service=service, topic=topic, json=json)


@answer.command()
@click.option("--mine", is_flag=True, help="Only those that are yours.")
@click.option("--by", "me", metavar="HANDLE", envvar="DESK_HANDLE", help="Who asks.")
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def due(mine: bool, me: str | None, json: bool, root: Path) -> int:
    """List the answers that somebody is to look at, why, and who."""
    from deskbook.care.commands import answers_due as verbs

    return verbs.due(root, mine=mine, me=me, json=json)


@answer.command()
@click.option("--days", metavar="SPAN", help="Like 2026-09-01..2026-11-16 or 2026-10; else a year.")
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def stats(days: str | None, json: bool, root: Path) -> int:
    """Count what the answers carried, by answer and by service."""
    from deskbook.answers.commands import list as verbs

    return verbs.stats(root, days=days, json=json)


@click.command()
@click.option("--since", metavar="DAY", help="Tickets resolved since then; by default a year.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="So many new answers at once; what most ask comes first.",
)
@apply_option
@click.option(
    "--decline",
    multiple=True,
    metavar="Q",
    help="No answer is to be made of a ticket, or of all of a branch distill/DAY.",
)
@click.option("--why", default="", metavar="TEXT", help="Why it is declined, for colleagues.")
@click.option("--apart", nargs=2, metavar="SLUG SLUG", help="Two answers that stay apart.")
@hand_options
@root_option
def distill(
    since: str | None,
    most: int,
    apply: bool,
    decline: tuple[str, ...],
    why: str,
    apart: tuple[str, str] | None,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Propose answers, wordings and mergings from resolved tickets; --apply makes a branch."""
    from deskbook.answers.commands import distill as verbs
    from deskbook.library.formats.text import clean_text

    if apart:
        return verbs.apart(root, *apart, me=me, commit=commit)
    if decline:
        return verbs.decline(root, decline, clean_text(why), me=me, commit=commit)
    return verbs.distill(root, since, most, apply=apply)
