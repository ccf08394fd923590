"""The README's commands are played in a copy of the sample library: every output in it is real.

`python -m tests.docs.test_readme` writes the outputs into the page again.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from tests import worlds
from tests.docs import played

PAGE = played.ROOT / "README.md"

LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:)([^)#\s]*)(#[^)\s]+)?\)")


def sample(root: Path) -> Path:
    """A copy of the sample library."""
    for name in ("tickets", "knowledge"):
        shutil.copytree(played.ROOT / name, root / name)
    return root


@pytest.mark.slow
def test_the_readme_is_true(tmp_path, at_the_desk):
    page = PAGE.read_text(encoding="utf-8")
    assert played.retold(page, sample(tmp_path)) == page


@pytest.mark.parametrize(
    "path",
    [*sorted(played.ROOT.glob("*.md")), *sorted(played.ROOT.glob("docs/*.md"))],
    ids=lambda it: it.name,
)
def test_every_link_of_a_document_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    for target, anchor in LINK.findall(text):
        file = (path.parent / target) if target else path
        assert file.exists(), f"{path.name}: {target}"
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
            known = {re.sub(r"[^\w\- ]", "", it.lower()).replace(" ", "-") for it in headings}
            assert anchor[1:] in known, f"{path.name}: {target}{anchor}"


if __name__ == "__main__":
    os.environ.update(worlds.GIT_ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(
            played.retold(PAGE.read_text(encoding="utf-8"), sample(Path(folder))), encoding="utf-8"
        )
    sys.stdout.write(f"{PAGE} is up to date\n")
