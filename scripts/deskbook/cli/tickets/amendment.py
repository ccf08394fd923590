"""The commands that correct a ticket's fields, question and links."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import allow_option, converted, hand_options, read_file, root_option
from deskbook.cli.tickets.fields import (
    ASKING,
    changed_lists,
    field_options,
    given,
    who_options,
)
from deskbook.library.model import ticket_fields
from deskbook.library.model.outcome import Outcome


def _changes(values: dict[str, Any]) -> None:
    """Gather the options of fields by what becomes of them."""
    from deskbook.library.formats.text import clean_text

    added, dropped = changed_lists(values), changed_lists(values, "drop_")
    fields = {key: value for key, value in given(values).items() if key not in added}
    for spec in ticket_fields.find_options("edit"):
        values.pop(spec.name)
        values.pop(f"drop_{spec.name}", None)
    question, clear = values["question"], values["clear"]
    values["clear"] = [_clearable(name) for name in clear]
    values["question"] = read_file(question, "The question") if question else None
    values["text"] = clean_text(values.pop("why"))
    values.update(fields=fields, added=added, dropped=dropped)


def _clearable(name: str) -> str:
    known = [it.name.replace("_", "-") for it in ticket_fields.find_options("edit") if not it.many]
    if name.replace("_", "-") not in known:
        raise click.UsageError(f"{name} cannot be cleared: there are {', '.join(known)}")
    return name.replace("-", "_")


edit = command(
    "tickets.commands.amendment:edit",
    click.argument("ticket"),
    field_options("edit"),
    click.option("--clear", multiple=True, metavar="FIELD", help="Take a field out."),
    click.option(
        "--question",
        type=click.File(encoding="utf-8-sig"),
        metavar="FILE",
        help="Replace the question, to redact it (- is standard input).",
    ),
    click.option("--why", default="", metavar="TEXT", help="Why, for colleagues."),
    who_options(ASKING, "patron-"),
    converted(_changes),
    hand_options,
    root_option,
    allow_option,
    help="Mend a ticket's title, fields or question, or say who asks.",
)


def _link(
    root: Path,
    ticket: str,
    targets: tuple[str, ...],
    drop: tuple[str, ...],
    me: str | None,
    commit: bool,
) -> Outcome:
    """Change the links of a ticket, or make the link for its patron."""
    from deskbook.status.commands import status
    from deskbook.tickets.commands import amendment

    if not targets and not drop:
        return status.link(root, ticket)
    return amendment.link(root, ticket, targets, drop=drop, me=me, commit=commit)


link = command(
    _link,
    click.argument("ticket"),
    click.argument("targets", metavar="[TICKET|ADDRESS]...", nargs=-1),
    click.option("--drop", multiple=True, metavar="LINK", help="Take a link away."),
    hand_options,
    root_option,
    allow_option,
    help="""Link a ticket with other tickets and with web addresses.

    Without any, print the link by which its patron sees its state.
    """,
)

tidy = command(
    "tickets.commands.tidy:tidy",
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--check", is_flag=True, help="Change nothing; 1 if there is something to tidy."),
    hand_options,
    root_option,
    help="""Complete what was written into tickets by hand.

    A heading such as `### reply` gets its time, author and id from the commit that brought it (or
    from you, if it is not committed). Entries are put in order, files with conflict markers are
    merged where both versions can be read. Nothing else is touched. With PATHs, only there.
    """,
)
