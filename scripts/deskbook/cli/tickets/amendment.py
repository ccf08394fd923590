"""The verbs that mend what a ticket says about itself."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from deskbook.cli.options import allow_option, hand_options, read_file, root_option
from deskbook.cli.tickets.fields import changed_lists, field_options, given
from deskbook.library.model import ticket_fields

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome


@click.command()
@click.argument("ticket")
@field_options("edit")
@click.option("--clear", multiple=True, metavar="FIELD", help="Take a field out.")
@click.option(
    "--question",
    type=click.File(encoding="utf-8-sig"),
    metavar="FILE",
    help="Replace the question, to redact it (- is standard input).",
)
@click.option("--why", default="", metavar="TEXT", help="Why, for colleagues.")
@hand_options
@root_option
@allow_option
def edit(
    ticket: str,
    clear: tuple[str, ...],
    question: IO[str] | None,
    why: str,
    me: str | None,
    commit: bool,
    root: Path,
    **fields: Any,
) -> "Outcome | int":
    """Mend a ticket's title, fields or question."""
    from deskbook.library.formats.text import clean_text
    from deskbook.tickets.commands.edit import edit as verb

    added, dropped = changed_lists(fields), changed_lists(fields, "drop_")
    values = {key: value for key, value in given(fields).items() if key not in added}
    single = (it.name for it in ticket_fields.options("edit") if not it.many)
    known = {name.replace("_", "-"): name for name in single}
    for name in clear:
        if name.replace("_", "-") not in known:
            raise click.UsageError(f"{name} cannot be cleared: there are {', '.join(known)}")
    if not (values or added or dropped or clear or question):
        raise click.UsageError("what is to change? For example --title 'A better one'")
    return verb(
        root,
        ticket,
        fields=values,
        added=added,
        dropped=dropped,
        clear=[known[name.replace("_", "-")] for name in clear],
        question=read_file(question) if question else None,
        text=clean_text(why),
        me=me,
        commit=commit,
    )


@click.command()
@click.argument("ticket")
@click.argument("targets", metavar="[TICKET|ADDRESS]...", nargs=-1)
@click.option("--drop", multiple=True, metavar="LINK", help="Take a link away.")
@hand_options
@root_option
def link(
    ticket: str,
    targets: tuple[str, ...],
    drop: tuple[str, ...],
    me: str | None,
    commit: bool,
    root: Path,
) -> "Outcome | int":
    """Link a ticket with other tickets and with web addresses.

    Without any, print the link by which its patron sees where it stands.
    """
    from deskbook.status.commands import status
    from deskbook.tickets.commands.link import link as verb

    if not targets and not drop:
        return status.link(root, ticket)
    return verb(root, ticket, targets, drop=drop, me=me, commit=commit)
