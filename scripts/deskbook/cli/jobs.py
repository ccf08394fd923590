"""The verbs that let machines do a library's daily work, and say whether they do."""

from pathlib import Path

import click

from deskbook.cli.command import command
from deskbook.cli.options import commit_option, root_option
from deskbook.jobs.model.jobs import BY_NAME


@click.command()
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def doctor(json: bool, root: Path) -> int:
    """Say what is missing, stale or stopped, and what to do about it.

    It looks at this machine, this clone, the library's files and vault, and its jobs at GitHub. The
    exit code is 1 if anything is to be done.
    """
    from deskbook.jobs.commands.doctor import doctor as verb

    return verb(root, json=json)


job = command(
    "jobs.commands.job:job",
    click.argument("name", type=click.Choice(tuple(BY_NAME))),
    root_option,
    progress=True,
    help="""Do a job as a machine does it: fetch, work, share, and leave a mark that it ran.

    Workflows at GitHub call this; cron can as well.
    """,
)


@click.group()
def github() -> None:
    """Let GitHub run the library's jobs."""


@github.command("init")
@click.option(
    "--install",
    "requirement",
    default="",
    metavar="WHAT",
    help="What pip installs as Deskbook there; by default this version.",
)
@click.option("--check", is_flag=True, help="Change nothing; 1 if something is to be written.")
@commit_option
@root_option
def github_init(requirement: str, check: bool, commit: bool, root: Path) -> int:
    """Write the workflows and forms that a repository at GitHub needs.

    Then it says what each job may do there, and why, and what a person has to set once.
    """
    from deskbook.jobs.commands.github import init as verb

    return verb(root, requirement=requirement, check=check, commit=commit)
