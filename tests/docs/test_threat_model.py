"""Every promise of the threat model names tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "threat-model.md"


def promises():
    """Each promise of the table with the tests it names."""
    table = DOCUMENT.read_text(encoding="utf-8").partition("| promise | held by |")[2]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| ")]
    return {row[1].strip(): re.findall(r"test_\w+", row[2]) for row in rows}


def test_every_promise_is_held_by_tests_that_are_there():
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    found = promises()
    assert len(found) >= 20
    assert [promise for promise, names in found.items() if not names] == []
    assert {name for names in found.values() for name in names} - there == set()
