"""The verbs that look after the library's files."""

from pathlib import Path
from typing import Literal

import click

from deskbook.cli.options import root_option


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github")),
    default="text",
    show_default=True,
    help="For the eye, for other programs, or as annotations of a run on GitHub.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the run too.")
@root_option
def check(
    paths: tuple[Path, ...], form: Literal["text", "json", "github"], strict: bool, root: Path
) -> int:
    """Say what is to be mended in the library's files.

    With PATHs, only of these files and folders. The exit code is 1 if there are errors.
    """
    from deskbook.checks.commands.check import check as verb

    return verb(root, paths, form=form, strict=strict)


@click.command()
@click.argument("kind", required=False)
@click.option("--list", "names", is_flag=True, help="Name the kinds of record.")
def schema(kind: str | None, names: bool) -> int:
    """Print the JSON Schema of a kind of record, such as ticket.

    Editors complete and check front matter with it; other programs can too.
    """
    from deskbook.checks.commands import schema as verbs
    from deskbook.checks.formats.json_schema import KINDS
    from deskbook.library.formats.spelling import nearest

    if names or kind is None:
        return verbs.kinds()
    if kind not in KINDS:
        near = nearest(kind, tuple(KINDS))
        hint = f"did you mean {near}?" if near else f"there are {', '.join(KINDS)}"
        raise click.UsageError(f"{kind} is no kind of record: {hint}")
    return verbs.schema(kind)
