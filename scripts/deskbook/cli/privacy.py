"""The commands that keep personal data out of the library."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import hand_options, needed_text, root_option, text_options
from deskbook.library.model.outcome import Outcome


def _gate(root: Path, words: tuple[str, ...], file: Any, staged: bool, ref: str | None) -> Outcome:
    """Search a text, or the files that the options choose."""
    from deskbook.privacy.commands import gate

    if words or file is not None:
        return gate.clean_text(root, needed_text(words, file, about="The text"))
    if staged:
        return gate.search_staged(root)
    return gate.search_changes(root, ref) if ref else gate.search_library(root)


gate = command(
    _gate,
    text_options,
    click.option("--staged", is_flag=True, help="Only what the next commit would keep."),
    click.option(
        "--since", "ref", metavar="COMMIT", help="Only files that changed since this commit."
    ),
    root_option,
    help="""Look for personal data in the whole library, or show TEXT as it would be kept.

    The exit code is 1 if there is something to mend.
    """,
)

allow = command(
    "privacy.commands.gate:allow",
    click.argument("texts", metavar="TEXT...", nargs=-1, required=True),
    hand_options,
    root_option,
    help="Let TEXT pass that looks personal and is nobody's; library.md keeps it.",
)

hook = group(
    "Let Git ask the gate before every commit.",
    command(
        "privacy.commands.gate:install_hook",
        root_option,
        name="install",
        help="Put the hook into this clone.",
    ),
)
