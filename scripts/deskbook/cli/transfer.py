"""The commands that bring tickets and answers in from other systems, and take data out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import apply_option, converted, hand_options, root_option

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


writing_options: Final = (apply_option, hand_options, root_option)


def _export(kind: str, said: str) -> click.Command:
    """Return the command for one kind of export."""
    return command(
        "transfer.commands.import_tables:export",
        click.argument("file", type=FILE),
        click.option("--map", "mapping", type=FILE, help="A mapping in place of ours (YAML)."),
        click.option("--service", metavar="SERVICE", help="The service of its questions."),
        rejects_option,
        *writing_options,
        converted(lambda values: values.update(kind=kind)),
        name=kind,
        progress=True,
        help=f"{said} A row is never imported twice.",
    )


import_ = group(
    "Take over questions from another system.",
    command(
        "transfer.commands.import_tables:csv",
        click.argument("file", type=FILE),
        click.option(
            "--map",
            "mapping",
            type=FILE,
            required=True,
            help="How its columns become tickets (YAML).",
        ),
        rejects_option,
        *writing_options,
        progress=True,
        help="Make tickets of the rows of a table (FILE); a row is never imported twice.",
    ),
    command(
        "transfer.commands.import_deskbook:deskbook",
        click.argument("export", type=click.Path(path_type=Path, exists=True, readable=True)),
        *writing_options,
        help="Bring back the tickets of an EXPORT that `desk export` made, ids and all.",
    ),
    command(
        "transfer.commands.import_faq:libanswers_faq",
        click.argument("file", type=FILE),
        click.option(
            "--reviewed-by", metavar="STAFF", help="Publish them: this colleague vouches for each."
        ),
        click.option("--service", metavar="SERVICE", help="The service that they belong to."),
        *writing_options,
        name="libanswers-faq",
        help="""Make answers of the FAQs of LibAnswers' API (JSON): drafts, or reviewed.

        An FAQ is never imported twice: its name is made of its question.
        """,
    ),
    command(
        "transfer.commands.import_tables:find_mapping",
        click.argument("kind", type=click.Choice(list(KINDS))),
        name="map",
        help="Print the mapping of an export, to be changed and given with --map.",
    ),
    *(_export(kind, said) for kind, said in KINDS.items()),
)


class Export(click.Group):
    """A folder in the place of a kind of export means everything."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what names no kind for the folder (or the options) of `everything`."""
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = ["everything", *args]
        return super().parse_args(ctx, args)


everything = command(
    "transfer.commands.export:everything",
    click.argument("folder", type=click.Path(path_type=Path)),
    click.option("--public", is_flag=True, help="Only what the public may read."),
    root_option,
    help="""Write everything into a new FOLDER: files, CSV, JSON, and pages that need no Deskbook.

    It is for colleagues: questions and internal notes are in it. With --public it holds the
    published answers and what else the public site shows.
    """,
)

parquet = command(
    "transfer.commands.data_set:parquet",
    click.argument("folder", metavar="DIR", type=click.Path(path_type=Path)),
    click.option(
        "--in-house",
        is_flag=True,
        help="Every row as it is, for your own analyses; not for others.",
    ),
    root_option,
    help="""Write a row for each question as a Parquet data set, partitioned by year and month.

    No row has a place for a person, an id or a text. Months that are over only; each row is among
    `min_cell` or more alike, what is rarer is suppressed. Needs the extra `analytics`.
    """,
)

export = Export(
    commands=[everything, parquet],
    subcommand_metavar="[KIND] FOLDER",
    help="Write everything into a new FOLDER; or, of KIND, what others can use.",
)

consortium = command(
    "transfer.commands.data_set:consortium",
    click.argument(
        "folders",
        metavar="DIR...",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
    ),
    click.option("--only", metavar="QUERY", help="One table, such as faults."),
    click.option(
        "--on",
        "engine",
        type=click.Choice(["duckdb", "spark"]),
        default="duckdb",
        show_default=True,
        help="Where it runs; Spark needs the extra `consortium`.",
    ),
    help="Show what the questions of several libraries say together, from their data sets.",
)
