"""Options for the fields of a ticket, and those that describe the patron who asks."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Final, TypeVar

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
