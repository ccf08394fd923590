"""The verbs about vendors and about what is broken."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.options import (
    apply_option,
    hand_options,
    needed_text,
    optional_text,
    optional_text_options,
    root_option,
    text_options,
)

if TYPE_CHECKING:
    from deskbook.library.model.vocabulary import ProblemState


@click.command()
@click.argument("name", default="")
@click.option("--all", "ended", is_flag=True, help="Cases that wait no longer, too.")
@root_option
def vendor(name: str, ended: bool, root: Path) -> int:
    """Show the cases that vendors owe us an answer to."""
    from deskbook.problems.commands.vendor import vendor as verb

    return verb(root, name, ended=ended)


@click.command()
@click.argument("ticket")
@root_option
def evidence(ticket: str, root: Path) -> int:
    """Print what a vendor needs to see of a case; nothing of a patron is in it."""
    from deskbook.problems.commands.vendor import evidence as verb

    return verb(root, ticket)


@click.group()
def problem() -> None:
    """Open a known problem, attach tickets to it, and tell all patrons when it is fixed."""


@problem.command(name="open")
@click.argument("slug", required=False)
@optional_text_options
@click.option("--title", help="What patrons notice.")
@click.option(
    "--from-signal",
    "signal",
    metavar="KEY",
    help="Of what `desk signals` shows: its questions, resource, name and title.",
)
@click.option("--resource", metavar="RESOURCE", help="The resource at fault.")
@click.option(
    "--state",
    type=click.Choice(["suspected", "confirmed", "monitoring"]),
    default="suspected",
    show_default=True,
    help="How sure we are.",
)
@click.option("--public", is_flag=True, help="Show it to patrons.")
@click.option("--banner", default="", help="One public line while it lasts.")
@click.option(
    "--ticket", "tickets", multiple=True, metavar="Q", help="A ticket that belongs to it."
)
@hand_options
@root_option
def open_(
    slug: str | None,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    title: str | None,
    signal: str | None,
    resource: str | None,
    state: "ProblemState",
    public: bool,
    banner: str,
    tickets: tuple[str, ...],
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Write a problem down; TEXT says what patrons can do meanwhile. You lead it."""
    from deskbook.library.formats.text import one_line
    from deskbook.problems.commands import problem as verbs

    if signal is None and not (slug and title):
        raise click.UsageError(
            "a problem needs a name and a title: desk problem open SLUG --title …"
        )
    return verbs.open_(
        root,
        slug or "",
        one_line(title or ""),
        optional_text(words, file, editor=editor, about="What patrons can do meanwhile"),
        resource=resource,
        state=state,
        public=public,
        banner=one_line(banner),
        tickets=tickets,
        signal=signal,
        me=me,
        commit=commit,
    )


@problem.command()
@click.argument("slug")
@click.argument("tickets", nargs=-1)
@hand_options
@root_option
def attach(slug: str, tickets: tuple[str, ...], me: str | None, commit: bool, root: Path) -> int:
    """Attach TICKETS; without any, show which ones may belong to it."""
    from deskbook.problems.commands import problem as verbs

    return verbs.attach(root, slug, tickets, me=me, commit=commit)


@problem.command()
@click.argument("slug")
@optional_text_options
@click.option(
    "--state",
    type=click.Choice(["suspected", "confirmed", "monitoring"]),
    help="What it is from now on.",
)
@click.option("--day", metavar="DAY", default="", help="When it happened; by default today.")
@hand_options
@root_option
def news(
    slug: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    state: "ProblemState | None",
    day: str,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Write down what became of it; TEXT is one line that patrons read on its page."""
    from deskbook.library.formats.text import one_line
    from deskbook.problems.commands import problem as verbs

    says = one_line(optional_text(words, file, editor=editor, about="What happened, in one line"))
    return verbs.news(root, slug, says, state=state, day=day, me=me, commit=commit)


@problem.command()
@click.argument("slug")
@text_options
@click.option("--resolve", is_flag=True, help="Resolve their tickets with it.")
@apply_option
@hand_options
@root_option
def fix(
    slug: str,
    words: tuple[str, ...],
    file: Any,
    resolve: bool,
    apply: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Mark it fixed and write TEXT once to every patron who asked about it."""
    from deskbook.problems.commands import problem as verbs

    text = needed_text(words, file, about="What the patrons are told")
    return verbs.fix(root, slug, text, resolve=resolve, apply=apply, me=me, commit=commit)
