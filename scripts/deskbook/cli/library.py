"""The verbs that keep a library's repository in order."""

from pathlib import Path

import click

from deskbook.cli.options import hand_options, root_option


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; 1 if there is something to tidy.")
@hand_options
@root_option
def tidy(paths: tuple[Path, ...], check: bool, me: str | None, commit: bool, root: Path) -> int:
    """Complete what was written into tickets by hand.

    A heading such as `### reply` gets its time, author and id from the commit that brought it (or
    from you, if it is not committed). Entries are put in order, files with conflict markers are
    merged where both versions can be read. Nothing else is touched. With PATHs, only there.
    """
    from deskbook.tickets.commands.tidy import tidy as verb

    return verb(root, paths, check=check, me=me, commit=commit)
