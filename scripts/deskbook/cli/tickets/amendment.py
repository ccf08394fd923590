"""The verbs that mend what a ticket says about itself."""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from deskbook.cli.options import allow_option, hand_options, read_file, root_option
from deskbook.cli.tickets.fields import field_options, given

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome

FIELDS = (
    "title",
    "service",
    "channel",
    "patron",
    "patron_group",
    "department",
    "resource",
    "item",
    "symptom",
    "cause",
    "problem",
    "project",
    "answer",
    "vendor_case",
    "activity",
    "read",
    "minutes",
    "language",
    "course",
)


@click.command()
@click.argument("ticket")
@field_options(FIELDS)
@click.option("--label", "labels", multiple=True, metavar="LABEL", help="Add a label.")
@click.option("--drop-label", "drop_labels", multiple=True, metavar="LABEL", help="Drop a label.")
@click.option("--contributor", "helpers", multiple=True, metavar="HANDLE", help="Add a helper.")
@click.option(
    "--drop-contributor", "drop_helpers", multiple=True, metavar="HANDLE", help="Drop one."
)
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
    labels: tuple[str, ...],
    drop_labels: tuple[str, ...],
    helpers: tuple[str, ...],
    drop_helpers: tuple[str, ...],
    clear: tuple[str, ...],
    question: IO[str] | None,
    why: str,
    me: str | None,
    commit: bool,
    root: Path,
    **fields: str | None,
) -> "Outcome | int":
    """Mend a ticket's title, fields or question."""
    from deskbook.library.formats.text import clean_text
    from deskbook.tickets.commands.edit import edit as verb

    values = given(fields)
    known = {name.replace("_", "-"): name for name in FIELDS}
    for name in clear:
        if name.replace("_", "-") not in known:
            raise click.UsageError(f"{name} cannot be cleared: there are {', '.join(known)}")
    if not (values or labels or drop_labels or helpers or drop_helpers or clear or question):
        raise click.UsageError("what is to change? For example --title 'A better one'")
    return verb(
        root,
        ticket,
        fields=values,
        added={
            key: items for key, items in (("labels", labels), ("contributors", helpers)) if items
        },
        dropped={
            key: items
            for key, items in (("labels", drop_labels), ("contributors", drop_helpers))
            if items
        },
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
    from deskbook.patrons.commands import status
    from deskbook.tickets.commands.link import link as verb

    if not targets and not drop:
        return status.link(root, ticket)
    return verb(root, ticket, targets, drop=drop, me=me, commit=commit)
