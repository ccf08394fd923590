"""The verbs that make tickets: from a question, from a conversation at the desk, from others."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.options import (
    allow_option,
    hand_options,
    needed_text,
    optional_text,
    optional_text_options,
    outcome_option,
    root_option,
    text_options,
)
from deskbook.cli.tickets.fields import field_options, given
from deskbook.cli.who import ASKING, who_options

if TYPE_CHECKING:
    from deskbook.library.model.vocabulary import Resolution
    from deskbook.patrons.model.patron import Given

AT = "When it was asked: 15:10, 20m, 'yesterday 15:10', '2026-11-02 15:10'."


@click.command()
@text_options
@field_options("new")
@click.option("--at", metavar="TIME", help=AT)
@click.option("--claim", is_flag=True, help="And lead it yourself.")
@hand_options
@root_option
@allow_option
@who_options(ASKING, "patron-")
def new(
    words: tuple[str, ...],
    file: Any,
    at: str | None,
    claim: bool,
    who: "Given",
    me: str | None,
    commit: bool,
    root: Path,
    **fields: Any,
) -> int:
    """Open a ticket; TEXT is the question, without names.

    Service and channel stay as they were the last time.
    """
    from deskbook.search.commands import route
    from deskbook.tickets.commands.new import new as verb

    question = needed_text(words, file, about="The question, without names")
    return verb(
        root,
        question,
        fields=given(fields),
        at=at,
        claim=claim,
        who=who,
        me=me,
        commit=commit,
        suggest=route.describe,
    )


@click.command()
@text_options
@field_options("log")
@click.option("--at", metavar="TIME", help=AT)
@outcome_option
@click.option("--open", "leave_open", is_flag=True, help="Not answered yet: lead it yourself.")
@hand_options
@root_option
@allow_option
@who_options(ASKING, "patron-")
def log(
    words: tuple[str, ...],
    file: Any,
    at: str | None,
    outcome: "Resolution",
    leave_open: bool,
    who: "Given",
    me: str | None,
    commit: bool,
    root: Path,
    **fields: Any,
) -> int:
    """Write down what was answered at the desk, in one line.

    Service, channel and activity stay as they were the last time.
    """
    from deskbook.tickets.commands.log import log as verb

    question = needed_text(words, file, about="The question, without names")
    return verb(
        root,
        question,
        fields=given(fields),
        at=at,
        outcome=outcome,
        leave_open=leave_open,
        who=who,
        me=me,
        commit=commit,
    )


@click.command()
@click.argument("ticket")
@optional_text_options
@click.option(
    "--entry", metavar="ENTRY", help="The entry in which it was asked; its text is taken."
)
@click.option("--at", metavar="TIME", help=AT)
@field_options("split")
@hand_options
@root_option
@allow_option
def split(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    entry: str | None,
    at: str | None,
    me: str | None,
    commit: bool,
    root: Path,
    **fields: Any,
) -> int:
    """Give a second question (TEXT) a ticket of its own."""
    from deskbook.tickets.commands.split import split as verb

    about = "The second question, without names"
    text = (
        optional_text(words, file, editor=editor, about=about)
        if entry or editor
        else needed_text(words, file, about=about)
    )
    return verb(root, ticket, text, entry=entry, at=at, fields=given(fields), me=me, commit=commit)


@click.command()
@click.argument("old", metavar="TICKET")
@click.argument("into", metavar="INTO")
@click.option("--force", is_flag=True, help="Though two patrons asked.")
@hand_options
@root_option
def merge(old: str, into: str, force: bool, me: str | None, commit: bool, root: Path) -> int:
    """Let one TICKET go on as another; its id leads there."""
    from deskbook.tickets.commands.merge import merge as verb

    return verb(root, old, into, force=force, me=me, commit=commit)
