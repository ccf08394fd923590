"""The verbs that keep GitHub and the library's files in agreement."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, commit_option, root_option


@click.group()
def sync() -> None:
    """Keep GitHub in agreement with the library: labels, owners, issues."""


@sync.command()
@click.option("--prune", is_flag=True, help="Delete labels that the file does not name.")
@apply_option
@root_option
def labels(prune: bool, apply: bool, root: Path) -> int:
    """Make GitHub's labels as .github/labels.yml says; renamed ones stay on their issues."""
    from deskbook.commands.sync_labels import sync_labels

    return sync_labels(root, apply=apply, prune=prune)


@sync.command()
@click.option("--check", is_flag=True, help="Write nothing; 1 if CODEOWNERS is not up to date.")
@commit_option
@root_option
def owners(check: bool, commit: bool, root: Path) -> int:
    """Write .github/CODEOWNERS from the records, and name logins that are missing."""
    from deskbook.commands.sync_owners import sync_owners

    return sync_owners(root, check=check, commit=commit)
