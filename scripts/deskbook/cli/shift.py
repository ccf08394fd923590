"""The verbs of a shift at the desk."""

from pathlib import Path
from typing import Any, Literal

import click

from deskbook.cli.options import hand_options, root_option, text_options
from deskbook.library.model.finding import DeskError


@click.command()
@click.argument("about", metavar="[P|DEPARTMENT|RESOURCE|VENDOR]", required=False)
@click.option("--page", "form", flag_value="page", help="All of it, to take into a meeting.")
@click.option(
    "--handout", "form", flag_value="handout", help="For others: no ticket, no small number."
)
@root_option
def brief(about: str | None, form: Literal["page", "handout"] | None, root: Path) -> int:
    """Begin a shift: what is open, promised, overdue, who is away, what is broken.

    With a patron (p-...), a department, a resource or a vendor (meridian-aggregation): what is
    known before you talk to them. Of a patron only what they agreed to.
    """
    from deskbook.care.commands import brief as verbs

    if about is None and form:
        raise click.UsageError(f"--{form} of what? Name a department, a resource or a vendor")
    return verbs.about(root, about, form or "screen") if about else verbs.brief(root)


@click.group()
def handover() -> None:
    """End a shift: leave the next one a note, and take over from the last."""


@handover.command()
@root_option
def draft(root: Path) -> int:
    """Print a draft: what happened since the last note, what is left to do."""
    from deskbook.care.commands import handover as verbs
    from deskbook.library.adapters import console

    console.echo(verbs.draft(root))
    return 0


@handover.command()
@text_options
@hand_options
@root_option
def sign(words: tuple[str, ...], file: Any, me: str | None, commit: bool, root: Path) -> int:
    """Edit the draft and sign it off; or sign TEXT."""
    from deskbook.care.commands import handover as verbs
    from deskbook.cli.options import optional_text
    from deskbook.library.formats.text import clean_text

    text = optional_text(words, file, editor=False, about="The note")
    if not words and file is None:
        text = clean_text(click.edit(verbs.draft(root), require_save=True) or "")
    if not text:
        raise DeskError("the note was not saved or is empty, so nothing was signed")
    return verbs.sign(root, text, me=me, commit=commit)


@handover.command()
@hand_options
@root_option
def read(me: str | None, commit: bool, root: Path) -> int:
    """Read what earlier shifts left, and take over from them."""
    from deskbook.care.commands import handover as verbs

    return verbs.read(root, me=me, commit=commit)


@handover.command()
@click.option("--number", "-n", default=5, show_default=True, type=click.IntRange(1), help="Notes.")
@root_option
def last(number: int, root: Path) -> int:
    """Show the last notes, taken over or not."""
    from deskbook.care.commands import handover as verbs

    return verbs.show_last(root, number)
