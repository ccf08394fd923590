"""The reference is as the code is, and no rule is missing from it."""

import ast
import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from cogapp import Cog

from deskbook.checks.formats import KINDS, meaning
from deskbook.checks.rules import checks
from deskbook.library.model.fields import front_specs
from tests.docs import reading_rules, reference

ROOT = Path(__file__).parents[2]
PAGES = [path for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")] if "[[[cog" in path.read_text()]  # fmt: skip
MAKERS = {"Finding", "Fault", "RefusedError", "Rule", "Comparison", "_report", "finding"}
"""What is called with the id of a rule."""

ELSEWHERE = re.compile(r"^(?:mapping\.|labels\.|privacy\.(?!pattern))")
"""Ids that are made of a field's name or of a kind of personal data."""


MEASURED = "privacy-gate.md"
"""The page whose tables are measured anew, which takes seconds."""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(it, marks=[pytest.mark.slow] if it.name == MEASURED else [], id=it.name)
        for it in PAGES
    ],
)
def test_the_generated_parts_of_a_page_are_up_to_date(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = Cog().main(
            ["cog", "--check", "--check-fail-msg=run make cog", "-I", "scripts", str(page)]
        )
    assert code == 0, said.getvalue()  # fmt: skip


def emitted():
    """The ids of rules that stand in the code, each with a place."""
    stands = re.compile(r"""["'][a-z]+\.[a-z-]+["']""")
    for path in sorted((ROOT / "scripts/deskbook").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if stands.search(text) else ():
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else getattr(node.func, "id", "")
                )
                for it in node.args if called in MAKERS else ():
                    if isinstance(it, ast.Constant) and re.fullmatch(
                        r"[a-z]+\.[a-z-]+", str(it.value)
                    ):
                        yield it.value, f"{path.name}:{node.lineno}"  # fmt: skip


def test_every_rule_that_code_can_name_is_documented_and_no_other():
    documented = {*reading_rules.RULES, *(name for name, _, _ in checks.list_rules())}
    named = {name for name, _ in emitted()}
    assert {name for name in named - documented if not ELSEWHERE.match(name)} - {
        "ticket.id"
    } == set()
    assert documented - named == set()  # fmt: skip
    page = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    assert [name for name in documented if f"| `{name}` |" not in page] == []


def test_a_rule_about_records_has_one_id_and_says_what_it_holds_to():
    rows = list(checks.list_rules())
    assert len({name for name, _, _ in rows}) == len(rows)
    assert [name for name, _, said in rows if not re.fullmatch(r"[A-Z].*\.", said)] == []
    assert {grave for _, grave, _ in rows} == {"error", "warning"}
    assert [it for it in reading_rules.RULES if it in {name for name, _, _ in rows}] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_every_field_says_what_it_is(kind):
    def silent(record, within):
        for spec in front_specs(record).values():
            if not spec.doc:
                yield f"{within}.{spec.name}"
            part = reference.part(spec.type)
            if part is not None:
                yield from silent(part, f"{within}.{spec.name}")

    assert list(silent(KINDS[kind], kind)) == []
    assert meaning(KINDS[kind])
    assert reference.record(KINDS[kind]).count("\n") > len(front_specs(KINDS[kind]))
