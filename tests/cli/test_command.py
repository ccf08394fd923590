"""Commands as declarations, and their outcomes in words and as JSON."""

import inspect
import json
import pkgutil
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import click
import pytest
from tests import worlds

import deskbook
from deskbook.cli import output
from deskbook.cli.main import VERBS
from deskbook.cli.main import desk as whole
from deskbook.cli.views import VALUES, VIEWS
from deskbook.library.model.outcome import UNSAID, Notice, Outcome


def declared(group=whole, before=""):
    """Every command below a group, with the words that are typed for it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from declared(found, f"{before}{name} ")
        else:
            yield f"{before}{name}", found


COMMANDS = dict(declared())
DIRECT = {name: it for name, it in COMMANDS.items() if isinstance(getattr(it, "use_case", 0), str)}


def test_every_verb_of_the_help_is_a_command():
    tops = {name.split()[0] for name in COMMANDS}
    assert tops == {name for section in VERBS.values() for name in section}


@pytest.mark.parametrize("name", DIRECT)
def test_use_case_exists_and_returns_an_outcome(name):
    returned = inspect.get_annotations(output.load(DIRECT[name].use_case), eval_str=True)["return"]
    assert issubclass(returned, Outcome)


@pytest.mark.parametrize("name", DIRECT)
def test_options_are_what_the_use_case_takes(name, monkeypatch, library):
    """The command is called with its options; only the use case itself is replaced."""
    wanted = inspect.signature(output.load(DIRECT[name].use_case)).parameters
    got = {}

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Nothing(Outcome):
        pass

    def use_case(**values):
        got.update(values)
        return Nothing()

    module, _, function = DIRECT[name].use_case.partition(":")
    monkeypatch.setattr(import_module(f"deskbook.{module}"), function, use_case)
    DIRECT[name].main(arguments(DIRECT[name], library), standalone_mode=False)
    assert set(got) <= set(wanted)
    needed = {it.name for it in wanted.values() if it.default is inspect.Parameter.empty}
    assert needed <= set(got)


def arguments(command, library):
    """A command line with every argument and required option that a command has."""
    words = ["--json"]
    for it in command.params:
        if isinstance(it, click.Argument) or it.required:
            words += [] if isinstance(it, click.Argument) else [it.opts[0]]
            words += [value_for(it.type, library)]
    return words


def value_for(kind, library):
    match kind:
        case click.Choice():
            return str(kind.choices[0])
        case click.IntRange():
            return str(kind.min or 1)
        case click.Path(file_okay=False):
            return str(library)
        case click.Path() | click.File():
            return str(library / "knowledge/library.md")
        case _:
            return "word"


def outcomes():
    """Every class of an outcome in the package."""
    for module in pkgutil.walk_packages(deskbook.__path__, "deskbook."):
        if ".model" in module.name:
            found = vars(import_module(module.name)).values()
            yield from (
                it
                for it in found
                if isinstance(it, type)
                and issubclass(it, Outcome)
                and it is not Outcome
                and it.__module__ == module.name
            )


@pytest.mark.parametrize("kind", list(outcomes()), ids=output.path_of)
def test_every_outcome_has_a_view(kind):
    path = output.path_of(kind)
    assert len(inspect.signature(output.load(VIEWS[path])).parameters) == 2


def test_every_view_belongs_to_a_class_that_exists():
    for path, view in {**VIEWS, **VALUES}.items():
        assert isinstance(output.load(path), type)
        assert callable(output.load(view))


def test_json_of_a_change_has_fields_before_and_after_and_new_entries(
    git_library, desk, overdue_ticket
):
    done = desk("reply", overdue_ticket, "Two weeks.", "--promise", "fri", "--json")
    content = json.loads(done.out)
    assert (done.code, done.err, content["deskbook"], content["kind"]) == (0, "", 1, "outcome")
    assert (content["result"], content["ticket"]) == ("TicketChanged", overdue_ticket)
    (change,) = content["changes"]
    assert change["done"] == "changed"
    assert change["before"] == {"promised": "2026-11-04"}
    assert change["after"] == {"promised": "2026-11-06"}
    assert [(it["kind"], it.get("text", "")) for it in change["entries"]] == [
        ("reply", "Two weeks."),
        ("promise", ""),
    ]


def test_json_names_what_the_gate_replaced_without_its_words(git_library, desk, overdue_ticket):
    done = desk("note", overdue_ticket, "Write to ana.mock@example.org.", "--json")
    content = json.loads(done.out)
    assert content["replaced"] == [
        {"kind": "email", "name": "an e-mail address", "instead": "[e-mail]", "sure": True}
    ]
    assert "ana.mock" not in done.out + done.err
    shown = desk("note", overdue_ticket, "Write to ana.mock@example.org.")
    assert 'an e-mail address "ana.mock@example.org"' in shown.err


def test_json_has_plain_values_and_leaves_out_what_is_unsaid():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Sample(Outcome):
        when: datetime
        span: timedelta
        where: Path
        names: frozenset[str]
        secret: str = field(metadata=UNSAID)

    sample = Sample(
        when=datetime(2026, 11, 5, 15, 0, 7, tzinfo=UTC),
        span=timedelta(minutes=3),
        where=Path("a/b"),
        names=frozenset({"b", "a"}),
        secret="hidden",
        notices=(Notice("some.code", "A sentence."),),
    )
    kind, content = output.to_values(sample)
    assert kind == "outcome"
    assert content == {
        "result": "Sample",
        "when": sample.when,
        "span": 180.0,
        "where": "a/b",
        "names": ["a", "b"],
        "notices": [{"code": "some.code", "message": "A sentence."}],
    }


def test_json_refuses_a_value_that_it_does_not_have():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Odd(Outcome):
        thing: object

    with pytest.raises(TypeError, match=r"^object has no place in JSON"):
        output.to_values(Odd(thing=object()))


def test_error_is_said_in_words_also_with_json(git_library, desk):
    done = desk("note", "Q-NONE", "x", "--json")
    assert done == worlds.Outcome(2, "", done.err)
    assert done.err.startswith("desk: ")
