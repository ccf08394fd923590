"""The verbs that end a ticket and go on with it."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.options import (
    hand_options,
    optional_text,
    optional_text_options,
    outcome_option,
    root_option,
)
from deskbook.library.model.vocabulary import CAUSES

if TYPE_CHECKING:
    from deskbook.library.model.vocabulary import Resolution


@click.command()
@click.argument("ticket")
@optional_text_options
@outcome_option
@click.option("--answer", metavar="SLUG", help="The answer in knowledge/answers/ that resolved it.")
@click.option("--cause", type=click.Choice(CAUSES), metavar="CAUSE", help="What was found wrong.")
@hand_options
@root_option
def resolve(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    outcome: "Resolution",
    answer: str | None,
    cause: str | None,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """End a ticket; TEXT is the last reply to the patron."""
    from deskbook.tickets.commands.resolve import resolve as verb

    text = optional_text(words, file, editor=editor, about="The last reply to the patron")
    return verb(
        root, ticket, text, outcome=outcome, answer=answer, cause=cause, me=me, commit=commit
    )


@click.command()
@click.argument("ticket")
@optional_text_options
@hand_options
@root_option
def reopen(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Go on with a resolved ticket; TEXT says why."""
    from deskbook.tickets.commands.reopen import reopen as verb

    text = optional_text(words, file, editor=editor, about="Why it is open again")
    return verb(root, ticket, text, me=me, commit=commit)
