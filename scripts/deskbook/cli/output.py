"""Outcomes on a terminal: in words, or as JSON in the envelope of `list --json`."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from deskbook.cli.views import VALUES, VIEWS
from deskbook.library.adapters import console
from deskbook.library.model.outcome import Outcome, Progress, Written, ignore
from deskbook.library.views.outcome import Said, Screen, remarks
from deskbook.library.views.terminal import Ink

_PACKAGE: Final = "deskbook."


def show(outcome: Outcome, *, json: bool, quiet: bool = False) -> int:
    """Print an outcome and return its exit code.

    With `quiet` only what a person has to look at is printed, unless it is for other programs.

    JSON of a shape of its own has no place for remarks: they go to standard error as they do
    without `--json`.
    """
    if json:
        from deskbook.library.views.as_json import envelope

        console.echo_json(envelope(*to_values(outcome)))
        if path_of(type(outcome)) in VALUES and (said := remarks(outcome)):
            console.complain(said)
    elif quiet:
        _print_findings(outcome)
    else:
        _print(outcome, remarks(outcome))
    return 0 if outcome.is_clean else 1


def show_progress(*, json: bool, quiet: bool = False) -> Progress:
    """Return what prints each step of a long run; programs read the outcome alone."""
    if json:
        return ignore
    return _print_findings if quiet else _show_step


def _print_findings(step: object) -> None:
    """Print an outcome that is not clean, and of any other only what goes to standard error."""
    if isinstance(step, Outcome) and not step.is_clean:
        _show_step(step)
        return
    said = words(step)
    if isinstance(said, Said) and said.err:
        console.complain(said.err)


def _show_step(step: object) -> None:
    """Print a step, which may be the outcome of another use case."""
    _print(step, remarks(step) if isinstance(step, Outcome) else "")
    console.flush()


def _print(item: object, otherwise: str) -> None:
    said = words(item)
    if isinstance(said, str):
        said = Said(said, otherwise)
    if said.out:
        console.echo(said.out)
    if said.err:
        console.complain(said.err)


def words(item: object) -> str | Said:
    """Return an outcome, or a step towards one, in the words of its view."""
    view = load(VIEWS[path_of(type(item))])
    said: str | Said = view(item, Screen(console.width(), Ink(console.colourful())))
    return said


def path_of(kind: type) -> str:
    """Return the path of a class below `deskbook`, as in `tickets.model:TicketChanged`."""
    return f"{kind.__module__.removeprefix(_PACKAGE)}:{kind.__name__}"


def load(path: str) -> Any:
    """Return what a path below `deskbook` names, as in `tickets.commands.conversation:note`."""
    module, _, name = path.partition(":")
    return getattr(import_module(_PACKAGE + module), name)


def to_values(outcome: Outcome) -> tuple[str, dict[str, Any]]:
    """Return the kind and content of an outcome's envelope for other programs.

    An outcome without a function of its own in `VALUES` is given field by field; empty fields and
    what is marked `UNSAID`, such as words that the gate took out, are left out.
    """
    if path := VALUES.get(path_of(type(outcome))):
        kind: str
        kind, content = load(path)(outcome)
        return kind, content
    values: dict[str, Any] = {"result": type(outcome).__name__}
    for key, value in _items(outcome):
        values |= _written(value) if isinstance(value, Written) else {key: _plain(value)}
    return "outcome", values


def _written(written: Written) -> dict[str, Any]:
    from deskbook.library.formats.change_values import change_values

    changes = [_plain(change_values(change)) for change in written.changes]
    rest = {key: _plain(value) for key, value in _items(written) if key != "changes"}
    return ({"changes": changes} if changes else {}) | rest


def _items(record: Any) -> list[tuple[str, Any]]:
    """The fields of a record that are not empty and may be shown to other programs."""
    kept = (item.name for item in fields(record) if item.metadata.get("json", True))
    pairs = ((name, getattr(record, name)) for name in kept)
    return [(name, value) for name, value in pairs if value is not None and value not in ((), "")]


def _plain(value: Any) -> Any:
    """Values that JSON has, with dates as they are: the envelope writes them."""
    match value:
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            items = sorted(value) if isinstance(value, set | frozenset) else value
            return [_plain(item) for item in items]
        case timedelta():
            return value.total_seconds()
        case Path() | ZoneInfo():
            return str(value)
        case date() | str() | int() | float() | None:
            return value
        case Outcome():
            kind, content = to_values(value)
            return {"kind": kind} | {key: _plain(item) for key, item in content.items()}
        case _ if is_dataclass(value):
            return {key: _plain(item) for key, item in _items(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no place in JSON: {value!r}")


def _addressee(addresses: Iterable[str]) -> str:
    """Return where to send the report of a bug, by the addresses of our metadata."""
    named = dict(it.split(", ", 1) for it in addresses)
    if page := named.get("Issues"):
        return f"Please report the lines below at {page}"
    return "Please give the lines below to whoever installed Deskbook for you"


def report_bug(words: list[str], error: BaseException) -> str:
    """Return a report of a bug: versions and the places in the code, but no values of tickets."""
    import platform
    import traceback
    from importlib.metadata import metadata, version

    frames = traceback.extract_tb(error.__traceback__)
    places = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames)
    return (
        "desk: this is a fault of ours, not yours; nothing that was saved is lost.\n"
        f"{_addressee(metadata('deskbook').get_all('Project-URL') or ())}\n"
        "(they contain no text of a ticket):\n\n"
        f"deskbook {version('deskbook')}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()}\n"
        f"verb: {words[0] if words else '(none)'}\n"
        f"{type(error).__name__}\n{places}"
    )
