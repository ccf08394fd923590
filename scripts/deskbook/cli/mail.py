"""The commands of mail: in, out, and the files that come with it."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    allow_option,
    apply_option,
    commit_option,
    converted,
    hand_options,
    root_option,
)
from deskbook.library.model.outcome import Outcome, Progress


def _send(root: Path, show: bool, apply: bool, commit: bool, progress: Progress) -> Outcome:
    from deskbook.mail.commands import send

    if not apply:
        return send.list_waiting(root, show=show)
    return send.send(root, commit=commit, progress=progress)


def _address(root: Path, ticket: str, add: str | None) -> Outcome:
    from deskbook.mail.commands import addresses

    if add is None:
        return addresses.list_addresses(root, ticket)
    return addresses.add_address(root, ticket, add)


def _aside(
    root: Path,
    accept: tuple[str, ...],
    dismiss: tuple[str, ...],
    show: str | None,
    me: str | None,
    commit: bool,
) -> Outcome:
    from deskbook.mail.commands import aside

    if accept or dismiss:
        return aside.settle(root, accept=accept, dismiss=dismiss, me=me, commit=commit)
    return aside.show(root, show) if show else aside.list_aside(root)


mail = group(
    "Mail comes in as tickets, and replies go out.",
    command(
        "mail.commands.fetch:fetch",
        click.option(
            "--from",
            "source",
            type=click.Path(path_type=Path, exists=True),
            help="A Maildir or an mbox file, in place of the server in library.md.",
        ),
        click.option(
            "--most",
            type=click.IntRange(1),
            default=200,
            help="No more messages than this into tickets; known ones do not count.",
        ),
        apply_option,
        commit_option,
        root_option,
        progress=True,
        help="Take the mail that waits into tickets; each is moved once its ticket is safe.",
    ),
    command(
        _send,
        click.option(
            "--show", is_flag=True, help="Print the letters whole, without their addresses."
        ),
        apply_option,
        commit_option,
        root_option,
        progress=True,
        help="Send the replies that wait to their patrons, and today's digests to colleagues.",
    ),
    command(
        _aside,
        click.option("--accept", multiple=True, metavar="ID", help="Take it into a ticket."),
        click.option("--dismiss", multiple=True, metavar="ID|all", help="Delete it."),
        click.option("--show", metavar="ID", help="Print it whole."),
        hand_options,
        root_option,
        help="List the mail that fits no ticket or cannot be read; accept or dismiss each.",
    ),
    command(
        _address,
        click.argument("ticket"),
        click.option("--add", metavar="ADDRESS", help="Add this one to the patron's record."),
        root_option,
        help="List who wrote in a TICKET from an address that is not known as its patron's.",
    ),
    command(
        "mail.commands.trial:send_letter",
        click.argument("address", required=False, default=""),
        click.option(
            "--wait",
            type=click.IntRange(1),
            default=120,
            show_default=True,
            metavar="SECONDS",
            help="How long to wait for a letter to the library itself.",
        ),
        root_option,
        progress=True,
        name="test",
        help="""Send a test letter to ADDRESS and say how each step went.

        Without ADDRESS it goes to the library's own, and the command waits until it has come back.
        """,
    ),
)


def _note(values: dict[str, Any]) -> None:
    from deskbook.library.formats.text import clean_text

    values["text"] = clean_text(" ".join(values.pop("words")))


ticket = click.argument("ticket")

attach = command(
    "mail.commands.attachments:attach",
    ticket,
    click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False)),
    click.argument("words", metavar="[TEXT]...", nargs=-1),
    converted(_note),
    hand_options,
    root_option,
    allow_option,
    help="Keep a FILE with a ticket, sealed in the vault; TEXT goes into the note about it.",
)


def _show(root: Path, ticket: str, key: str | None, to: Path | None) -> Outcome:
    from deskbook.mail.commands import attachments

    if key is None:
        return attachments.list_files(root, ticket)
    return attachments.write_out(root, ticket, key, to=to)


attachment = group(
    "The files that came with a ticket, from the vault.",
    command(
        _show,
        ticket,
        click.argument("key", required=False),
        click.option("--to", type=click.Path(path_type=Path), help="Write it there, a new file."),
        root_option,
        help="List a ticket's files; with KEY (or its beginning) write one out, for you alone.",
    ),
)
