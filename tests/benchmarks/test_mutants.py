"""The parts of `make mutants` that choose mutants and tests, and that judge the results."""

import sys
import types
from dataclasses import replace

import pytest
from benchmarks.mutants import mutations, report, server, tests
from benchmarks.mutants.mutations import Place
from benchmarks.mutants.report import Result
from benchmarks.mutants.tests import Known

RULE = Result("k", "scripts/deskbook/care/rules/cover.py", 7, "killed", "t", 3, "a < b", "a <= b")


def test_modules_are_all_rules_and_the_adapters_that_write(tmp_path):
    for path, text in {
        "care/rules/cover.py": "A = 1\n",
        "care/rules/deep/er.py": "A = 1\n",
        "care/model/care.py": "path.write_text('')\n",
        "mail/adapters/outbox.py": "server.sendmail(a, b, c)\n",
        "mail/adapters/reader.py": "path.read_text()\n",
    }.items():
        file = tmp_path / "scripts/deskbook" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert mutations.modules(tmp_path) == [
        "scripts/deskbook/care/rules/cover.py",
        "scripts/deskbook/care/rules/deep/er.py",
        "scripts/deskbook/mail/adapters/outbox.py",
    ]


def test_sample_is_the_same_for_the_same_seed():
    places = [Place("scripts/deskbook/care/rules/cover.py", it, it, True) for it in range(90)]
    first = mutations.sample(places, 20, 1)
    assert len(set(first)) == 20
    assert mutations.sample(places, 20, 1) == first != mutations.sample(places, 20, 2)
    assert len(mutations.sample(places, 1000, 1)) == 90


def test_of_a_module_only_constants_are_mutated_outside_of_functions():
    text = "import re\nKey = tuple[str, int]\n_MOST: Final = {\n    1: 2,\n}\nX = 1\n\ndef f():\n    Y = 1\n"
    assert mutations.constant_lines(text) == {3, 4, 5, 6}


def test_tests_of_the_module_come_first_then_those_of_the_subject_and_the_quickest():
    path = "scripts/deskbook/care/rules/cover.py"
    other, same, quick, own = (
        "tests/mail/test_a.py::a",
        "tests/care/rules/test_gaps.py::b",
        "tests/care/rules/test_gaps.py::c",
        "tests/care/rules/test_cover.py::d",
    )
    seconds = {other: 0.1, same: 2.0, quick: 0.5, own: 9.0}
    known = Known({path: {3: [other, same, quick, own], 5: [same]}}, seconds)
    assert known.of(path, 3) == [own, quick, same, other]
    assert known.of(path, 5) == [same]
    assert known.time(known.of(path, 3)) == pytest.approx(11.6)
    assert known.of(path, 99) == [own, quick, same, other]  # a constant: every test of the module
    assert known.of("scripts/deskbook/care/rules/none.py", 1) == []


def test_constants_of_a_module_without_functions_are_run_by_the_tests_of_who_imports_them(tmp_path):
    texts = {
        "words": "WORDS = ('a', 'b')\n",
        "names": "from deskbook.privacy.rules.words import WORDS\n",
        "shapes": "from deskbook.privacy.rules import links, words\n",
        "links": "from deskbook.privacy.rules import swords\n",
    }
    paths = {name: f"scripts/deskbook/privacy/rules/{name}.py" for name in texts}
    for name, text in texts.items():
        (tmp_path / paths[name]).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / paths[name]).write_text(text)
    users = tests._users(tmp_path, list(paths.values()))
    assert users[paths["words"]] == [paths["names"], paths["shapes"]]
    lines = {paths["names"]: {2: ["t1"]}, paths["shapes"]: {2: ["t2"], 4: ["t1"]}}
    assert Known(lines, {}, users).of(paths["words"], 1) == ["t1", "t2"]


def test_no_more_tests_than_a_limit_are_tried_on_a_mutant():
    path = "scripts/deskbook/care/rules/cover.py"
    every = [f"tests/care/rules/test_cover.py::t{it:03}" for it in range(900)]
    assert Known({path: {3: every}}, {}).of(path, 3) == every[:250]


MODULE = """\
from dataclasses import dataclass
from functools import cache

FACTOR = 2

def twice(number, plus=0):
    return FACTOR * number + plus

@cache
def known():
    return "old"

@dataclass(frozen=True, slots=True)
class Pair:
    first: int

    @property
    def next(self):
        return self.first + 1

    @classmethod
    def of(cls, number):
        return cls(number)
"""


def test_functions_of_a_module_in_memory_get_the_code_of_a_mutant(monkeypatch, tmp_path):
    module = types.ModuleType("scratch_of_mutants")
    module.__file__ = str(tmp_path / "scratch.py")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(MODULE, module.__dict__)
    twice, pair = module.twice, module.Pair
    for old, new in [
        ("FACTOR * number", "FACTOR + number"),
        ("plus=0", "plus=1"),
        ('"old"', '"new"'),
        ("self.first + 1", "self.first - 1"),
        ("cls(number)", "cls(-number)"),
    ]:
        server._patch(module, "scratch.py", MODULE.replace(old, new))
        values = (twice(5), module.known.__wrapped__(), pair(7).next, pair.of(3).first)
        changed = {
            "FACTOR * number": (7, "old", 8, 3),
            "plus=0": (11, "old", 8, 3),
            '"old"': (10, "new", 8, 3),
            "self.first + 1": (10, "old", 6, 3),
            "cls(number)": (10, "old", 8, -3),
        }
        assert values == changed[old]
    assert sys.modules[module.__name__] is module


def results(killed, survived):
    return [RULE] * killed + [replace(RULE, outcome="survived", by="")] * survived


@pytest.mark.parametrize(
    ("killed", "survived", "within"), [(88, 12, True), (87, 13, False), (0, 0, True)]
)
def test_budget_is_twelve_percent_of_the_mutants_of_rules(killed, survived, within):
    adapter = replace(RULE, path="scripts/deskbook/mail/adapters/outbox.py", outcome="survived")
    assert report.is_within_budget([*results(killed, survived), adapter]) is within


def test_page_has_the_numbers_of_each_subject_and_every_survivor():
    late = replace(RULE, path="scripts/deskbook/mail/rules/disposition.py", outcome="timeout")
    adapter = replace(
        RULE,
        path="scripts/deskbook/mail/adapters/outbox.py",
        outcome="survived",
        tests=0,
        after="a | b",
    )
    page = report.page([*results(3, 1), late, adapter], 6, 4711, 42, "3.8.1")
    assert "Tried: 6 mutants drawn from 4,711 with the seed 42, made by mutmut 3.8.1.\n" in page
    assert "| **rules** | 5 | 1 | 20.0% | 1 |\n| **adapters** | 1 | 1 | 100.0% |  |\n" in page
    assert "| care, rules | 4 | 1 | 25.0% |  |\n| mail, rules | 1 | 0 | 0.0% | 1 |\n" in page
    assert "| care/rules/cover.py:7 | 3 | `a < b` | `a <= b` |" in page
    assert "| mail/adapters/outbox.py:7 | none | `a < b` | `a \\| b` |" in page


def test_page_of_a_run_that_was_stopped_says_how_many_were_tried():
    page = report.page(results(3, 1), 1500, 4711, 42, "3.8.1")
    assert "Tried: 4 of the 1,500 mutants drawn from 4,711 with" in page
