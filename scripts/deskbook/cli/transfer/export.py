"""The commands by which a library moves out, or shares its questions with others."""

from pathlib import Path

import click

from deskbook.cli.command import command
from deskbook.cli.options import root_option


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
    `min_cell` or more alike, what is rarer is suppressed. Needs deskbook[analytics].
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
        help="Where it runs; Spark needs deskbook[consortium].",
    ),
    help="Show what the questions of several libraries say together, from their data sets.",
)
