"""Commands as declarations: a use case, and the options it takes.

A use case is named by its path and loaded when the command runs, so that `desk list` starts without
the code of all others. It gets the library's folder and every option by its name, and returns an
`Outcome`; `cli.output` shows it.
"""

from collections.abc import Callable
from typing import Any

import click

from deskbook.cli.options import reword_values
from deskbook.cli.output import load, show, show_progress
from deskbook.library.formats.text import drop_invisible
from deskbook.library.model.outcome import Outcome

Input = Callable[[Callable[..., Any]], Callable[..., Any]]
"""A click decorator that declares an argument or options, and may convert what was given."""

UseCase = Callable[..., Outcome]


def command(
    use_case: str | UseCase,
    *inputs: Input,
    help: str,
    name: str = "",
    json_as: str = "",
    progress: bool = False,
) -> click.Command:
    """Return a command that runs a use case and shows its outcome, in words or with `--json`.

    Args:
        use_case: its module below `deskbook` and its name (`tickets.commands.conversation:note`),
            or a function that chooses one by the options given.
        inputs: its arguments and options, in the order of the help.
        help: the text of its help; the first line is shown in lists.
        name: the word typed, where it is not the use case's own.
        json_as: the parameter by which the use case is told that `--json` was given, if it has one.
        progress: whether the use case takes `progress` and shows each step of a long run.
    """

    def run(json: bool, **values: Any) -> int:
        values = reword_values(values, drop_invisible)
        if json_as:
            values[json_as] = json
        if progress:
            values["progress"] = show_progress(json=json, quiet=values.get("quiet", False))
        called = load(use_case) if isinstance(use_case, str) else use_case
        if "allow" in values:
            from deskbook.cli.asking import call_asking

            outcome = call_asking(called, values, values.pop("allow"), json=json)
        else:
            outcome = called(**values)
        return show(outcome, json=json, quiet=values.get("quiet", False))

    callback: Callable[..., Any] = run
    for each in (*reversed(inputs), json_option):
        callback = each(callback)
    if isinstance(use_case, str):
        word = use_case.rpartition(":")[2]
    else:
        word = use_case.__name__.strip("_")
    made = click.command(name or word, help=help)(callback)
    made.use_case = use_case  # type: ignore[attr-defined]  # for tests: does it take these options?
    return made


def group(help: str, *commands: click.Command) -> click.Group:
    """Return a command that has commands of its own."""
    made = click.Group(help=help)
    for each in commands:
        made.add_command(each)
    return made


def json_option(callback: Callable[..., Any]) -> Callable[..., Any]:
    """`--json`, for every command: its outcome for other programs."""
    return click.option("--json", is_flag=True, help="For other programs.")(callback)
