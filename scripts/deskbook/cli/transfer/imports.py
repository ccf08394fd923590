"""The verb that takes questions over from other systems."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from deskbook.cli.options import apply_option, hand_options, root_option

FILE = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)


KINDS: Final[Mapping[str, str]] = {
    "libanswers": "Tickets of LibAnswers, exported as CSV.",
    "refanalytics": "Transactions of LibAnswers' Reference Analytics, exported as CSV.",
    "gimlet": "Questions of Gimlet, exported as CSV.",
    "coral": "Issues of CORAL's resources, exported as CSV.",
    "zammad": "Tickets of a report of Zammad, saved as CSV.",
    "osticket": "Tickets of a queue of osTicket, exported as CSV.",
    "github": "Issues of GitHub with their comments, exported as JSON.",
    "mbox": "Conversations in an mbox file.",
}
"""The systems whose exports Deskbook knows, each with a mapping in `deskbook/transfer/imports/`."""

rejects_option = click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rows that do not fit to this new file.",
)


@click.group("import")
def import_() -> None:
    """Take over questions from another system."""


@import_.command("csv")
@click.argument("file", type=FILE)
@click.option(
    "--map", "mapping", type=FILE, required=True, help="How its columns become tickets (YAML)."
)
@rejects_option
@apply_option
@hand_options
@root_option
def csv_(
    file: Path,
    mapping: Path,
    rejects: Path | None,
    apply: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Make tickets of the rows of a table (FILE); a row is never imported twice."""
    from deskbook.transfer.commands.import_csv import csv as verb

    return verb(root, file, mapping, rejects=rejects, apply=apply, me=me, commit=commit)


@import_.command("deskbook")
@click.argument("export", type=click.Path(path_type=Path, exists=True, readable=True))
@apply_option
@hand_options
@root_option
def deskbook_(export: Path, apply: bool, me: str | None, commit: bool, root: Path) -> int:
    """Bring back the tickets of an EXPORT that `desk export` made, ids and all."""
    from deskbook.transfer.commands.import_deskbook import deskbook as verb

    return verb(root, export, apply=apply, me=me, commit=commit)


@import_.command("libanswers-faq")
@click.argument("file", type=FILE)
@click.option(
    "--reviewed-by", metavar="STAFF", help="Publish them: this colleague vouches for each."
)
@click.option("--service", metavar="SERVICE", help="The service that they belong to.")
@apply_option
@hand_options
@root_option
def libanswers_faq(
    file: Path,
    reviewed_by: str | None,
    service: str | None,
    apply: bool,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Make answers of the FAQs of LibAnswers' API (JSON): drafts, or reviewed.

    An FAQ is never imported twice: its name is made of its question.
    """
    from deskbook.transfer.commands.import_faq import faq

    return faq(
        root, file, reviewed_by=reviewed_by, service=service, apply=apply, me=me, commit=commit
    )


@import_.command("map")
@click.argument("kind", type=click.Choice(list(KINDS)))
def map_(kind: str) -> int:
    """Print the mapping of an export, to be changed and given with --map."""
    from deskbook.transfer.commands.import_ready import show

    return show(kind)


def _ready(kind: str, said: str) -> click.Command:
    """The verb for one kind of export."""

    @click.command(kind, help=f"{said} A row is never imported twice.")
    @click.argument("file", type=FILE)
    @click.option("--map", "mapping", type=FILE, help="A mapping in place of ours (YAML).")
    @click.option("--service", metavar="SERVICE", help="The service of its questions.")
    @rejects_option
    @apply_option
    @hand_options
    @root_option
    def verb(
        file: Path,
        mapping: Path | None,
        service: str | None,
        rejects: Path | None,
        apply: bool,
        me: str | None,
        commit: bool,
        root: Path,
    ) -> int:
        from deskbook.transfer.commands.import_ready import ready

        return ready(
            root,
            kind,
            file,
            mapping=mapping,
            service=service,
            rejects=rejects,
            apply=apply,
            me=me,
            commit=commit,
        )

    return verb


for _kind, _said in KINDS.items():
    import_.add_command(_ready(_kind, _said))
