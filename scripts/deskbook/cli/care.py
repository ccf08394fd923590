"""The commands that see to it that nothing is forgotten and everything has somebody."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    apply_option,
    commit_option,
    converted,
    hand_options,
    handles,
    one_line,
    root_option,
)

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome


def _remind(root: Path, *, prove: bool, apply: bool, commit: bool) -> "Outcome":
    """The round, or with `--prove` the proofs."""
    from deskbook.care.commands import remind as use_cases

    if prove:
        return use_cases.prove(root)
    return use_cases.remind(root, apply=apply, commit=commit)


remind = command(
    _remind,
    click.option("--prove", is_flag=True, help="Show why no open ticket can be forgotten."),
    apply_option,
    commit_option,
    root_option,
    help="Make the day's digests: who has to think of what today.",
)

cover = command(
    "care.commands.cover:cover",
    click.option(
        "--weeks", default=6, show_default=True, type=click.IntRange(0, 104), help="Ahead."
    ),
    root_option,
    help="List what has nobody, or nobody to stand in, now and in the weeks to come.",
)

leave = command(
    "care.commands.cover:leave",
    click.argument("handle"),
    click.option("--on", "day", required=True, metavar="DAY", help="Their last day."),
    click.option("--to", metavar="HANDLE", help="Who is offered everything; else each understudy."),
    handles("handle", "to"),
    apply_option,
    hand_options,
    root_option,
    help="Hand over everything that a leaving colleague leads.",
)


def _read_bytes(values: dict[str, Any]) -> None:
    """The use case gets what is in the file."""
    values["file"] = values["file"].read()


away = group(
    "Say when a colleague is away, and who stands in.",
    command(
        "care.commands.days_off:add",
        click.option("--from", "first", required=True, metavar="DAY", help="The first day away."),
        click.option(
            "--to", "last", metavar="DAY", help="The last day away; by default the first."
        ),
        click.option("--understudy", metavar="HANDLE", help="Who stands in."),
        click.option("--reason", default="", help="Only if you want it to be known."),
        one_line("reason"),
        click.option("--handle", metavar="HANDLE", help="Who is away; by default you."),
        hand_options,
        root_option,
        help="Add one absence.",
    ),
    command(
        "care.commands.days_off:import_",
        click.argument("file", type=click.File("rb")),
        converted(_read_bytes),
        click.option("--handle", metavar="HANDLE", help="Whose calendar it is; by default yours."),
        apply_option,
        hand_options,
        root_option,
        name="import",
        help="Add absences from an iCalendar FILE: events of a whole day or longer.",
    ),
)

holidays = command(
    "care.commands.days_off:holidays",
    click.option("--year", type=click.IntRange(1990, 2100), help="By default the next one."),
    click.option(
        "--except",
        "left_out",
        multiple=True,
        metavar="DAY",
        help="A day on which you open all the same.",
    ),
    apply_option,
    commit_option,
    root_option,
    help="Propose a year's public holidays for library.md, to be read and pinned.",
)
