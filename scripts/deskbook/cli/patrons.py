"""The commands that keep patrons private: the vault, retention and the gate."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    apply_option,
    converted,
    hand_options,
    needed_text,
    root_option,
    text_options,
)
from deskbook.cli.tickets.fields import who_options
from deskbook.library.model.outcome import Outcome
from deskbook.patrons.model.patron import CONSENTS

pseudonym = click.argument("name", metavar="P")
maildir_option = click.option(
    "--maildir",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The Maildir that mail is fetched from, where that is no IMAP server: it is searched too.",
)


def _hold(values: dict[str, Any]) -> None:
    """With `--release` nothing holds the record."""
    if values.pop("release"):
        values["hold"] = ""


patron = group(
    "Records of patrons in the vault.",
    command(
        "patrons.commands.patron:add",
        who_options(),
        root_option,
        help="Find a patron or begin a record, and print their pseudonym.",
    ),
    command(
        "patrons.commands.patron:show",
        pseudonym,
        root_option,
        help="Show a patron's record and tickets.",
    ),
    command(
        "patrons.commands.patron:find",
        click.argument("text"),
        root_option,
        help="Find patrons by an e-mail address, a card, a phone number or a whole name.",
    ),
    command(
        "patrons.commands.patron:edit",
        pseudonym,
        who_options(),
        click.option("--drop", multiple=True, metavar="TEXT", help="Take this out of the record."),
        click.option(
            "--hold", metavar="WHY", help="They may not be forgotten for now (a legal hold)."
        ),
        click.option("--release", is_flag=True, help="They may be forgotten again."),
        converted(_hold),
        root_option,
        help="Add to a patron's record, take out of it, put it on hold.",
    ),
    command(
        "patrons.commands.patron:consent",
        pseudonym,
        click.argument("what", type=click.Choice(CONSENTS)),
        click.option(
            "--on", "day", metavar="DAY", help="When they agreed (2026-11-12); by default today."
        ),
        click.option("--withdraw", "withdrawn", is_flag=True, help="They take it back."),
        root_option,
        help="""Write down what a patron agreed to.

        remember: we look at their earlier questions; feedback: we may ask how it went; name:
        colleagues who help may see their name.
        """,
    ),
    command(
        "patrons.commands.patron:export",
        pseudonym,
        root_option,
        help="Print everything the library holds of a patron, in plain words, for them.",
    ),
    command(
        "mail.commands.forgetting:forget",
        pseudonym,
        click.option(
            "--rewrite-history",
            is_flag=True,
            help="Take them out of all commits too, here and in the shared repository.",
        ),
        click.option(
            "--text",
            "texts",
            multiple=True,
            metavar="TEXT",
            help="A name, address or number of theirs that the vault does not know (any more).",
        ),
        maildir_option,
        apply_option,
        hand_options,
        root_option,
        help="Forget a patron: destroy their record, unlink and redact their tickets.",
    ),
)

retain = command(
    "mail.commands.forgetting:retain",
    maildir_option,
    apply_option,
    hand_options,
    root_option,
    help="Forget what `privacy.retention_days` in library.md lets be forgotten today.",
)

vault = group(
    "The vault's keys, its health, and its other clones.",
    command(
        "patrons.commands.vault:doctor",
        click.option("--apply", is_flag=True, help="Make the index anew."),
        root_option,
        help="Check that everything can be opened and found.",
    ),
    command(
        "patrons.commands.vault:rotate",
        click.option(
            "--records", is_flag=True, help="New keys for every patron too: a key was stolen."
        ),
        root_option,
        help="Seal the vault for new keys, so that what was forgotten opens no more.",
    ),
    command(
        "patrons.commands.vault:recover",
        click.option(
            "--with",
            "file",
            required=True,
            type=click.Path(path_type=Path),
            help="The file with the recovery key.",
        ),
        root_option,
        help="Let this machine in again, with the recovery key.",
    ),
    command(
        "setup.commands.joining_vault:share",
        click.argument("address"),
        root_option,
        name="share",
        help="""Share the vault through an empty private repository at ADDRESS.

        Other machines get it with `desk join`, and open it once one that does admits them.
        """,
    ),
    command(
        "patrons.commands.vault:admit",
        click.argument("name"),
        click.argument("public", metavar="KEY"),
        root_option,
        help="Let another machine open the vault too.",
    ),
    command(
        "patrons.commands.vault:dismiss",
        click.argument("name"),
        root_option,
        help="Let a machine open the vault no more.",
    ),
    command(
        "patrons.commands.vault:share",
        root_option,
        name="sync",
        help="Fetch what others wrote into a shared vault, and push what was written here.",
    ),
)


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
