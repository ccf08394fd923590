"""The commands of a shift at the desk."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    converted,
    hand_options,
    optional_text,
    root_option,
    text_options,
)
from deskbook.library.model.finding import DeskError

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome


def _brief(root: Path, *, about: str | None, form: Literal["page", "handout"] | None) -> "Outcome":
    """A shift's brief, or one about whom or what is named."""
    from deskbook.care.commands import brief as use_cases

    if about is None and form:
        raise click.UsageError(f"--{form} of what? Name a department, a resource or a vendor")
    if about:
        return use_cases.brief_about(root, about, form or "screen")
    return use_cases.brief(root)


brief = command(
    _brief,
    click.argument("about", metavar="[P|DEPARTMENT|RESOURCE|VENDOR]", required=False),
    click.option("--page", "form", flag_value="page", help="All of it, to take into a meeting."),
    click.option(
        "--handout", "form", flag_value="handout", help="For others: no ticket, no small number."
    ),
    root_option,
    help="""Begin a shift: what is open, promised, overdue, who is away, what is broken.

    With a patron (p-...), a department, a resource or a vendor (meridian-aggregation): what is
    known before you talk to them. Of a patron only what they agreed to.
    """,
)


def _note_text(values: dict[str, Any]) -> None:
    """TEXT or a file; else the draft as it comes back from the editor."""
    from deskbook.library.formats.text import clean_text

    words, file = values.pop("words"), values.pop("file")
    text = optional_text(words, file, editor=False, about="The note")
    if not words and file is None:
        text = clean_text(click.edit(_draft(values["root"]), require_save=True) or "")
    if not text:
        raise DeskError("the note was not saved or is empty, so nothing was signed")
    values["text"] = text


def _draft(root: Path) -> str:
    from deskbook.care.commands.handover import draft
    from deskbook.cli.output import words

    return str(words(draft(root)))


handover = group(
    "End a shift: leave the next one a note, and take over from the last.",
    command(
        "care.commands.handover:draft",
        root_option,
        help="Print a draft: what happened since the last note, what is left to do.",
    ),
    command(
        "care.commands.handover:sign",
        text_options,
        converted(_note_text),
        hand_options,
        root_option,
        help="Edit the draft and sign it off; or sign TEXT.",
    ),
    command(
        "care.commands.handover:read",
        hand_options,
        root_option,
        help="Read what earlier shifts left, and take over from them.",
    ),
    command(
        "care.commands.handover:list_last",
        click.option(
            "--number", "-n", default=5, show_default=True, type=click.IntRange(1), help="Notes."
        ),
        root_option,
        name="last",
        help="Show the last notes, taken over or not.",
    ),
)
