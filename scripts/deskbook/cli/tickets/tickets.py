"""The verbs on one ticket between its beginning and its end."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.options import (
    allow_option,
    hand_options,
    needed_text,
    optional_text,
    optional_text_options,
    root_option,
    text_options,
)
from deskbook.library.model.vocabulary import WAITING_ON

if TYPE_CHECKING:
    from deskbook.library.model.vocabulary import WaitingOn


@click.command()
@click.argument("ticket")
@text_options
@hand_options
@root_option
@allow_option
def note(
    ticket: str, words: tuple[str, ...], file: Any, me: str | None, commit: bool, root: Path
) -> int:
    """Write something down for colleagues; the patron never sees it."""
    from deskbook.tickets.commands.note import note as verb

    text = needed_text(words, file, about="The note")
    return verb(root, ticket, text, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@text_options
@click.option("--answer", metavar="SLUG", help="Send what an answer says; TEXT may come before it.")
@click.option("--wait", type=click.Choice(WAITING_ON), help="And let the ticket wait on them.")
@click.option(
    "--promise", metavar="DAY", help="And promise the next news by then (fri, +3d, 2026-11-12)."
)
@hand_options
@root_option
@allow_option
def reply(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    answer: str | None,
    wait: "WaitingOn | None",
    promise: str | None,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Write to the patron; replying to a new ticket claims it."""
    from deskbook.tickets.commands.reply import reply as verb

    about = "The reply to the patron"
    if answer:
        text = optional_text(words, file, editor=False, about=about)
    else:
        text = needed_text(words, file, about=about)
    return verb(root, ticket, text, answer=answer, wait=wait, promise=promise, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@text_options
@hand_options
@root_option
@allow_option
def heard(
    ticket: str, words: tuple[str, ...], file: Any, me: str | None, commit: bool, root: Path
) -> int:
    """Add what the patron said; the ticket is open again."""
    from deskbook.tickets.commands.heard import heard as verb

    text = needed_text(words, file, about="What the patron said, without names")
    return verb(root, ticket, text, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@click.argument("on", metavar="patron|vendor|colleague", type=click.Choice(WAITING_ON))
@optional_text_options
@click.option("--vendor-case", "case", metavar="NUMBER", help="The vendor's case number.")
@click.option(
    "--until", metavar="DAY", help="When we ask again and the patron hears from us (fri, +3d)."
)
@hand_options
@root_option
def wait(
    ticket: str,
    on: "WaitingOn",
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    case: str | None,
    until: str | None,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Let a ticket wait on somebody; our clocks rest."""
    from deskbook.tickets.commands.wait import wait as verb

    text = optional_text(words, file, editor=editor, about="What the ticket waits for")
    return verb(root, ticket, text, on=on, case=case, until=until, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@optional_text_options
@hand_options
@root_option
def resume(
    ticket: str,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """What a ticket waited for has come: it is open again."""
    from deskbook.tickets.commands.resume import resume as verb

    text = optional_text(words, file, editor=editor, about="What has come")
    return verb(root, ticket, text, me=me, commit=commit)


@click.command()
@click.argument("ticket")
@click.argument("day", required=False)
@optional_text_options
@click.option("--none", "nothing", is_flag=True, help="Take the promise back.")
@hand_options
@root_option
def promise(
    ticket: str,
    day: str | None,
    words: tuple[str, ...],
    file: Any,
    editor: bool,
    nothing: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Promise the DAY on which the patron hears from us next.

    Write it as 2026-11-12, tomorrow, fri (the next one), +3d or +2w.
    """
    from deskbook.tickets.commands.promise import promise as verb

    if nothing:
        words, day = ((day, *words) if day else words), None
    elif day is None:
        raise click.UsageError("by which day? Write 2026-11-12, tomorrow, fri or +3d, or --none")
    text = optional_text(words, file, editor=editor, about="What was promised")
    return verb(root, ticket, day, text, me=me, commit=commit)
