"""Options that many verbs share, and where a verb's text comes from."""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from deskbook.library.model.finding import DeskError
from deskbook.library.model.vocabulary import RESOLUTIONS

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
    return find_library(value)


def find_library(value: Path | None) -> Path:
    """Return the library that a folder belongs to, by default this one, and live at its time."""
    from deskbook.library.adapters import clock, lookup

    root = lookup.find_root((value or Path.cwd()).resolve())
    clock.live_at(root / lookup.PROFILE)
    return root


def hand_options(command: Command) -> Command:
    """`--by HANDLE` and `--no-commit`, for verbs that change tickets."""
    return commit_option(by_option(command))


def by_option(command: Command) -> Command:
    """`--by HANDLE`, for verbs that somebody acts through."""
    return click.option(
        "--by",
        "me",
        metavar="HANDLE",
        envvar="DESK_HANDLE",
        help="Who acts; by default the handle in `git config deskbook.handle`.",
    )(command)


def commit_option(command: Command) -> Command:
    """`--no-commit`, for verbs that change files."""
    return click.option(
        "--commit/--no-commit", default=True, help="Keep the change in a Git commit (the default)."
    )(command)


def allow_option(command: Command) -> Command:
    """`--allow TEXT`, for commands that write words: they pass from then on."""
    return click.option(
        "--allow",
        multiple=True,
        metavar="TEXT",
        help="Words that look personal and may stay; a name passes in this ticket alone.",
    )(command)


def outcome_option(command: Command) -> Command:
    """`--as OUTCOME`, for verbs that end a question."""
    return click.option(
        "--as",
        "outcome",
        type=click.Choice(RESOLUTIONS),
        default="answered",
        show_default=True,
        help="How it ended.",
    )(command)


def apply_option(command: Command) -> Command:
    """`--apply`, for verbs with wide effects, which print their plan first."""
    return click.option(
        "--apply", is_flag=True, help="Carry it out; without this it is only shown."
    )(command)


def force_option(command: Command) -> Command:
    """`--force`, for the head of the ticket's service."""
    return click.option(
        "--force", is_flag=True, help="As head of its service, though it is for somebody else."
    )(command)


def text_options(command: Command) -> Command:
    """`[TEXT]...` and `--file`: text that a verb needs, see `needed_text`."""
    command = click.option(
        "--file",
        "file",
        type=click.File(encoding="utf-8-sig"),
        help="Read the text from a file (- is standard input).",
    )(command)
    return click.argument("words", metavar="[TEXT]...", nargs=-1)(command)


def optional_text_options(command: Command) -> Command:
    """`[TEXT]...`, `--file` and `--edit`: text that a verb can do without, see `optional_text`."""
    command = click.option(
        "--edit", "editor", is_flag=True, help="Write the text in your editor ($EDITOR)."
    )(command)
    return text_options(command)


def text_input(about: str, name: str = "text") -> Callable[[Command], Command]:
    """`[TEXT]...` and `--file`: a text that the use case gets as `name` and cannot do without."""

    def convert(values: dict[str, Any]) -> None:
        values[name] = needed_text(values.pop("words"), values.pop("file"), about=about)

    return lambda command: text_options(converted(convert)(command))


def optional_text_input(about: str, name: str = "text") -> Callable[[Command], Command]:
    """`[TEXT]...`, `--file` and `--edit`: a text that the use case gets as `name`, or empty."""

    def convert(values: dict[str, Any]) -> None:
        words, file, editor = (values.pop(key) for key in ("words", "file", "editor"))
        values[name] = optional_text(words, file, editor=editor, about=about)

    return lambda command: optional_text_options(converted(convert)(command))


def converted(convert: Callable[[dict[str, Any]], None]) -> Callable[[Command], Command]:
    """Change the values of options in place before the use case gets them."""

    def add(command: Command) -> Command:
        @wraps(command)
        def converting(**values: Any) -> Any:
            convert(values)
            return command(**values)

        return converting  # type: ignore[return-value]

    return add


def one_line(*names: str) -> Callable[[Command], Command]:
    """Make the values of these options one clean line each."""

    def convert(values: dict[str, Any]) -> None:
        from deskbook.library.formats.text import one_line

        values.update({name: one_line(values[name]) for name in names if values[name]})

    return converted(convert)


def reword_values(value: Any, change: Callable[[str], str]) -> Any:
    """Return the values of options with a change made to each text in them."""
    match value:
        case str():
            return change(value)
        case tuple() if type(value) is tuple:
            return tuple(reword_values(it, change) for it in value)
        case dict():
            return {key: reword_values(it, change) for key, it in value.items()}
        case _:
            return value


def handles(*names: str) -> Callable[[Command], Command]:
    """Take the `@` off the handles that these options name."""

    def convert(values: dict[str, Any]) -> None:
        values.update({name: values[name].removeprefix("@") for name in names if values[name]})

    return converted(convert)


def needed_text(words: tuple[str, ...], file: Any, *, about: str) -> str:
    """The text a person gave: words, then file, then what is piped in, then the editor.

    Raises:
        DeskError: there is none.
    """
    if words or file is not None:
        text = optional_text(words, file, editor=False, about=about)
    elif _at_a_terminal():
        text = _written(about)
    else:
        text = _cleaned(_piped())
    return _refuse_blank(text, about)


def _refuse_blank(text: str, about: str) -> str:
    """The text, unless there is nothing to read in it.

    Raises:
        DeskError: it is empty, or has blanks and invisible characters alone.
    """
    from deskbook.library.formats.text import is_blank

    if is_blank(text):
        raise DeskError(f"{about}: the text is empty, so nothing was done")
    return text


def optional_text(words: tuple[str, ...], file: Any, *, editor: bool, about: str) -> str:
    """Words, the file, or with `editor` what is written there; else nothing.

    What is piped in is read with `-` or `--file -` only: a verb that may do without a text must
    neither wait for one nor send the rest of a script's input to a patron.

    Raises:
        DeskError: the words or the file are empty.
    """
    if words == ("-",):
        return _refuse_blank(_cleaned(_input(about)), about)
    if words:
        return _refuse_blank(_cleaned(" ".join(words)), about)
    if file is not None:
        return read_file(file, about)
    return _written(about) if editor else ""


def read_file(file: Any, about: str) -> str:
    """The clean text of a file that was named in an option; `about` says what it is.

    Raises:
        DeskError: it is empty, or not UTF-8.
    """
    try:
        return _refuse_blank(_cleaned(file.read()), about)
    except UnicodeDecodeError as error:
        raise DeskError(
            f"{file.name} is not UTF-8 (byte {error.start + 1}): save it as UTF-8 first"
        ) from None


def _at_a_terminal() -> bool:
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def _input(about: str) -> str:
    """Standard input, for a text that is `-`.

    Raises:
        DeskError: it is the keyboard.
    """
    if _at_a_terminal():
        raise DeskError(
            f'{about}: "-" reads it from standard input, and nothing is piped in: write the text '
            "in its place, or name a file with --file"
        )
    return _piped()


def _piped() -> str:
    """Standard input whole; nothing where it is closed, as under cron."""
    if sys.stdin is None or sys.stdin.closed:
        return ""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        encoding = (sys.stdin.encoding or "utf-8").upper()
        raise DeskError(
            f"what was piped in is not {encoding} (byte {error.start + 1}): convert it first"
        ) from None
    except OSError:
        return ""


def _written(about: str) -> str:
    """What the person writes in their editor; our own lines in it are left out."""
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
        raise DeskError(f"{about}: write it after the verb, pipe it in, or set EDITOR")
    hint = f"<!-- {about}. This line is left out. -->"
    try:
        written = click.edit(f"\n\n{hint}\n") or ""
    except UnicodeDecodeError as error:
        raise DeskError(
            f"{about}: your editor did not save UTF-8 (byte {error.start + 1}): set it to UTF-8"
        ) from None
    return _cleaned("\n".join(line for line in written.split("\n") if line != hint))


def _cleaned(text: str) -> str:
    from deskbook.library.formats.text import clean_text

    return clean_text(text)
