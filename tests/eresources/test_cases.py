"""A table of hand-made cases: what somebody wrote, and the verdict that a librarian expects.

Each case has its source: a section of KBART (NISO RP-9-2014), a style guide, a standard, or a public
report of the same fault. The lists beside the table are those of an aggregator (its own and ours), of
a publisher, and of books. It is 16 November 2026.
"""

import csv
from pathlib import Path

import pytest
from tests import worlds

from deskbook.eresources.commands import diagnose
from deskbook.eresources.formats import item_text

CASES = Path(__file__).parent / "cases"
RESOURCES = {
    "aggregator": "kbart: knowledge/holdings/aggregator.txt\nholdings: knowledge/holdings/aggregator-ours.txt",
    "publisher": 'kbart: knowledge/holdings/publisher.txt\ndoi_prefixes: ["10.1000"]',
    "books": "kbart: knowledge/holdings/books.txt",
}


def read(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """A library with the lists of the cases."""
    root = worlds.write_library(tmp_path_factory.mktemp("cases"))
    profile = root / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("country: US", "country: US\nlanguages: [es, de, fr, pt]")
    )
    (root / "knowledge/holdings").mkdir()
    for path in CASES.glob("*.txt"):
        (root / "knowledge/holdings" / path.name).write_bytes(path.read_bytes())
    for slug, lists in RESOURCES.items():
        path = root / f"knowledge/resources/{slug}.md"
        path.write_text(f"---\nname: The {slug}\nvendor: Example\n{lists}\n---\n")
    return root


def judge(root, case):
    """The verdict, its day, and the title in the best row."""
    issue = item_text.parse_issue(None, "", "")
    text = case["text"].replace("\\n", "\n")
    found = diagnose.diagnose(
        root, text, issue=issue, resource=case["where"] or None, symptom="missing"
    )
    best = found.verdicts[0]
    title = best.sources[0].holding.title if best.sources else ""
    return best.verdict, str(best.day or ""), title


@pytest.mark.parametrize(
    "case",
    [*read("cases.tsv"), *read("frozen.tsv"), *read("second.tsv"), *read("third.tsv")],
    ids=lambda it: it["source"],
)
def test_case_gets_the_verdict_that_a_librarian_expects(listed, case, monkeypatch):
    monkeypatch.setenv("DESK_NOW", "2026-11-16T15:00:00Z")
    assert judge(listed, case) == (case["verdict"], case["day"], case["title"])
