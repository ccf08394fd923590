"""Options for a ticket's fields, made from the fields' own documentation."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import click

from deskbook.library.model.fields import FieldSpec, choices, front_specs
from deskbook.library.model.ticket import Ticket

Command = TypeVar("Command", bound=Callable[..., Any])

SHORT = {"service": "-s", "channel": "-c", "activity": "-a", "title": "-t", "patron_group": "-g"}


def field_options(names: Sequence[str], *, many: bool = False) -> Callable[[Command], Command]:
    """An option for each of these fields; with `many` it may be given several times."""

    def add(command: Command) -> Command:
        for name in reversed(names):
            spec = front_specs(Ticket)[name]
            words = [option(name), name]
            if not many and name in SHORT:
                words.insert(0, SHORT[name])
            command = click.option(*words, metavar=_metavar(spec), multiple=many, help=_help(spec))(
                command
            )
        return command

    return add


def option(name: str) -> str:
    """The option of a field; that of a list is in the singular, as it takes one value at a time."""
    singular = {"contributors": "contributor", "labels": "label", "links": "link"}.get(name, name)
    return "--" + singular.replace("_", "-")


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given among a verb's options."""
    known = front_specs(Ticket)
    return {
        key: value for key, value in options.items() if key in known and value not in (None, ())
    }


def _metavar(spec: FieldSpec) -> str:
    words = choices(spec.type)
    if words and len(words) <= 7:
        return "|".join(words)
    return (spec.refers or spec.name.removesuffix("s")).replace("_", " ").upper()


def _help(spec: FieldSpec) -> str:
    words = choices(spec.type)
    return spec.doc + (f" One of {', '.join(words)}." if len(words) > 7 else "")
