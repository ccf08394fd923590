"""MkDocs made ready for a few pages before they are there: `python -m … CONFIG`.

Reading the configuration and compiling the theme's templates takes MkDocs longer than rendering a
page, and needs none. So this does both at once, then waits for a line on its input: the time that
files are made at, in seconds since 1970. The pages stand in `docs_dir` by then; from there on it is
MkDocs' own build, of pages only. Where the input ends without a line, nothing is made.
"""

import logging
import os
import sys
from typing import Any

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation


def main(config_file: str) -> int:
    """Make ready, wait, and build; the exit code is that of `mkdocs --quiet build`."""
    logging.getLogger("mkdocs").addHandler(_handler())
    try:
        config = load_config(config_file=config_file)
        _compile(config)
        if not (made_at := sys.stdin.readline().strip()):
            return 0
        os.environ["SOURCE_DATE_EPOCH"] = made_at
        build.build(config)
    except MkDocsException as error:
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
    sys.exit(main(sys.argv[1]))
