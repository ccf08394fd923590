"""The verbs that see to it that nothing is forgotten and nobody stands alone."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.options import apply_option, commit_option, hand_options, root_option


@click.command()
@click.option("--prove", is_flag=True, help="Show why no open ticket can be forgotten.")
@apply_option
@commit_option
@root_option
def remind(prove: bool, apply: bool, commit: bool, root: Path) -> int:
    """Make the day's digests: who has to think of what today."""
    from deskbook.care.commands import remind as verbs

    if prove:
        return verbs.prove(root)
    return verbs.remind(root, apply=apply, commit=commit)


@click.command()
@click.option("--weeks", default=6, show_default=True, type=click.IntRange(0, 104), help="Ahead.")
@root_option
def cover(weeks: int, root: Path) -> int:
    """List what has nobody, or nobody to stand in, now and in the weeks to come."""
    from deskbook.care.commands.cover import cover as verb

    return verb(root, weeks=weeks)


@click.command()
@click.argument("handle")
@click.option("--on", "day", required=True, metavar="DAY", help="Their last day.")
@click.option("--to", metavar="HANDLE", help="Who is offered everything; else each understudy.")
@apply_option
@hand_options
@root_option
def leave(
    handle: str, day: str, to: str | None, apply: bool, me: str | None, commit: bool, root: Path
) -> int:
    """Hand over everything that a leaving colleague leads."""
    from deskbook.care.commands.leave import leave as verb

    return verb(
        root,
        handle.removeprefix("@"),
        day,
        to=to.removeprefix("@") if to else None,
        apply=apply,
        me=me,
        commit=commit,
    )


@click.group()
def away() -> None:
    """Say when a colleague is away, and who stands in."""


@away.command()
@click.option("--from", "first", required=True, metavar="DAY", help="The first day away.")
@click.option("--to", "last", metavar="DAY", help="The last day away; by default the first.")
@click.option("--understudy", metavar="HANDLE", help="Who stands in.")
@click.option("--reason", default="", help="Only if you want it to be known.")
@click.option("--handle", metavar="HANDLE", help="Who is away; by default you.")
@hand_options
@root_option
def add(
    first: str,
    last: str | None,
    understudy: str | None,
    reason: str,
    handle: str | None,
    me: str | None,
    commit: bool,
    root: Path,
) -> int:
    """Add one absence."""
    from deskbook.care.commands.away import add as verb
    from deskbook.library.formats.text import one_line

    return verb(
        root,
        handle,
        first,
        last,
        understudy=understudy,
        reason=one_line(reason),
        me=me,
        commit=commit,
    )


@away.command(name="import")
@click.argument("file", type=click.File("rb"))
@click.option("--handle", metavar="HANDLE", help="Whose calendar it is; by default yours.")
@apply_option
@hand_options
@root_option
def import_(
    file: Any, handle: str | None, apply: bool, me: str | None, commit: bool, root: Path
) -> int:
    """Add absences from an iCalendar FILE: events of a whole day or longer."""
    from deskbook.care.commands.away_import import read

    return read(root, file.read(), handle, apply=apply, me=me, commit=commit)


@click.command()
@click.option("--year", type=click.IntRange(1990, 2100), help="By default the next one.")
@click.option(
    "--except",
    "left_out",
    multiple=True,
    metavar="DAY",
    help="A day on which you open all the same.",
)
@apply_option
@commit_option
@root_option
def holidays(
    year: int | None, left_out: tuple[str, ...], apply: bool, commit: bool, root: Path
) -> int:
    """Propose a year's public holidays for library.md, to be read and pinned."""
    from deskbook.care.commands.holidays import holidays as verb

    return verb(root, year=year, left_out=left_out, apply=apply, commit=commit)
