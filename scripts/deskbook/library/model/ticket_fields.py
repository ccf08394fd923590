"""The fields of a ticket by what their definitions declare, in the order of the definitions."""

from collections.abc import Callable
from functools import cache
from typing import Any

from deskbook.library.model.fields import FieldSpec, Verb, View, front_specs
from deskbook.library.model.ticket import Ticket


@cache
def find_options(verb: Verb) -> tuple[FieldSpec, ...]:
    """The fields that a command takes as options."""
    return _where(lambda it: verb in it.option.on)


@cache
def find_kept(verb: Verb) -> tuple[FieldSpec, ...]:
    """The fields that a command takes from its last run where they are not given."""
    return _where(lambda it: verb in it.option.kept)


@cache
def find_shown(view: View) -> tuple[FieldSpec, ...]:
    """The fields that a view shows."""
    return _where(lambda it: view in it.shown)


@cache
def find_copied() -> tuple[FieldSpec, ...]:
    """The fields that a ticket begins with that is split off another."""
    return _where(lambda it: it.parting == "copied")


@cache
def find_together(group: str) -> tuple[str, ...]:
    """The names of the fields that are taken from one side of a merge, all of them."""
    return tuple(it.name for it in _where(lambda it: it.together == group))


@cache
def find_dimensions() -> tuple[FieldSpec, ...]:
    """The fields that reports count by."""
    return _where(lambda it: it.dimension is not None)


@cache
def find_imported() -> tuple[FieldSpec, ...]:
    """The fields that a mapping file of an import may set."""
    return _where(lambda it: it.imported)


def _where(fits: Callable[[FieldSpec], bool]) -> tuple[FieldSpec, ...]:
    return tuple(filter(fits, front_specs(Ticket).values()))


def format_value(value: Any) -> str:
    """A value of a field for people, empty where there is none."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
