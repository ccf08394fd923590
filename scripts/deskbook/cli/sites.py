"""The commands that build the sites and show them, that change their look, and the browser desk."""

from typing import Any

import click

from deskbook.cli.command import command, group
from deskbook.cli.options import (
    apply_option,
    by_option,
    commit_option,
    converted,
    root_option,
)
from deskbook.cli.output import load
from deskbook.library.model.outcome import Outcome


def _kinds(values: dict[str, Any]) -> None:
    """Both sites where neither is named."""
    asked = {kind: values.pop(kind) for kind in ("public", "staff")}
    values["kinds"] = tuple(kind for kind in asked if asked[kind]) or tuple(asked)


def _build(*, watch: bool, **values: Any) -> Outcome:
    """Build once, or again after each change."""
    use_case = load("sites.commands.serve:watch" if watch else "sites.commands.build:build")
    done: Outcome = use_case(**values)
    return done


build = command(
    _build,
    click.option("--public", is_flag=True, help="Only what patrons see."),
    click.option("--staff", is_flag=True, help="Only what colleagues see."),
    click.option(
        "--watch", is_flag=True, help="Build again whenever a file changes, until Ctrl-C."
    ),
    converted(_kinds),
    root_option,
    progress=True,
    help="Make the public site and the staff site from the files, into build/.",
)

serve = command(
    "web.commands.serve:serve",
    click.option(
        "--port",
        default=8000,
        show_default=True,
        type=click.IntRange(0, 65534),
        help="Of the public site; the desk has the next one. 0: any that are free.",
    ),
    click.option("--build", "first", is_flag=True, help="Build the public site first."),
    click.option("--watch", is_flag=True, help="Build first, and again whenever a file changes."),
    by_option,
    root_option,
    progress=True,
    help="Show the public site and the desk on this machine, at 127.0.0.1, until Ctrl-C.",
)

_file = click.argument("path", metavar="FILE")

look = group(
    "Use a library's own templates, theme or words in the sites.",
    command(
        "sites.commands.look:list_files",
        root_option,
        name="list",
        help="List the files of the sites, and which of them are the library's own.",
    ),
    command(
        "sites.commands.look:override",
        _file,
        click.option(
            "--as", "target", default="", metavar="PATH", help="Give the copy another name."
        ),
        commit_option,
        root_option,
        help="Copy a file of the program into the library, to edit it there.",
    ),
    command(
        "sites.commands.look:diff",
        _file,
        root_option,
        help="Compare a file of the library with the program's.",
    ),
    command(
        "sites.commands.look:update",
        _file,
        commit_option,
        root_option,
        help="Bring the program's changes into a file of the library.",
    ),
    command(
        "sites.commands.look:drop",
        _file,
        commit_option,
        root_option,
        help="Remove a file of the library, and use the program's again.",
    ),
)

trust = command(
    "sites.commands.trust:trust",
    click.argument("paths", metavar="[FILE]...", nargs=-1),
    apply_option,
    root_option,
    help="Show a library's own files of the sites that changed, and approve them for this clone.",
)


def _settings(values: dict[str, Any]) -> None:
    """The options of the server as one value."""
    from deskbook.web.model.requests import Settings

    names = ("host", "port", "name", "header", "proxy", "offline")
    values["settings"] = Settings(**{it: values.pop(it) for it in names})


web = command(
    "web.commands.desk:web",
    click.option(
        "--port",
        default=8001,
        show_default=True,
        type=click.IntRange(0, 65535),
        help="Its port; 0: any that is free.",
    ),
    click.option(
        "--host",
        default="127.0.0.1",
        show_default=True,
        metavar="ADDRESS",
        help="The address to listen on; others than this machine's need the next three.",
    ),
    click.option("--name", default="", help="The host name by which a proxy is reached."),
    click.option(
        "--user-header",
        "header",
        default="",
        metavar="HEADER",
        help="The header in which the proxy says who has signed in.",
    ),
    click.option(
        "--proxy", default="", metavar="ADDRESS", help="The only address that may send it."
    ),
    click.option("--offline", is_flag=True, help="Send and fetch nothing meanwhile."),
    by_option,
    converted(_settings),
    root_option,
    progress=True,
    help="Open the desk in the browser, on this machine, until Ctrl-C.",
)
