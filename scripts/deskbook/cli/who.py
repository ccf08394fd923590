"""Options that describe a patron; a verb gets them together, as a `Given`."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

OPTIONS: Final = {
    "emails": ("email", "Their e-mail address."),
    "names": ("name", "Their name."),
    "cards": ("card", "Their library card."),
    "phones": ("phone", "Their phone number."),
    "addresses": ("address", "Their postal address."),
    "facts": ("fact", "What they told of themselves, such as: reads large print."),
    "contact": ("contact", "How they want to be reached."),
    "language": ("language", "The language they want to be answered in."),
}
"""The fields of a record, each with its option and what it holds."""

ASKING: Final = ("emails", "names", "cards", "phones")
"""What is said of somebody who asks."""


def who_options(
    names: Sequence[str] = tuple(OPTIONS), prefix: str = ""
) -> Callable[[Command], Command]:
    """An option for each of these fields; the verb gets all of them as `who`."""

    def add(command: Command) -> Command:
        @wraps(command)
        def described(*args: Any, **options: Any) -> Any:
            return command(
                *args, who=_given({it: options.pop(f"who_{it}") for it in names}), **options
            )

        for key in reversed(names):
            name, text = OPTIONS[key]
            many = key not in ("contact", "language")
            described = click.option(
                f"--{prefix}{name}", f"who_{key}", multiple=many, metavar="TEXT", help=text
            )(described)
        return described  # type: ignore[return-value]

    return add


def _given(said: dict[str, Any]) -> Any:
    from deskbook.library.formats.text import one_line
    from deskbook.patrons.model.patron import Given

    cleaned: dict[str, Any] = {
        key: one_line(value) if isinstance(value, str) else tuple(map(one_line, value))
        for key, value in said.items()
        if value
    }
    return Given(**cleaned)
