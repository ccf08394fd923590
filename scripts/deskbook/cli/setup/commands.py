"""The commands that set up a library and a clone, and bring a library up to date."""

from pathlib import Path

import click

from deskbook.cli.command import command
from deskbook.cli.options import apply_option, commit_option, root_option
from deskbook.jobs.model.roles import ROLES, Role
from deskbook.library.model.outcome import Outcome

upgrade = command(
    "setup.commands.upgrade:upgrade",
    apply_option,
    commit_option,
    root_option,
    help="""Bring the library's files to the format of this Deskbook.

    It shows what would change; with --apply it makes the changes in one commit. Git's hook, the
    merge driver and the files made for GitHub are renewed too.
    """,
)


def _join(
    address: str,
    folder: Path | None,
    root: Path | None,
    handle: str,
    name: str,
    email: str,
    roles: tuple[Role, ...],
) -> Outcome:
    """Clone where an address is given, ask who acts here where nobody said, and prepare."""
    from deskbook.cli.options import find_library
    from deskbook.library.adapters import console, git
    from deskbook.setup.commands import joining

    where = joining.clone(address, folder) if address else find_library(root)
    if not handle and not git.config(where, "deskbook.handle") and console.asks():
        handle = click.prompt("Who are you", type=click.Choice(joining.list_handles(where)))
    return joining.join(where, handle=handle, name=name, email=email, roles=roles)


role_option = click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(tuple(ROLES)),
    help="What this clone is for; may be given several times. By default a desk.",
)

join = command(
    _join,
    click.argument("address", required=False, default=""),
    click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path)),
    click.option("--handle", default="", help="Your handle: your file in knowledge/staff/."),
    click.option("--name", default="", help="Your name, for Git; by default as your file has it."),
    click.option("--email", default="", help="Your address, for Git; by default your file's."),
    role_option,
    click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        envvar="DESK_ROOT",
        help="The clone to prepare; by default the one this folder belongs to.",
    ),
    help="""Prepare a clone for a colleague: all of it, as often as you like.

    With ADDRESS it clones the library first, into DIR. It sets who acts here, the merge driver, the
    hook and the role, and gets the vault and the secret behind patrons' links. Where another
    machine has to admit this one, it prints the line to send; afterwards run it again.
    """,
)

role = command(
    "setup.commands.joining:role",
    click.argument("roles", metavar="[ROLE]...", nargs=-1, type=click.Choice(tuple(ROLES))),
    root_option,
    help="""Show or set what this clone is for: desk, mail, publishing.

    `desk doctor` looks at what each role needs.
    """,
)


def _setup(folder: Path, file: Path | None, plan: bool, install: bool, commit: bool) -> Outcome:
    """Set up from a file, or from what is asked and confirmed."""
    from deskbook.cli.output import show
    from deskbook.cli.setup.questions import ask
    from deskbook.setup.commands import setup as use_cases

    options = {"install": install, "commit": commit}
    if file:
        answers = use_cases.read_file(file)
        return use_cases.set_up(folder, answers, passwords={}, apply=not plan, **options)
    answers, passwords = ask(use_cases.begin_answers(folder))
    planned = use_cases.set_up(folder, answers, passwords=passwords, apply=False, **options)
    if plan:
        return planned
    show(planned, json=False)
    click.confirm("Write this?", default=True, abort=True)
    return use_cases.set_up(folder, answers, passwords=passwords, apply=True, **options)


setup = command(
    _setup,
    click.argument("folder", type=click.Path(path_type=Path), default=Path()),
    click.option(
        "--from",
        "file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="Read the answers from a file and ask nothing.",
    ),
    click.option("--plan", is_flag=True, help="Only show what would be written."),
    click.option("--install", is_flag=True, help="Give cron or systemd the daily jobs at once."),
    commit_option,
    help="""Set up a library in FOLDER, by default here, from a few questions.

    It begins a library in a new or empty folder. In a library the answers given before are the
    defaults, so that it can be run again at any time. Mail is tested with a letter that must come
    back.
    """,
)
