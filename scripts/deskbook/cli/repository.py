"""The verbs that keep a library's repository in order."""

from pathlib import Path

import click


@click.command("merge-driver")
@click.argument("files", metavar="%O %A %B [%P]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--install", is_flag=True, help="Write it into this clone's Git configuration.")
def merge_driver(files: tuple[Path, ...], install: bool) -> int:
    """Merge two versions of a ticket (Git calls this)."""
    from deskbook.adapters import repo
    from deskbook.commands import merge_driver as verb

    if install:
        if files:
            raise click.UsageError("--install takes no files")
        return verb.install(repo.find_root(Path.cwd()))
    if len(files) not in (3, 4):
        raise click.UsageError(
            "base, ours and theirs are needed (and the path, for messages); "
            "--install has Git call this"
        )
    base, ours, theirs, *path = files
    return verb.merge_driver(base, ours, theirs, str(path[0] if path else ours))
