"""Texts that a patron reads: what was probably mistyped is refused before anything is done."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from deskbook.cli import asking
from deskbook.cli.options import (
    converted,
    needed_text,
    optional_text,
    optional_text_options,
    text_options,
)
from deskbook.library.model.finding import DeskError

Command = TypeVar("Command", bound=Callable[..., Any])

OPTION = "anyway"
"""The option by which a text is taken as it is; a command that has it writes what patrons read."""


def letter_input(
    about: str,
    name: str = "text",
    *,
    is_needed: Callable[[dict[str, Any]], bool] = lambda _: True,
    edits: bool = False,
    shows: str = "",
    warns: bool = False,
    keeps_comments: bool = False,
) -> Callable[[Command], Command]:
    """`[TEXT]...`, `--file` and `--anyway`: a text that a patron reads.

    Args:
        about: what the text is, for messages.
        name: the use case gets it as this.
        is_needed: whether it cannot be left out, by the other values.
        edits: whether `--edit` opens the editor.
        shows: what is shown at a terminal before it is kept (`letter`, `correction`), unless
            `--yes` is given; empty for a text that is no letter.
        warns: whether the use case is told of `--anyway`, to warn of a colleague's letter.
        keeps_comments: whether HTML comments may stand in it: those of patrons, and in pages.
    """

    def convert(values: dict[str, Any]) -> None:
        words, file = values.pop("words"), values.pop("file")
        editor = values.pop("editor", False)
        anyway, yes = values.pop(OPTION), values.pop("yes", False)
        if is_needed(values) and not editor:
            text = needed_text(words, file, about=about)
        else:
            text = optional_text(words, file, editor=editor, about=about)
        if not keeps_comments:
            _refuse_comment(text)
        values[name] = text
        typed = words if words and words != ("-",) else (text,)
        if text and not anyway and (typed is words or len(text.split()) == 1):
            _refuse_mistyped(values, typed)
        if shows and not yes and not values.get("json") and asking.can_ask():
            anyway = _confirm(values, text, is_correction=shows == "correction") or anyway
        if warns:
            values[OPTION] = anyway

    def add(command: Command) -> Command:
        made = anyway_option(converted(convert)(command))
        options = optional_text_options if edits else text_options
        return options(yes_option(made) if shows else made)

    return add


def optional_letter_input(
    about: str,
    name: str = "text",
    *,
    shows: str = "",
    warns: bool = False,
    keeps_comments: bool = False,
) -> Callable[[Command], Command]:
    """`[TEXT]...`, `--file`, `--edit` and `--anyway`: a text for a patron, or none."""
    return letter_input(
        about,
        name,
        is_needed=lambda _: False,
        edits=True,
        shows=shows,
        warns=warns,
        keeps_comments=keeps_comments,
    )


def yes_option(command: Command) -> Command:
    """`--yes`, for letters that are shown at a terminal before they are kept."""
    told = "Keep the letter without showing it and asking first."
    return click.option("--yes", is_flag=True, help=told)(command)


def _confirm(values: Mapping[str, Any], text: str, *, is_correction: bool) -> bool:
    """Show a letter as its patron will read it, and go on only if the person agrees.

    Return whether one was shown, after a colleague's letter of the last day if there is one.
    """
    from deskbook.cli.output import words
    from deskbook.mail.commands import letters

    root: Path = values["root"]
    if answer := values.get("answer"):
        from deskbook.answers.commands.letters import write_answer

        text = write_answer(root, values["ticket"], text, answer, values.get("outcome"))
    if not text:
        return False
    shown = letters.preview(
        root, values["ticket"], text, is_correction=is_correction, me=values.get("me")
    )
    if shown.letter is None:
        return False
    click.echo(f"The patron will read:\n\n{words(shown)}\n", err=True)
    click.confirm("Put it into the outbox?", default=True, abort=True, err=True)
    return True


def anyway_option(command: Command) -> Command:
    """`--anyway`, for commands whose text a patron reads."""
    return click.option(
        f"--{OPTION}", is_flag=True, help="Take the text though it looks like a mistake."
    )(command)


def _refuse_comment(text: str | None) -> None:
    """Refuse an HTML comment, which would be left out of the letter.

    Raises:
        DeskError: the text has one.
    """
    if text and "<!--" in text:
        raise DeskError(
            'the text has an HTML comment ("<!--"), which no patron is shown, so nothing was done: '
            "leave it out, and write what colleagues have to know with `desk note`"
        )


def _refuse_mistyped(values: Mapping[str, Any], words: tuple[str, ...]) -> None:
    """Refuse words that are probably an id, an answer, a colleague or a day.

    Raises:
        DeskError: the text is such a word or begins with one.
    """
    from deskbook.tickets.commands import mistyping

    root: Path = values["root"]
    command = click.get_current_context().command_path
    ticket, takes_answer = values.get("ticket"), "answer" in values
    if why := mistyping.explain(
        root, words, command=command, ticket=ticket, takes_answer=takes_answer
    ):
        raise DeskError(why)
