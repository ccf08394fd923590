"""The case in `docs/a-delayed-journal.md` is played again, from the mail to the renewal.

`python -m tests.docs.test_a_delayed_journal` writes the outputs into the page again.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from tests import worlds
from tests.docs import played
from tests.docs.test_a_week_of_care import TICKET

PAGE = played.ROOT / "docs/a-delayed-journal.md"
HEAD = (played.ROOT / "knowledge/holdings/history-full-text.txt").read_text().splitlines()[0]
CELLS = ["Rural History Quarterly", "0000-1066", "0000-1074", "2003-02", "1", "1"]
ROW = "\t".join([*CELLS, *[""] * (len(HEAD.split("\t")) - len(CELLS))])

FIRST = TICKET.format(
    name="Q-7H2KD9",
    title="An issue of a journal is not in the database",
    opened="2026-11-02T13:14:00Z",
    patron="p-7f3kq29d",
    question="I need an article from the June 2026 issue of Rural History Quarterly (vol. 24, no. 2).\n"
    "There is no embargo on the title page, but the last issue I see is December 2025.",
)
SECOND = TICKET.format(
    name="Q-9XM4TB",
    title="A journal ends in 2025",
    opened="2026-11-09T13:20:00Z",
    patron="p-9wd2m4xk",
    question="rural history quarterly 24(2), june 2026 does not open for me",
)


def library(root: Path) -> Path:
    """The small library before that Monday: two lists with the journal, and one question."""
    worlds.write_library(root)
    for path in [*root.glob("tickets/*/*/*.md"), *root.glob("knowledge/problems/*.md")]:
        path.unlink()
    (root / "knowledge/holdings").mkdir()
    for name in ("vendor", "ours"):
        (root / f"knowledge/holdings/{name}.txt").write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    resource = root / "knowledge/resources/history-full-text.md"
    lists = "kbart: knowledge/holdings/vendor.txt\nholdings: knowledge/holdings/ours.txt\n"
    resource.write_text(resource.read_text().replace("support:", f"{lists}support:"))
    (root / "tickets/2026/11/Q-7H2KD9.md").write_text(FIRST, encoding="utf-8")
    return root


def retold(page: str, root: Path) -> str:
    """The page as the case is played in the library `root`; the second reader asks a week later."""

    def meanwhile(time: str) -> None:
        second = root / "tickets/2026/11/Q-9XM4TB.md"
        if time >= "2026-11-09" and not second.exists():
            second.write_text(SECOND, encoding="utf-8")

    return played.retold(page, root, meanwhile)


def test_the_case_is_as_the_page_tells_it(tmp_path, at_the_desk):
    page, root = PAGE.read_text(encoding="utf-8"), library(tmp_path)
    assert retold(page, root) == page
    (record,) = (root / "knowledge/missing").glob("*.md")
    assert "tickets: [Q-7H2KD9, Q-9XM4TB]" in record.read_text()
    for name in ("Q-7H2KD9", "Q-9XM4TB"):
        assert worlds.timeline(root, name).count("The issue that you missed is now there") == 1
        assert "watch" not in worlds.front(root, name)
    (delay,) = json.loads(played.output("$ desk delays --json", root))["delays"]
    assert (delay["overdue"], len(delay["arrivals"])) == ([139], 1)


if __name__ == "__main__":
    os.environ.update(worlds.GIT_ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            retold(PAGE.read_text(encoding="utf-8"), library(Path(folder))), encoding="utf-8"
        )
    sys.stdout.write(f"{PAGE} is up to date\n")
