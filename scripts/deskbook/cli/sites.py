"""The verbs that make the sites and show them."""

from pathlib import Path

import click

from deskbook.cli.options import root_option


@click.command()
@click.option("--public", is_flag=True, help="Only what patrons see.")
@click.option("--staff", is_flag=True, help="Only what colleagues see.")
@click.option("--watch", is_flag=True, help="Build again whenever a file changes, until Ctrl-C.")
@root_option
def build(public: bool, staff: bool, watch: bool, root: Path) -> int:
    """Make the public site and the staff site from the files, into build/."""
    from deskbook.sites.commands import build as verbs

    kinds = verbs.kinds(public=public, staff=staff)
    return verbs.watch(root, kinds) if watch else verbs.build(root, kinds)


@click.command()
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65534),
    help="Of the public site; the staff site has the next one. 0: any that are free.",
)
@click.option("--build", "first", is_flag=True, help="Build both sites first.")
@click.option("--watch", is_flag=True, help="Build first, and again whenever a file changes.")
@root_option
def serve(port: int, first: bool, watch: bool, root: Path) -> int:
    """Show both sites on this machine, at 127.0.0.1, until Ctrl-C."""
    from deskbook.sites.commands.serve import serve as verb

    return verb(root, port, build=first or watch, watch=watch)
