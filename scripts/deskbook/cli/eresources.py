"""The verbs about e-resources: what they hold, why something is not there, and late content."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    Command,
    hand_options,
    one_line,
    optional_text_input,
    root_option,
)

if TYPE_CHECKING:
    from deskbook.eresources.model.citation import Citation
    from deskbook.eresources.model.diagnosis import Symptom


def issue_options(command: Command) -> Command:
    """`--date`, `--volume`, `--issue`: which issue of a title is asked about."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option("--issue", metavar="NUMBER", default="", help="Its number in the volume."),
        click.option("--volume", metavar="NUMBER", default="", help="The issue's volume."),
        click.option(
            "--date", "published", metavar="DAY", help="Published: 2026, 2026-03, 2026-03-15."
        ),
    )
    for option in options:
        command = option(command)
    return command


def _issue(published: str | None, volume: str, issue: str) -> "Citation":
    from deskbook.eresources.formats import open_url

    return open_url.issue(published, volume, issue)


@click.command()
@click.argument("asked", metavar="[ISSN|TITLE]...", nargs=-1)
@issue_options
@click.option(
    "--lists", is_flag=True, help="Show the title lists, and each row that cannot be used."
)
@click.option("--json", is_flag=True, help="Print it for other programs.")
@root_option
def coverage(
    asked: tuple[str, ...],
    published: str | None,
    volume: str,
    issue: str,
    lists: bool,
    json: bool,
    root: Path,
) -> int:
    """Show which resources should have a title, from when to when, through which embargo."""
    from deskbook.eresources.commands import coverage as verbs

    if lists:
        return verbs.show_lists(root)
    if not asked:
        raise click.UsageError("which title? Give an ISSN, an OpenURL or words of it, or --lists")
    return verbs.coverage(root, " ".join(asked), issue=_issue(published, volume, issue), json=json)


@click.command()
@click.argument("asked", metavar="TICKET|CITATION...", nargs=-1, required=True)
@issue_options
@click.option("--resource", metavar="RESOURCE", help="Where it was looked for.")
@click.option(
    "--refused",
    "symptom",
    flag_value="refused",
    default="missing",
    help="It is there and does not open: asked to sign in or pay, an error.",
)
@click.option("--json", is_flag=True, help="Print it for other programs.")
@root_option
def diagnose(
    asked: tuple[str, ...],
    published: str | None,
    volume: str,
    issue: str,
    resource: str | None,
    symptom: "Symptom",
    json: bool,
    root: Path,
) -> int:
    """Tell why an issue is not there: embargoed, late, outside of coverage, or to be opened.

    Takes a ticket (and its `item`), an OpenURL, a DOI link, an ISSN or a title.
    """
    from deskbook.eresources.commands.diagnose import diagnose as verb

    return verb(
        root,
        " ".join(asked),
        issue=_issue(published, volume, issue),
        resource=resource,
        symptom=symptom,
        json=json,
    )


watch = command(
    "eresources.commands.watch:watch",
    click.argument("ticket"),
    click.argument("day"),
    optional_text_input("Why we look again then"),
    click.option("--item", metavar="CITATION", help="What is missing: ISSN, date, volume, issue."),
    one_line("item"),
    hand_options,
    root_option,
    help="Look again on DAY whether late content has come; its lead is reminded then.",
)

arrived = command(
    "eresources.commands.watch:arrived",
    click.argument("ticket"),
    optional_text_input("What was seen"),
    click.option(
        "--on", "day", metavar="DAY", help="When it was seen to be there; by default today."
    ),
    hand_options,
    root_option,
    help="Note that late content is there.",
)


@click.command()
@click.option("--json", is_flag=True, help="Print it for other programs.")
@root_option
def delays(json: bool, root: Path) -> int:
    """Show how late content really arrives, by vendor and resource."""
    from deskbook.eresources.commands.delays import delays as verb

    return verb(root, json=json)


@click.command()
def causes() -> int:
    """Explain each cause of the closed list."""
    from deskbook.eresources.commands.causes import causes as verb

    return verb()
