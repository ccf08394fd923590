"""The commands that find past tickets and suggest from them."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import converted, hand_options, root_option
from deskbook.library.model.outcome import Outcome
from deskbook.search.model.routing import FIELDS


def _order(values: dict[str, Any]) -> None:
    values["order"] = "newest" if values.pop("newest") else "best"


search = command(
    "search.commands.search:search",
    click.argument("words", nargs=-1, required=True),
    click.option("--newest", is_flag=True, help="The newest first, in place of what fits best."),
    converted(_order),
    click.option("--limit", type=click.IntRange(1, 1000), default=10, help="At most so many [10]."),
    root_option,
    help="""Find tickets by words in them.

    A ticket has to contain all WORDS. "A phrase" is looked for as it is, begin* finds words that
    begin so, -word leaves out, and field:value narrows (service:e-resources, status:open,
    opened:2026-10). Write -- before WORDS that begin with a hyphen.
    """,
)

suggest = command(
    "search.commands.suggest:suggest",
    click.argument("words", metavar="TICKET|TEXT...", nargs=-1, required=True),
    click.option(
        "--meaning", is_flag=True, help="Compare what texts mean too: needs deskbook[semantic]."
    ),
    root_option,
    help="""Show answers and resolved tickets that may help, and why.

    Published answers come first: by how they are asked, and by the past tickets that they
    answered. The text is not kept.
    """,
)


def _route(
    root: Path, tickets: tuple[str, ...], accept: tuple[str, ...], me: str | None, commit: bool
) -> Outcome:
    """Suggest for tickets, or accept what is suggested for one."""
    from deskbook.search.commands import route

    if not accept:
        return route.route(root, tickets)
    if len(tickets) != 1:
        raise click.UsageError("accept for one ticket at a time: desk route TICKET --accept all")
    return route.accept(root, tickets[0], accept, me=me, commit=commit)


route = command(
    _route,
    click.argument("tickets", metavar="[TICKET]...", nargs=-1),
    click.option(
        "--accept",
        multiple=True,
        type=click.Choice(("all", *FIELDS)),
        help="Set what is suggested.",
    ),
    hand_options,
    root_option,
    help="""Suggest service, resource, cause and department of TICKETS from past questions.

    Without a TICKET it is about all that nobody leads yet. Nothing is set unless you accept it.
    """,
)
