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
