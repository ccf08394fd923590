"""The README's commands are played in a copy of the sample library: every output in it is real.

`python -m tests.docs.test_readme` writes the outputs into the page again.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import worlds
from tests.docs import played

PAGE = played.ROOT / "README.md"

ON_PATH = ". .venv/bin/activate"
"""What the page says that puts `desk` on the PATH after `make start`."""

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


@pytest.mark.slow
def test_a_shell_finds_desk_as_the_readme_says(tmp_path, at_the_desk):
    """Each console block is typed into a new shell, in a checkout with the environment of `make`.

    Ids that lots decide are other ones there, so they are left out of the comparison.
    """
    page = PAGE.read_text(encoding="utf-8")
    first, *_ = played.BLOCK.finditer(page)
    assert f"```sh\n{ON_PATH}\n```" in page[: first.start()]
    root = sample(tmp_path)
    (root / ".venv").symlink_to(Path(sys.prefix), target_is_directory=True)
    kept = {it: value for it, value in os.environ.items() if it != "PYTHONPATH"}
    kept |= {"PATH": "/usr/local/bin:/usr/bin:/bin", "PYTHONPATH": str(played.ROOT / "scripts")}
    for block in played.BLOCK.finditer(page):
        local = datetime.fromisoformat(block["time"]).replace(tzinfo=played.ZONE)
        who = {"DESK_NOW": local.astimezone(UTC).isoformat(), "DESK_HANDLE": block["who"]}
        for typed in re.findall(r"^\$ (.*)$", block["said"], re.MULTILINE):
            done = subprocess.run(
                ["bash", "-ec", f"{ON_PATH}\n{typed}"],
                cwd=root, env=kept | who, capture_output=True, text=True, check=False,
            )  # fmt: skip
            assert done.returncode == 0, (typed, done.stderr)
            told = block["said"].split(f"$ {typed}\n", 1)[1].partition("\n$ ")[0]
            assert masked(done.stdout) == masked(told), typed


def masked(text: str) -> list[str]:
    """Return the lines of an output without ids."""
    return re.sub(r"Q-[0-9A-Z]{6}", "Q-", text).strip("\n").split("\n")


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
