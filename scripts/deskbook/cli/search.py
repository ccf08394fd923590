"""The commands that list, show, find and suggest tickets."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import converted, hand_options, root_option
from deskbook.cli.tickets.fields import filter_options, given
from deskbook.library.model.outcome import Notice, Outcome
from deskbook.search import model
from deskbook.tickets.rules.selection import DAYS, FIELDS


def _list(
    root: Path,
    whole: bool,
    me: str | None,
    fresh: bool,
    view: str | None,
    save: str | None,
    forget: str | None,
    views: bool,
    **filters: Any,
) -> Outcome:
    """List tickets by the filters given and those of a saved view, or change the saved views."""
    from deskbook.overview.commands.list import list_tickets

    chosen, notices = filters, list[Notice]()
    if views or forget or view or save:
        from deskbook.overview.commands import saved_views

        if views:
            return saved_views.list_views(root)
        if forget:
            return saved_views.forget(root, forget)
        chosen = saved_views.add_saved(root, view, filters)
        notices += [saved_views.save(root, save, chosen)] if save else []
    outcome = list_tickets(
        root,
        fields={key: value for key, value in given(chosen).items() if key in FIELDS},
        days={key: chosen[key] for key in DAYS if chosen.get(key)},
        words=chosen.get("words", ()),
        mine=chosen.get("mine", False),
        undelivered=chosen.get("undelivered", False),
        everything=chosen.get("only_open") is False,
        sort=chosen.get("sort") or "opened",
        limit=chosen.get("limit"),
        me=me,
        fresh=fresh,
        whole=whole,
    )
    return replace(outcome, notices=(*notices, *outcome.notices))


list_ = command(
    _list,
    click.argument("words", metavar="[WORD]...", nargs=-1),
    click.option("--mine", is_flag=True, help="What I lead, help with, or am offered."),
    click.option(
        "--undelivered", is_flag=True, help="With a letter that the patron does not have."
    ),
    click.option(
        "--open/--all", "only_open", default=None, help="Without resolved ones (the default)."
    ),
    click.option("--sort", type=click.Choice(DAYS), help="Earliest first by this time [opened]."),
    click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
    click.option("--fresh", is_flag=True, help="Look at every file, however old it seems."),
    filter_options,
    click.option("--updated", metavar="DAYS", help="When something last happened to it."),
    click.option("--view", metavar="NAME", help="With the filters saved under this name."),
    click.option("--save", metavar="NAME", help="Save these filters for --view, in this clone."),
    click.option("--forget", metavar="NAME", help="Forget a saved view."),
    click.option("--views", is_flag=True, help="Name the saved views."),
    click.option(
        "--by", "me", metavar="HANDLE", envvar="DESK_HANDLE", help="Who asks, for --mine."
    ),
    root_option,
    json_as="whole",
    help="""List the tickets that fit, oldest first.

    Words are looked for in titles, questions and entries. A field takes several values
    (`--service reference,e-resources`), `any` where it has one and `none` where it has none.
    DAYS are 2026-11-01..2026-11-12, 2026-10, -7d.. or yesterday.
    """,
)

show = command(
    "overview.commands.show:show",
    click.argument("ticket"),
    root_option,
    help="Show one ticket and everything that happened.",
)

queue = command(
    "overview.commands.queue:queue",
    click.argument("services", nargs=-1, metavar="[SERVICE]..."),
    root_option,
    help="""Show who is asked next in a service, and how long its questions usually take.

    Questions stand in the order in which they were asked; those that wait on their patron or a
    vendor have no place. The usual time is of the last 90 days, in opening hours.
    """,
)


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
        "--meaning", is_flag=True, help="Compare what texts mean too: needs the extra `semantic`."
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
    from deskbook.search.commands.suggest import accept as accept_routes
    from deskbook.search.commands.suggest import route as suggest_routes

    if not accept:
        return suggest_routes(root, tickets)
    if len(tickets) != 1:
        raise click.UsageError("accept for one ticket at a time: desk route TICKET --accept all")
    return accept_routes(root, tickets[0], accept, me=me, commit=commit)


route = command(
    _route,
    click.argument("tickets", metavar="[TICKET]...", nargs=-1),
    click.option(
        "--accept",
        multiple=True,
        type=click.Choice(("all", *model.FIELDS)),
        help="Set what is suggested.",
    ),
    hand_options,
    root_option,
    help="""Suggest service, resource, cause and department of TICKETS from past questions.

    Without a TICKET it is about all that nobody leads yet. Nothing is set unless you accept it.
    """,
)
