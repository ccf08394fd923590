"""The commands on reminders, cover and days off, and those of a shift at the desk."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    allow_option,
    apply_option,
    commit_option,
    converted,
    hand_options,
    handles,
    one_line,
    optional_text,
    root_option,
    text_options,
)
from deskbook.library.model.finding import DeskError

if TYPE_CHECKING:
    from deskbook.library.model.outcome import Outcome
    from deskbook.library.model.records import Holiday


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
        allow_option,
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


def _holidays(root: Path, *, also: tuple[str, ...], apply: bool, **values: Any) -> "Outcome":
    """Pin the holidays; at a terminal, ask about each doubtful day."""
    from deskbook.care.commands import days_off

    if apply and sys.stdin.isatty():
        planned = days_off.holidays(root, also=also, apply=False, **values)
        asked = [it for it, why in planned.doubtful if _is_closed(it, why)]
        also = (*also, *(it.day.isoformat() for it in asked))
    return days_off.holidays(root, also=also, apply=apply, **values)


def _is_closed(it: "Holiday", why: str) -> bool:
    return click.confirm(f"Close on {it.day:%Y-%m-%d %a}, {it.name} ({why})?", default=False)


holidays = command(
    _holidays,
    click.option("--year", type=click.IntRange(1990, 2100), help="By default the next one."),
    click.option(
        "--except",
        "left_out",
        multiple=True,
        metavar="DAY",
        help="A day on which you open all the same.",
    ),
    click.option(
        "--also",
        multiple=True,
        metavar="DAY",
        help="A doubtful day on which you close; a terminal asks about each.",
    ),
    apply_option,
    commit_option,
    root_option,
    help="Propose a year's public holidays for library.md, to be read and pinned.",
)


def _brief(root: Path, *, about: str | None, form: Literal["page", "handout"] | None) -> "Outcome":
    """A shift's brief, or one about whom or what is named."""
    from deskbook.care.commands import shift

    if about is None and form:
        raise click.UsageError(f"--{form} of what? Name a department, a resource or a vendor")
    if about:
        return shift.brief_about(root, about, form or "screen")
    return shift.brief(root)


brief = command(
    _brief,
    click.argument("about", metavar="[P|DEPARTMENT|RESOURCE|VENDOR]", required=False),
    click.option("--page", "form", flag_value="page", help="All of it, to take into a meeting."),
    click.option(
        "--handout", "form", flag_value="handout", help="For others: no ticket, no small number."
    ),
    root_option,
    help="""Begin a shift: what is open, promised, overdue, who is away, what is broken.

    With a patron (p-...), a department, a resource or a vendor (meridian-aggregation): what is
    known before you talk to them. Of a patron only what they agreed to.
    """,
)


def _note_text(values: dict[str, Any]) -> None:
    """TEXT or a file; else the draft as it comes back from the editor."""
    from deskbook.library.formats.text import clean_text, is_blank

    words, file = values.pop("words"), values.pop("file")
    text = optional_text(words, file, editor=False, about="The note")
    if not words and file is None:
        text = clean_text(click.edit(_draft(values["root"]), require_save=True) or "")
    if is_blank(text):
        raise DeskError("the note was not saved or is empty, so nothing was signed")
    values["text"] = text


def _draft(root: Path) -> str:
    from deskbook.care.commands.shift import draft
    from deskbook.cli.output import words

    return str(words(draft(root)))


handover = group(
    "End a shift: leave the next one a note, and take over from the last.",
    command(
        "care.commands.shift:draft",
        root_option,
        help="Print a draft: what happened since the last note, what is left to do.",
    ),
    command(
        "care.commands.shift:sign",
        text_options,
        converted(_note_text),
        hand_options,
        root_option,
        allow_option,
        help="Edit the draft and sign it off; or sign TEXT.",
    ),
    command(
        "care.commands.shift:read",
        hand_options,
        root_option,
        help="Read what earlier shifts left, and take over from them.",
    ),
    command(
        "care.commands.shift:list_last",
        click.option(
            "--number", "-n", default=5, show_default=True, type=click.IntRange(1), help="Notes."
        ),
        root_option,
        name="last",
        help="Show the last notes, taken over or not.",
    ),
)
