"""The commands that exchange commits with a shared repository."""

from pathlib import Path

import click

from deskbook.cli.command import command
from deskbook.cli.options import root_option
from deskbook.library.model.outcome import Outcome

push = command(
    "sharing.commands.exchange:push",
    click.option(
        "--mend",
        is_flag=True,
        help="First take personal data out of commits that were not sent yet, by rewriting them.",
    ),
    root_option,
    progress=True,
    help="""Send your commits to the shared repository.

    What others sent meanwhile is brought in first: a ticket that both changed is merged by meaning,
    and no entry is lost. If others are quicker, it tries again. Uncommitted edits stay. Nothing is
    sent while one of your commits holds personal data.
    """,
)

pull = command(
    "sharing.commands.exchange:pull",
    root_option,
    progress=True,
    help="Bring in what others sent, and send nothing.",
)


def _merge_driver(files: tuple[Path, ...], install: bool) -> Outcome:
    from deskbook.library.adapters import lookup
    from deskbook.sharing.commands import merge_driver

    if install:
        if files:
            raise click.UsageError("--install takes no files")
        return merge_driver.install(lookup.find_root(Path.cwd()))
    if len(files) not in (3, 4):
        raise click.UsageError(
            "base, ours and theirs are needed (and the path, for messages); "
            "--install has Git call this"
        )
    base, ours, theirs, *path = files
    if Path(lookup.PROFILE).is_file():
        lookup.refuse_newer(Path.cwd())
    return merge_driver.merge_driver(base, ours, theirs, str(path[0] if path else ours))


merge_driver = command(
    _merge_driver,
    click.argument("files", metavar="%O %A %B [%P]", nargs=-1, type=click.Path(path_type=Path)),
    click.option("--install", is_flag=True, help="Write it into this clone's Git configuration."),
    name="merge-driver",
    help="Merge two versions of a ticket (Git calls this).",
)
