"""What people read names nothing that an installed program lacks."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "scripts/deskbook"
LACKING = re.compile(r"\b(?:docs|tests|benchmarks)/[\w./-]+|\b(?:ARCHITECTURE|CHANGELOG)\.md")
"""The pages and folders of the repository that a wheel does not carry."""


def list_messages(tree: ast.Module) -> Iterator[ast.Constant]:
    """Yield the texts of a module but those that only programmers read: strings that do nothing."""
    idle = {id(it.value) for it in ast.walk(tree) if isinstance(it, ast.Expr)}
    for it in ast.walk(tree):
        if isinstance(it, ast.Constant) and isinstance(it.value, str) and id(it) not in idle:
            yield it


def find_lacking(text: str) -> list[str]:
    return [
        found[0] for it in list_messages(ast.parse(text)) for found in LACKING.finditer(it.value)
    ]


def test_no_message_names_a_page_that_a_wheel_lacks():
    found = {
        str(path.relative_to(PACKAGE)): named
        for path in PACKAGE.rglob("*.py")
        for text in (path.read_text(encoding="utf-8"),)
        if LACKING.search(text) and (named := find_lacking(text))
    }
    assert found == {}


def test_parts_of_texts_are_read_and_docstrings_are_not():
    assert find_lacking('"""See docs/a.md."""\nX = f"{1} docs/b.md"\n"""As docs/c.md."""\n') == [
        "docs/b.md"
    ]
