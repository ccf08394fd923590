"""Every table that is keyed by a closed list is complete, or gives the reason why it is not."""

import importlib.util
import re
from pathlib import Path

import pytest
import yaml

import deskbook
from deskbook.library.model.public import PublicState
from deskbook.library.model.vocabulary import WEEKDAY_NAMES, Weekday
from deskbook.problems.views import public
from deskbook.status.model import Ended, PatronState, WaitsOn
from tests.closed_lists import closed_lists, members_of, modules, tables

ROOT = Path(__file__).parents[1]

HEAD = """\
from collections.abc import Mapping
from typing import Annotated, ClassVar, Final, Literal
from deskbook.library.model.vocabulary import Partial

Light = Literal["red", "amber", "green"]
Sound = Literal["loud", "soft"]
"""


@pytest.fixture(scope="module")
def ours():
    """The modules of Deskbook, and the closed lists that are in them."""
    found = list(modules(deskbook))
    return found, closed_lists(found)


def test_every_table_is_complete_or_says_why_it_is_partial(ours):
    found, lists = ours
    every = [
        table
        for module in found
        for table in tables(module, Path(module.__file__).read_text(encoding="utf-8"), lists)
    ]
    assert [it.fault for it in every if it.fault] == []
    assert len(every) >= 40
    assert {"deskbook.care.model.reminders", "deskbook.library.model.vocabulary"} <= {
        it.module for it in every
    }


INCOMPLETE = {
    "name of a module": 'GO: Final[Mapping[Light, bool]] = {"red": False, "green": True}',
    "name without Final": 'GO: dict[Light, bool] = {"red": False, "green": True}',
    "single key": 'GO: dict[Light, bool] = {"green": True}',
    "no key at all": "GO: Final[Mapping[Light, bool]] = {}",
    "key or none": 'GO: Final[Mapping[Light | None, bool]] = {"red": False, "green": True, None: False}',
    "table or none": 'GO: Mapping[Light, bool] | None = {"red": False, "green": True}',
    "made by code": 'GO: Final[Mapping[Light, bool]] = {it: True for it in ("red", "green")}',
    "made by code, no type": 'GO = dict(zip(("red", "green"), (1, 2), strict=True))',
    "no type": 'GO = {"red": False, "green": True}',
    "no type of the keys": 'GO: Final[Mapping[str, bool]] = {"red": False, "green": True}',
    "call of dict": "GO = dict(red=False, green=True)",
    "in a function": 'def go():\n    known: dict[Light, bool] = {"green": True}\n    return known',
    "returned": 'def go() -> dict[Light, bool]:\n    return {"green": True}',
    "looked up at once": 'def go(it):\n    return {"red": False, "green": True}.get(it)',
    "in a class": 'class Go:\n    known: ClassVar[Mapping[Light, bool]] = {"green": True}',
    "within another table": 'GO: dict[Sound, dict[Light, bool]] = {"loud": {"red": True}, "soft": {"red": False, "amber": True, "green": True}}',
    "without a reason": 'GO: Annotated[dict[Light, bool], Partial(" ")] = {"green": True}',
    "partial and whole": 'GO: Annotated[dict[Sound, bool], Partial("why")] = {"loud": True, "soft": False}',
}  # fmt: skip


def faults(tmp_path, text):
    path = tmp_path / "scratch.py"
    path.write_text(f"{HEAD}\n{text}\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("scratch", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = tables(module, path.read_text(encoding="utf-8"), closed_lists([module]))
    return [it.fault for it in found if it.fault]


@pytest.mark.parametrize("name", INCOMPLETE)
def test_incomplete_table_is_found(tmp_path, name):
    assert len(faults(tmp_path, INCOMPLETE[name])) == 1


@pytest.mark.parametrize(
    "text",
    [
        'GO: Final[Mapping[Light, bool]] = {"red": False, "amber": False, "green": True}',
        'GO = {"red": False, "amber": False, "green": True}',
        'GO: Annotated[dict[Light, bool], Partial("only green lights are counted")] = {"green": True}',
        'GO: Final[Annotated[dict[str, bool], Partial("why")]] = {"red": False, "green": True}',
        'OTHER = {"red": 1, "blue": 2}',
        'OTHER = {"green": 2}',
        "def go() -> dict[Light, int]:\n    found: dict[Light, int] = {}\n    return found",
    ],
)
def test_complete_table_and_partial_one_with_a_reason_are_let_pass(tmp_path, text):
    assert faults(tmp_path, text) == []


def test_fault_names_the_module_the_line_and_what_is_missing(tmp_path):
    assert faults(tmp_path, 'GO: dict[Light, bool] = {"green": True}') == [
        "scratch:8: amber, red missing"
    ]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "site/languages").glob("*.yml")), ids=lambda it: it.stem
)
def test_every_language_of_the_public_site_has_the_words_of_closed_lists(path):
    assert set(public.STATES) == members_of(PublicState)
    assert set(WEEKDAY_NAMES) == members_of(Weekday)
    phrases = yaml.safe_load(path.read_text(encoding="utf-8"))["phrases"]
    shown = tuple(public.STATES.values())
    assert [it for it in shown if not phrases.get(it) and path.stem != "en"] == []
    assert [it for it in shown if it not in phrases] == []


@pytest.mark.parametrize(
    ("table", "members"),
    [
        # a question that waits is described by whom it waits on
        ("states", members_of(PatronState) - {"waiting"}),
        ("waits", members_of(WaitsOn)),
        ("ends", members_of(Ended)),
    ],
)
def test_page_of_a_question_has_words_for_each_state(table, members):
    script = (ROOT / "site/pages/status/status.js").read_text(encoding="utf-8")
    body = re.search(rf"const {table} = \(\) => \(\{{(.*?)\}}\);", script, re.DOTALL)[1]
    assert set(re.findall(r'^  "?([\w-]+)"?: t\(', body, re.MULTILINE)) == members
