"""The verbs that find what was said before."""

from pathlib import Path

import click

from deskbook.cli.options import root_option


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--newest", is_flag=True, help="The newest first, in place of what fits best.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, help="At most so many [10].")
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def search(words: tuple[str, ...], newest: bool, limit: int, json: bool, root: Path) -> int:
    """Find tickets by what is said in them.

    All WORDS have to stand in a ticket. "A phrase" stands as it is, begin* finds words that begin
    so, -word leaves out, and field:value narrows (service:e-resources, status:open,
    opened:2026-10). Write -- before WORDS that begin with a hyphen.
    """
    from deskbook.search.commands.search import search as verb

    return verb(root, words, order="newest" if newest else "best", limit=limit, json=json)


@click.command()
@click.argument("words", metavar="TICKET|TEXT...", nargs=-1, required=True)
@click.option(
    "--meaning", is_flag=True, help="Compare what texts mean too: needs deskbook[semantic]."
)
@click.option("--json", is_flag=True, help="For other programs.")
@root_option
def suggest(words: tuple[str, ...], meaning: bool, json: bool, root: Path) -> int:
    """Show answers and resolved tickets that may help, and why.

    Published answers come first: by how they are asked, and by the past tickets that they
    answered. The text is not kept.
    """
    from deskbook.search.commands.suggest import suggest as verb

    return verb(root, " ".join(words), meaning=meaning, json=json)
