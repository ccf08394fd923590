"""The verbs of mail: in, out, and the files that come with it."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, commit_option, hand_options, root_option


@click.group()
def mail() -> None:
    """Mail comes in as tickets, and replies go out."""


@mail.command()
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True),
    help="A Maildir or an mbox file, in place of the server in library.md.",
)
@click.option("--most", type=click.IntRange(1), default=200, help="No more messages than this.")
@apply_option
@commit_option
@root_option
def fetch(source: Path | None, most: int, apply: bool, commit: bool, root: Path) -> int:
    """Take the mail that waits into tickets; each message is moved once its ticket is safe."""
    from deskbook.mail.commands.fetch import fetch as verb

    return verb(root, source, apply=apply, most=most, commit=commit)


@mail.command()
@click.option("--show", is_flag=True, help="Print the letters whole, without their addresses.")
@apply_option
@commit_option
@root_option
def send(show: bool, apply: bool, commit: bool, root: Path) -> int:
    """Send the replies that wait to their patrons, and today's digests to colleagues."""
    from deskbook.mail.commands.send import send as verb

    return verb(root, apply=apply, show=show, commit=commit)


@click.command()
@click.argument("ticket")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("words", metavar="[TEXT]...", nargs=-1)
@hand_options
@root_option
def attach(
    ticket: str, file: Path, words: tuple[str, ...], me: str | None, commit: bool, root: Path
) -> int:
    """Keep a FILE with a ticket, sealed in the vault; TEXT goes into the note about it."""
    from deskbook.library.formats.text import clean_text
    from deskbook.mail.commands.attach import attach as verb

    return verb(root, ticket, file, clean_text(" ".join(words)), me=me, commit=commit)


@click.group()
def attachment() -> None:
    """The files that came with a ticket, from the vault."""


@attachment.command()
@click.argument("ticket")
@click.argument("key", required=False)
@click.option("--to", type=click.Path(path_type=Path), help="Write it there, a new file.")
@root_option
def show(ticket: str, key: str | None, to: Path | None, root: Path) -> int:
    """List the files of a ticket; with KEY (or its beginning) write one out, for you alone."""
    from deskbook.mail.commands.attachment import show as verb

    return verb(root, ticket, key, to)
