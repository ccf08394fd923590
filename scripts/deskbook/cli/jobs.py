"""The commands that begin a library and let machines do its daily work."""

from pathlib import Path

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import commit_option, root_option
from deskbook.jobs.model.jobs import BY_NAME
from deskbook.library.model.outcome import Outcome


def _init(folder: Path, sample: bool, handle: str, **profile: str) -> Outcome:
    from deskbook.jobs.commands import init

    if not sample:
        return init.init(folder, handle=handle, **profile)
    if any(profile.values()):
        raise click.UsageError("the sample library has a name, a place and an address already")
    return init.init_sample(folder)


init = command(
    _init,
    click.argument("folder", type=click.Path(path_type=Path)),
    click.option("--name", default="", help="The library's name; by default made of the folder's."),
    click.option("--timezone", default="", metavar="ZONE", help="Such as America/New_York."),
    click.option(
        "--country",
        default="",
        metavar="CODE",
        help="Such as US; by default that of the time zone.",
    ),
    click.option("--ask-email", default="", metavar="ADDRESS", help="Where patrons write to."),
    click.option(
        "--handle",
        default="librarian",
        show_default=True,
        help="Your handle: the first colleague's.",
    ),
    click.option("--sample", is_flag=True, help="With the sample library's tickets and knowledge."),
    help="Begin a library's repository in a new folder.",
)

doctor = command(
    "jobs.commands.doctor:doctor",
    click.option(
        "--install", is_flag=True, help="Also try what the jobs at GitHub install (network)."
    ),
    click.option("--offline", is_flag=True, help="Leave the network alone altogether."),
    root_option,
    help="""List what is missing, stale or stopped, and what to do about it.

    It looks at this machine, this clone, the library's files and vault, its jobs, and what the
    clone's role needs (`desk role`). From a desk it only asks the shared repository whether it
    takes what is sent; with the role mail it logs in to the mail servers, with publishing it asks
    the public site. The exit code is 1 if anything is to be done.
    """,
)

job = command(
    "jobs.commands.job:job",
    click.argument("name", type=click.Choice(tuple(BY_NAME))),
    click.option(
        "--quiet", is_flag=True, help="Print only what a person has to look at; nothing otherwise."
    ),
    root_option,
    progress=True,
    help="""Do a job as a machine does it: fetch, work, share, and leave a mark that it ran.

    Cron, timers and workflows call this; `desk setup` writes what starts it.
    """,
)

github = group(
    "Let GitHub run the library's jobs.",
    command(
        "jobs.commands.workflows:set_up",
        click.option(
            "--wheel",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The wheel of Deskbook that jobs install; by default that of this desk.",
        ),
        click.option(
            "--check", is_flag=True, help="Change nothing; 1 if something is to be written."
        ),
        commit_option,
        root_option,
        name="init",
        help="""Write the workflows and forms that a repository at GitHub needs.

        Then it lists what each job may do there, and why, and what a person has to set once.
        """,
    ),
)
