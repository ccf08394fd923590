"""The verbs that keep GitHub and the library's files in agreement."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, commit_option, root_option


@click.group()
def sync() -> None:
    """Keep GitHub in agreement with the library: labels, owners, issues, reminders."""


@sync.command()
@click.option("--prune", is_flag=True, help="Delete labels that the file does not name.")
@apply_option
@root_option
def labels(prune: bool, apply: bool, root: Path) -> int:
    """Make GitHub's labels as .github/labels.yml says; renamed ones stay on their issues."""
    from deskbook.github.commands.sync_labels import sync_labels

    return sync_labels(root, apply=apply, prune=prune)


@sync.command()
@click.option("--check", is_flag=True, help="Write nothing; 1 if CODEOWNERS is not up to date.")
@commit_option
@root_option
def owners(check: bool, commit: bool, root: Path) -> int:
    """Write .github/CODEOWNERS from the records, and name logins that are missing."""
    from deskbook.github.commands.sync_owners import sync_owners

    return sync_owners(root, check=check, commit=commit)


@sync.command()
@click.option("--full", is_flag=True, help="Look at every issue: deletions show in no other way.")
@click.option(
    "--most",
    default=300,
    show_default=True,
    type=click.IntRange(1, 5000),
    help="Write to GitHub so often at most; the next run goes on.",
)
@apply_option
@root_option
def issues(full: bool, most: int, apply: bool, root: Path) -> int:
    """Make tickets and GitHub's issues agree, both ways.

    Without --apply it is only shown what would be done. What it may send, and what it never sends,
    stands in docs/github.md.
    """
    from deskbook.github.commands.sync_issues import sync_issues

    return sync_issues(root, apply=apply, full=full, most=most)


@sync.command()
@apply_option
@root_option
def reminders(apply: bool, root: Path) -> int:
    """Tell colleagues of the digests that `desk remind --apply` made today: one comment each."""
    from deskbook.github.commands.sync_reminders import sync_reminders

    return sync_reminders(root, apply=apply)
