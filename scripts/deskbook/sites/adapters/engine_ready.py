"""MkDocs for pages that are there, or made ready before they are: `python -m … CONFIG [--now]`.

Reading the configuration and compiling the theme's templates takes MkDocs longer than rendering a
page, and needs none. So this does both at once, then waits for a line on its input: the time that
files are made at, in seconds since 1970. The pages stand in `docs_dir` by then; from there on it is
MkDocs' own build, of pages only. Where the input ends without a line, nothing is made. With `--now`
the pages are there already, and all files of the theme are made too.

A theme that is not the program's own runs in a sandbox (see `sandbox`).
"""

import logging
import os
import sys
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation

from deskbook.library.adapters import shipped
from deskbook.sites.adapters.sandbox import Sandbox


def main(config_file: str, *options: str) -> int:
    """Make ready, wait, and build; the exit code is that of `mkdocs --quiet build`."""
    logging.getLogger("mkdocs").addHandler(_handler())
    try:
        config = load_config(config_file=config_file)
        if Path(config.theme.custom_dir or "") != shipped.home() / "site/overrides":
            jinja2.Environment = Sandbox  # type: ignore[misc]
        if "--now" in options:
            build.build(config)
            return 0
        _compile(config)
        if not (made_at := sys.stdin.readline().strip()):
            return 0
        os.environ["SOURCE_DATE_EPOCH"] = made_at
        build.build(config)
    except (MkDocsException, jinja2.TemplateError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _handler() -> logging.Handler:
    """Errors alone are said, as with `--quiet`."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    return handler


def _compile(config: Any) -> None:
    """Let each template of a page be compiled, and the build use what was compiled.

    The theme's other files stand in the site already, so they are not looked for.
    """
    environment, none = config.theme.get_env(), Files([])
    context = build.get_context(get_navigation(none, config), none, config, base_url="")
    environment.get_template("404.html").render(context)  # a page like all others, but for its text
    environment.list_templates = lambda **_: []
    config.theme.static_templates.clear()
    config.theme.get_env = lambda: environment


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
