"""Options that many verbs share, and where a verb's text comes from."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from deskbook.model.finding import DeskError

Command = TypeVar("Command", bound=Callable[..., Any])


def root_option(command: Command) -> Command:
    """`--root DIR`: the library; by default the one this folder is in."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        envvar="DESK_ROOT",
        callback=_found_root,
        help="The library; by default the one this folder belongs to.",
    )(command)


def _found_root(_context: click.Context, _option: click.Parameter, value: Path | None) -> Path:
    from deskbook.adapters import repo

    return repo.find_root((value or Path.cwd()).resolve())


def hand_options(command: Command) -> Command:
    """`--as HANDLE` and `--no-commit`, for verbs that change tickets."""
    command = click.option(
        "--as",
        "me",
        metavar="HANDLE",
        envvar="DESK_HANDLE",
        help="Who acts; by default the handle in `git config deskbook.handle`.",
    )(command)
    return click.option(
        "--commit/--no-commit", default=True, help="Keep the change in a Git commit (the default)."
    )(command)


def text_options(command: Command) -> Command:
    """`[TEXT]...` and `--file`: text from the words, a file, standard input or the editor."""
    command = click.option(
        "--file",
        "file",
        type=click.File(encoding="utf-8-sig"),
        help="Read the text from a file (- is standard input).",
    )(command)
    return click.argument("words", metavar="[TEXT]...", nargs=-1)(command)


def given_text(words: tuple[str, ...], file: Any, *, about: str, needed: bool = True) -> str:
    """The text a person gave: words, then file, then what is piped in, then `$EDITOR`.

    Raises:
        DeskError: there is none and the verb needs one.
    """
    from deskbook.formats.text import clean_text

    if words:
        return clean_text(" ".join(words))
    if file is not None:
        return _needed(clean_text(file.read()), about)
    if not sys.stdin.isatty():
        text = clean_text(sys.stdin.read())
        return _needed(text, about) if needed else text
    if not needed:
        return ""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise DeskError(f"{about}: write it after the verb, pipe it in, or set EDITOR")
    written = click.edit(f"\n\n<!-- {about}. Lines like this one are left out. -->\n") or ""
    kept = [line for line in written.split("\n") if not line.startswith("<!-- ")]
    return _needed(clean_text("\n".join(kept)), about)


def _needed(text: str, about: str) -> str:
    if not text:
        raise DeskError(f"{about}: the text is empty, so nothing was done")
    return text
