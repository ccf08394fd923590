"""Options for the fields of a ticket, made from the definitions of the fields."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from deskbook.cli.options import converted
from deskbook.library.model import ticket_fields
from deskbook.library.model.fields import FieldSpec, Verb, choices, front_specs
from deskbook.library.model.ticket import Ticket

Command = TypeVar("Command", bound=Callable[..., Any])


def field_options(verb: Verb) -> Callable[[Command], Command]:
    """An option for each field that a command takes; `edit` adds to lists and drops from them."""

    def add(command: Command) -> Command:
        for spec in reversed(ticket_fields.find_options(verb)):
            if verb == "edit" and spec.many:
                command = _dropping(spec)(command)
                command = _option(spec, many=True, about="Add one. ")(command)
            else:
                command = _option(spec, many=spec.many)(command)
        return command

    return add


def fields_input(verb: Verb) -> Callable[[Command], Command]:
    """An option for each field that a command takes; the use case gets them as `fields`."""

    def gather(values: dict[str, Any]) -> None:
        fields = given({it.name: values.pop(it.name) for it in ticket_fields.find_options(verb)})
        values["fields"] = fields

    return lambda command: field_options(verb)(converted(gather)(command))


def filter_options(command: Command) -> Command:
    """An option for each field that a list is narrowed by, which may be given several times."""
    for spec in reversed(ticket_fields.find_options("list")):
        if spec.is_day:
            words = option(spec), spec.name
            command = click.option(*words, metavar="DAYS", help=spec.doc)(command)
        else:
            command = _option(spec, many=True, short=False)(command)
    return command


def option(spec: FieldSpec, prefix: str = "--") -> str:
    """The option of a field; that of a list is in the singular, as it takes one value at a time."""
    return prefix + spec.singular.replace("_", "-")


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that were given among a verb's options."""
    known = front_specs(Ticket)
    return {
        key: value for key, value in options.items() if key in known and value not in (None, ())
    }


def changed_lists(options: Mapping[str, Any], prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Return the values given for lists to `edit`; with the prefix `drop_`, those to drop."""
    lists = (it.name for it in ticket_fields.find_options("edit") if it.many)
    return {name: items for name in lists if (items := options[prefix + name])}


def _option(
    spec: FieldSpec, *, many: bool, short: bool = True, about: str = ""
) -> Callable[[Command], Command]:
    words = [option(spec), spec.name]
    if short and spec.option.short:
        words.insert(0, spec.option.short)
    return click.option(*words, metavar=_metavar(spec), multiple=many, help=about + _help(spec))


def _dropping(spec: FieldSpec) -> Callable[[Command], Command]:
    words = option(spec, "--drop-"), f"drop_{spec.name}"
    return click.option(*words, metavar=_metavar(spec), multiple=True, help="Take one out again.")


def _metavar(spec: FieldSpec) -> str:
    words = choices(spec.type)
    if words and len(words) <= 7:
        return "|".join(words)
    kind = "handle" if spec.refers == "staff" else spec.refers
    return (kind or spec.name.removesuffix("s")).replace("_", " ").upper()


def _help(spec: FieldSpec) -> str:
    words = choices(spec.type)
    return spec.doc + (f" One of {', '.join(words)}." if len(words) > 7 else "")
