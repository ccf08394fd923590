"""The verbs of mail: in, out, and the files that come with it."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, commit_option, root_option


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
    from deskbook.commands.mail_fetch import fetch as verb

    return verb(root, source, apply=apply, most=most, commit=commit)


@mail.command()
@click.option("--show", is_flag=True, help="Print the letters whole, without their addresses.")
@apply_option
@commit_option
@root_option
def send(show: bool, apply: bool, commit: bool, root: Path) -> int:
    """Send the replies that wait to their patrons, and today's digests to colleagues."""
    from deskbook.commands.mail_send import send as verb

    return verb(root, apply=apply, show=show, commit=commit)
