"""The charter holds: nothing that aggregates knows a colleague, and no query is by one."""

import ast
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import click
import pytest

from deskbook.cli.main import desk as command
from deskbook.reports.model import facts, need, report, signal
from deskbook.reports.model.facts import GROUPS, Fact
from deskbook.reports.model.need import Need
from deskbook.reports.model.report import Breakdown, PublicFigures, Report
from deskbook.reports.model.signal import Asked, Scan
from deskbook.sites.views import staff_pages
from tests import worlds

SOURCE = Path(__file__).parents[2] / "scripts/deskbook"

STAFF = re.compile(
    r"\b(?:lead|leads|author|authors|handle|handles|staff|contributors?|offered_to|understudy|"
    r"stand_in|written_by|read_by|reviewed_by|colleague)\b"
)
"""Words that name a colleague, as fields, columns and options are called."""

PATRON = re.compile(r"\bpatron\b")

AGGREGATE = (
    "reports/rules/facts.py", "reports/rules/measures.py", "reports/rules/counts.py", "reports/rules/report.py", "reports/rules/advice.py",
    "reports/rules/public_figures.py", "reports/rules/suppression.py", "reports/rules/signals/signals.py",
    "reports/rules/signals/series.py", "reports/rules/signals/volume.py", "reports/rules/signals/false_alarms.py",
    "reports/views/tables.py", "reports/views/public_report.py", "reports/views/counts.py", "reports/views/charts.py",
    "reports/views/signals.py", "reports/rules/measures.py", "reports/views/tables.py",
)  # fmt: skip
"""Modules that add up; those that a new one is like belong here."""


def classes(found, seen):
    """A dataclass, and all that its fields are made of."""
    if is_dataclass(found) and found not in seen:
        seen.add(found)
        for hint in get_type_hints(found).values():
            for part in re.findall(r"deskbook\.\w+\.model\.(\w+)\.(\w+)", str(hint)):
                module = {"facts": facts, "report": report, "signal": signal, "need": need}.get(
                    part[0]
                )
                if module:
                    classes(getattr(module, part[1]), seen)
    return seen


@pytest.mark.parametrize(
    "kind", [Fact, Report, Breakdown, PublicFigures, Scan, Asked, Need], ids=lambda it: it.__name__
)
def test_no_figure_has_a_place_for_a_colleague(kind):
    named = [
        f"{it.__name__}.{field.name}"
        for it in classes(kind, set())
        for field in fields(it)
        if STAFF.search(field.name)
    ]
    assert named == (["Taken.lead"] if kind is Report else []), (
        "a need taken on says who, no figure"
    )


def test_nothing_can_be_grouped_by_a_person():
    kinds = [*GROUPS, *signal.Kind.__args__]
    assert [it for it in kinds if STAFF.search(it) or PATRON.search(it)] == []


def attributes(path):
    """What a module takes of values: `it.lead`, and `getattr(it, "lead")`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "getattr":
            for argument in node.args[1:2]:
                if isinstance(argument, ast.Constant):
                    yield str(argument.value), node.lineno


@pytest.mark.parametrize("name", AGGREGATE)
def test_what_adds_up_never_looks_at_a_colleague(name):
    taken = [(it, line) for it, line in attributes(SOURCE / name) if STAFF.search(it)]
    own = {"reports/views/counts.py": ("author",)}
    assert [it for it in taken if it[0] not in own.get(name, ())] == []


def texts(node):
    """The texts of an expression in one: of parts side by side, added, or formatted."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(texts(it) if isinstance(it, ast.Constant) else "{}" for it in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return texts(node.left) + texts(node.right)
    return ""


def modules(*words):
    """The package's modules in which one of these words stands, parsed."""
    held = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for path in sorted(SOURCE.rglob("*.py")):
        if held.search(text := path.read_text(encoding="utf-8")):
            yield path, ast.parse(text)


def queries():
    """Every text in the package that groups or adds up rows, with its place."""
    adds = re.compile(r"\bGROUP\s+BY\b|\b(?:count|sum|avg|total)\s*\(", re.IGNORECASE)
    for path, module in modules("SELECT"):
        for node in ast.walk(module):
            text = texts(node)
            if re.search(r"\bSELECT\b", text, re.IGNORECASE) and adds.search(text):
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", text


def groupings():
    """What is given by name to a method that groups or adds up, in whatever engine's words."""
    names = {"group_by", "groupby", "aggregate", "agg", "rollup", "pivot", "value_counts"}
    for path, module in modules(*names):
        for node in ast.walk(module):
            called = getattr(getattr(node, "func", None), "attr", "")
            if isinstance(node, ast.Call) and called in names:
                for given in ast.walk(node):
                    text = given.attr if isinstance(given, ast.Attribute) else texts(given)
                    if STAFF.search(text):
                        yield f"{path.relative_to(SOURCE)}:{node.lineno}", text


def test_no_call_of_an_engine_groups_by_a_colleague():
    assert [*groupings()] == []


def test_no_query_adds_up_by_a_colleague_or_a_patron():
    found = dict(queries())
    assert found, "the index has queries that count"
    by_person = {
        place: text for place, text in found.items() if STAFF.search(text) or PATRON.search(text)
    }
    assert by_person == {}


@pytest.mark.parametrize("verb", ["report", "count", "measure", "signals", "needs", "delays"])
def test_no_option_of_what_aggregates_takes_a_person(verb):
    found = command.get_command(click.Context(command), verb)
    choices = [
        str(it)
        for option in found.params
        for it in (*option.opts, *getattr(option.type, "choices", ()))
        if option.name != "me"
    ]
    assert choices
    assert [it for it in choices if STAFF.search(it.strip("-")) or PATRON.search(it)] == []


@pytest.mark.parametrize(
    "words",
    [("signals", "--json"), ("needs", "--json"), ("report", "--period", "week", "--json"),
     ("report", "--period", "term", "--json"), ("count", "--year", "2027", "--json")],
    ids=" ".join,
)  # fmt: skip
def test_a_library_in_which_everybody_has_another_name_gives_the_same_figures(library, desk, words):
    before = desk(*words)
    assert before.code == 0
    names = [it.split("/")[-1][:-3] for it in worlds.FILES if it.startswith("knowledge/staff/")]
    for path in library.rglob("*.md"):
        text = path.read_text()
        for name in names:
            text = re.sub(rf"(?<![\w-]){name}(?![\w-])", f"x-{name}", text)
        path.write_text(text)
        if path.stem in names:
            path.rename(path.with_name(f"x-{path.name}"))
    assert desk(*words).out == before.out


def test_the_charter_is_a_page_of_the_staff_site_and_a_document():
    from tests import site_world

    page = site_world.page(staff_pages.make_pages(site_world.desk()), "charter/index")
    assert page.context["body"].startswith("<h1>Nobody is measured here</h1>")
    document = (SOURCE.parents[1] / "docs/charter.md").read_text(encoding="utf-8")
    assert staff_pages.CHARTER in document
    assert "docs/charter.md" in (SOURCE.parents[1] / "README.md").read_text(encoding="utf-8")
