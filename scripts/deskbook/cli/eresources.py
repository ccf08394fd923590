"""The commands about e-resources: title lists, why something is not there, and late content."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import (
    Command,
    allow_option,
    converted,
    hand_options,
    one_line,
    optional_text_input,
    root_option,
)

if TYPE_CHECKING:
    from deskbook.eresources.model.coverage import Citation
    from deskbook.library.model.outcome import Outcome


def issue_input(callback: Command) -> Command:
    """`--date`, `--volume`, `--issue`: which issue of a title is asked about, as `issue`."""
    for each in (
        converted(_convert_issue),
        click.option("--issue", metavar="NUMBER", default="", help="Its number in the volume."),
        click.option("--volume", metavar="NUMBER", default="", help="The issue's volume."),
        click.option(
            "--date",
            "published",
            metavar="DAY",
            help="Published: 2026, 2026-03, 2026-03-15, 'June 2026'.",
        ),
    ):
        callback = each(callback)
    return callback


def _convert_issue(values: dict[str, Any]) -> None:
    from deskbook.eresources.formats import item_text

    date, volume, number = (values.pop(key) for key in ("published", "volume", "issue"))
    values["issue"] = item_text.parse_issue(date, volume, number)


def _join_words(values: dict[str, Any]) -> None:
    values["asked"] = " ".join(values["asked"])


def _coverage(root: Path, *, asked: str, issue: "Citation", lists: bool) -> "Outcome":
    """The rows about a title, with `--lists` all lists, with `due` the issues that are due."""
    from deskbook.eresources.commands import diagnose as use_cases

    if asked == "due" or asked.startswith("due "):
        from deskbook.eresources.commands import expected

        return expected.list_expected(root, asked[4:].strip())
    if lists:
        return use_cases.list_title_lists(root)
    if not asked:
        raise click.UsageError("which title? Give an ISSN, an OpenURL or words of it, or --lists")
    return use_cases.coverage(root, asked, issue=issue)


coverage = command(
    _coverage,
    click.argument("asked", metavar="[ISSN|TITLE|due]...", nargs=-1),
    converted(_join_words),
    issue_input,
    click.option(
        "--lists", is_flag=True, help="Show the title lists, and each row that cannot be used."
    ),
    root_option,
    help="""Show which resources should have a title, from when to when, through which embargo.

    `desk coverage due [RESOURCE]` predicts the issues that should be there by now, from how often
    their titles come out (`expected:` of a resource).
    """,
)

diagnose = command(
    "eresources.commands.diagnose:diagnose",
    click.argument("asked", metavar="TICKET|CITATION...", nargs=-1, required=True),
    converted(_join_words),
    issue_input,
    click.option("--resource", metavar="RESOURCE", help="Where it was looked for."),
    click.option(
        "--refused",
        "symptom",
        flag_value="refused",
        default="missing",
        help="It is there and does not open: asked to sign in or pay, an error.",
    ),
    root_option,
    help="""Tell why an issue is not there: embargoed, late, outside of coverage, or to be opened.

    Takes a ticket (and its `item`), an OpenURL, a DOI link, an ISSN or a title.
    """,
)

watch = command(
    "eresources.commands.delays:watch",
    click.argument("ticket"),
    click.argument("day"),
    optional_text_input("Why we look again then"),
    click.option("--item", metavar="CITATION", help="What is missing: ISSN, date, volume, issue."),
    one_line("item"),
    hand_options,
    root_option,
    allow_option,
    help="Look again on DAY whether late content has come; its lead is reminded then.",
)

arrived = command(
    "eresources.commands.delays:arrived",
    click.argument("ticket"),
    optional_text_input("What was seen"),
    click.option(
        "--on", "day", metavar="DAY", help="When it was seen to be there; by default today."
    ),
    click.option("--tell", metavar="TEXT", help="What all who missed it are told."),
    one_line("tell"),
    click.option("--quiet", is_flag=True, help="Tell nobody."),
    hand_options,
    root_option,
    allow_option,
    help="Note that late content is there, and tell all who missed the same issue.",
)

delays = command(
    "eresources.commands.delays:delays",
    root_option,
    help="Show how late content really arrives, by vendor and resource.",
)

causes = command(
    "eresources.commands.diagnose:causes",
    help="Explain each cause of the closed list.",
)
