"""The verbs that keep patrons out of what is kept."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.options import hand_options, needed_text, root_option, text_options


@click.command()
@text_options
@click.option("--staged", is_flag=True, help="Only what the next commit would keep.")
@click.option("--since", "ref", metavar="COMMIT", help="Only files that changed since then.")
@root_option
def gate(words: tuple[str, ...], file: Any, staged: bool, ref: str | None, root: Path) -> int:
    """Look for personal data in the whole library, or show TEXT as it would be kept.

    The exit code is 1 if there is something to mend.
    """
    from deskbook.privacy.commands import gate as verbs

    if words or file is not None:
        return verbs.of_text(root, needed_text(words, file, about="The text"))
    if staged:
        return verbs.staged(root)
    return verbs.since(root, ref) if ref else verbs.library(root)


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True)
@hand_options
@root_option
def allow(texts: tuple[str, ...], me: str | None, commit: bool, root: Path) -> int:
    """Say that TEXT looks personal and is nobody's; it stands in library.md then."""
    from deskbook.privacy.commands.allow import allow as verb

    return verb(root, texts, me=me, commit=commit)


@click.group()
def hook() -> None:
    """Let Git ask the gate before every commit."""


@hook.command()
@root_option
def install(root: Path) -> int:
    """Put the hook into this clone."""
    from deskbook.privacy.commands import hook as verbs

    return verbs.install(root)
