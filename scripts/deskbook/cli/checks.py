"""The commands that look at the library's files."""

from pathlib import Path
from typing import Any

import click

from deskbook.cli.command import command
from deskbook.cli.options import converted, root_option
from deskbook.cli.output import load
from deskbook.library.model.outcome import Outcome


def _form(values: dict[str, Any]) -> None:
    """`--format json` is the same as `--json`."""
    form = values.pop("form")
    values["json"] = values["json"] or form == "json"
    values["annotate"] = form == "github"


check = command(
    "checks.commands:check",
    click.argument("paths", nargs=-1, type=click.Path(path_type=Path)),
    click.option(
        "--format",
        "form",
        type=click.Choice(("text", "json", "github")),
        default="text",
        show_default=True,
        help="For the eye, for other programs, or as annotations of a run on GitHub.",
    ),
    click.option("--strict", is_flag=True, help="Let warnings fail the run too."),
    root_option,
    converted(_form),
    help="""Say what is to be mended in the library's files.

    With PATHs, only of these files and folders. The exit code is 1 if there are errors.
    """,
)


def _schema(*, kind: str | None, names: bool) -> Outcome:
    """Print a schema, or list the kinds of record."""
    listed = names or kind is None
    found: Outcome = (
        load("checks.commands:list_kinds")()
        if listed
        else load("checks.commands:schema")(kind=kind)
    )
    return found


def _known_kind(values: dict[str, Any]) -> None:
    """Refuse a kind of record that there is not."""
    from deskbook.checks.formats import KINDS
    from deskbook.library.formats.text import nearest

    kind = values["kind"]
    if kind is not None and not values["names"] and kind not in KINDS:
        near = nearest(kind, tuple(KINDS))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(KINDS)}"
        raise click.UsageError(f"{kind} is no kind of record: {hint}")


schema = command(
    _schema,
    click.argument("kind", required=False),
    click.option("--list", "names", is_flag=True, help="Name the kinds of record."),
    converted(_known_kind),
    help="""Print the JSON Schema of a kind of record, such as ticket.

    Editors complete and check front matter with it; other programs can too.
    """,
)
