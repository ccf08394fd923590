"""The commands that set up a library and a clone, and bring a library up to date."""

from deskbook.cli.command import command
from deskbook.cli.options import apply_option, commit_option, root_option

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
