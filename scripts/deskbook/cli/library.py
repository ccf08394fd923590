"""The verbs that keep a library's repository in order."""

from pathlib import Path

import click

from deskbook.cli.options import commit_option, hand_options, root_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The library's name; by default made of the folder's.")
@click.option("--timezone", default="", metavar="ZONE", help="Such as America/New_York.")
@click.option("--country", default="", metavar="CODE", help="Such as US, for its holidays.")
@click.option("--ask-email", default="", metavar="ADDRESS", help="Where patrons write to.")
@click.option(
    "--handle", default="librarian", show_default=True, help="Your handle: the first colleague's."
)
@click.option("--sample", is_flag=True, help="With the sample library's tickets and knowledge.")
def init(
    folder: Path, name: str, timezone: str, country: str, ask_email: str, handle: str, sample: bool
) -> int:
    """Begin a library's repository in a new folder."""
    from deskbook.jobs.commands import init as verb

    if not sample:
        return verb.init(
            folder,
            name=name,
            timezone=timezone,
            country=country,
            ask_email=ask_email,
            handle=handle,
        )
    if name or timezone or country or ask_email:
        raise click.UsageError("the sample library has a name, a place and an address already")
    return verb.sample(folder)


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


@click.command()
@click.option("--check", is_flag=True, help="Change nothing; 1 if a form is to be made anew.")
@commit_option
@root_option
def forms(check: bool, commit: bool, root: Path) -> int:
    """Write the issue forms that GitHub shows, from the service records."""
    from deskbook.github.commands.forms import forms as verb

    return verb(root, check=check, commit=commit)
