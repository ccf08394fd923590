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


ROLES = (
    "patron",
    "staff with push",
    "somebody with a copied clone",
    "vendor",
    "forge",
    "CI",
    "hosting of the site",
)


def test_what_each_role_cannot_do_is_shown_by_tests_that_are_there():
    text = DOCUMENT.read_text(encoding="utf-8")
    table = text.partition("| who | wants to | outcome | shown by |")[2].partition("\n\n")[0]
    rows = [[it.strip() for it in line.split("|")[1:-1]] for line in table.splitlines()[2:]]
    assert set(ROLES) <= {who for who, *_ in rows}
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")]
    there = {name for one in texts for name in re.findall(r"^def (test_\w+)", one, re.MULTILINE)}
    for who, aim, outcome, shown in rows:
        names = set(re.findall(r"test_\w+", shown))
        assert names <= there, (who, aim)
        assert names or not outcome.startswith("no"), (who, aim)
