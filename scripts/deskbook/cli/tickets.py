"""The verbs on one ticket."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.options import given_text, hand_options, root_option, text_options


@click.command()
@click.argument("ticket")
@text_options
@hand_options
@root_option
def note(
    ticket: str, words: tuple[str, ...], file: Any, me: str | None, commit: bool, root: Path
) -> int:
    """Write something down for colleagues; the patron never sees it."""
    from deskbook.commands.note import note as verb

    text = given_text(words, file, about="The note")
    return verb(root, ticket, text, me=me, commit=commit)
