"""The verb that takes questions over from other systems."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, hand_options, root_option

FILE = click.Path(path_type=Path, exists=True, dir_okay=False, readable=True)


@click.group("import")
def import_() -> None:
    """Take over questions from another system."""


@import_.command("csv")
@click.argument("file", type=FILE)
@click.option(
    "--map", "mapping", type=FILE, required=True, help="How its columns become tickets (YAML)."
)
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the rows that do not fit to this new file.",
)
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
    from deskbook.commands.import_csv import csv as verb

    return verb(root, file, mapping, rejects=rejects, apply=apply, me=me, commit=commit)
