"""The commands that keep GitHub and the library's files in agreement."""

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import apply_option, commit_option, root_option

sync = group(
    "Keep GitHub in agreement with the library: labels, owners, issues, reminders.",
    command(
        "github.commands.repository:sync_labels",
        click.option("--prune", is_flag=True, help="Delete labels that the file does not name."),
        apply_option,
        root_option,
        name="labels",
        help="Make GitHub's labels as .github/labels.yml says; renamed ones stay on their issues.",
    ),
    command(
        "github.commands.repository:sync_owners",
        click.option(
            "--check", is_flag=True, help="Write nothing; 1 if CODEOWNERS is not up to date."
        ),
        commit_option,
        root_option,
        name="owners",
        help="Write .github/CODEOWNERS from the records, and name logins that are missing.",
    ),
    command(
        "github.commands.issues:sync_issues",
        click.option(
            "--full", is_flag=True, help="Look at every issue: deletions show in no other way."
        ),
        click.option(
            "--most",
            default=300,
            show_default=True,
            type=click.IntRange(1, 5000),
            help="Write to GitHub so often at most; the next run goes on.",
        ),
        apply_option,
        root_option,
        name="issues",
        progress=True,
        help="""Make tickets and GitHub's issues agree, both ways.

        Without --apply it only shows what it would do.
        """,
    ),
    command(
        "github.commands.reminders:sync_reminders",
        apply_option,
        root_option,
        name="reminders",
        help="Post the digests that `desk remind --apply` made today: one comment a colleague.",
    ),
)

forms = command(
    "github.commands.repository:forms",
    click.option("--check", is_flag=True, help="Change nothing; 1 if a form is to be made anew."),
    commit_option,
    root_option,
    help="Write the issue forms that GitHub shows, from the service records.",
)
