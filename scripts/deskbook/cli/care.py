"""The verbs that see to it that nothing is forgotten and nobody stands alone."""

from pathlib import Path

import click

from deskbook.cli.options import apply_option, commit_option, root_option


@click.command()
@click.option("--prove", is_flag=True, help="Show why no open ticket can be forgotten.")
@apply_option
@commit_option
@root_option
def remind(prove: bool, apply: bool, commit: bool, root: Path) -> int:
    """Make the day's digests: who has to think of what today."""
    from deskbook.commands import remind as verbs

    if prove:
        return verbs.prove(root)
    return verbs.remind(root, apply=apply, commit=commit)
