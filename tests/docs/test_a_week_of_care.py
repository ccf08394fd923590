"""The week in `docs/a-week-of-care.md` is played again: every output in it is real.

`python -m tests.docs.test_a_week_of_care` writes the outputs into the page again.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests import worlds
from tests.docs import played

PAGE = played.ROOT / "docs/a-week-of-care.md"

TICKET = """\
---
id: {name}
title: {title}
status: new
service: e-resources
channel: email
opened: {opened}
patron: {patron}
patron_group: student
department: history
resource: history-full-text
---

{question}

<!-- timeline -->
"""

FIRST = TICKET.format(
    name="Q-7H2KD9",
    title="The 2026 issues of a history journal are missing",
    opened="2026-11-02T13:14:00Z",
    patron="p-7f3kq29d",
    question="The issues are listed, but the full text stops in December 2025.",
)
SECOND = TICKET.format(
    name="Q-9XM4TB",
    title="A history journal ends in 2025",
    opened="2026-11-05T16:20:00Z",
    patron="p-9wd2m4xk",
    question="I cannot find this year's issues of the journal.",
)


def library(root: Path) -> Path:
    """The small library before that Monday: no problem is known and one question has come in."""
    worlds.write_library(root)
    for path in [*root.glob("tickets/*/*/*.md"), *root.glob("knowledge/problems/*.md")]:
        path.unlink()
    (root / "tickets/2026/11/Q-7H2KD9.md").write_text(FIRST, encoding="utf-8")
    return root


def retold(page: str, root: Path) -> str:
    """The page as the week is played in the library `root`; the second student asks on Thursday."""

    def meanwhile(time: str) -> None:
        second = root / "tickets/2026/11/Q-9XM4TB.md"
        if time >= "2026-11-05 12:00" and not second.exists():
            second.write_text(SECOND, encoding="utf-8")

    return played.retold(page, root, meanwhile)


def test_the_week_is_as_the_page_tells_it(tmp_path, at_the_desk, monkeypatch):
    page = PAGE.read_text(encoding="utf-8")
    assert retold(page, library(tmp_path)) == page


if __name__ == "__main__":
    os.environ.update(worlds.GIT_ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            retold(PAGE.read_text(encoding="utf-8"), library(Path(folder))), encoding="utf-8"
        )
    sys.stdout.write(f"{PAGE} is up to date\n")
