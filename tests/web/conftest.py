"""What the tests in a real browser share: Chromium, and the desk of the sample library."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests import worlds

SAMPLE = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def browser():
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright
    from tests.site.conftest import ARGUMENTS, CHROMIUM

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample library as a clone, with a hostile ticket in it."""
    root = tmp_path_factory.mktemp("desk") / "library"
    root.mkdir()
    for name in ("knowledge", "tickets"):
        shutil.copytree(SAMPLE / name, root / name)
    from tests.site.test_in_a_browser import HOSTILE_TICKET

    (root / "tickets/2026/11/Q-EV1N00.md").write_text(HOSTILE_TICKET, encoding="utf-8")
    (root / ".gitignore").write_text(".desk/\nbuild/\n")
    return worlds.start_git(root)


@pytest.fixture(scope="module")
def address(sample):
    """The address of the running desk, where circulation-desk acts."""
    words = [sys.executable, "-m", "deskbook", "web", "--port", "0", "--root", str(sample)]
    environment = {
        **os.environ, **worlds.GIT_ENVIRONMENT, "DESK_HANDLE": "circulation-desk", "PYTHONUNBUFFERED": "1",
        "PYTHONPATH": str(SAMPLE / "scripts"),
    }  # fmt: skip
    process = subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        line = process.stdout.readline()
        assert "you act as circulation-desk" in line, line
        yield line.split()[1]
    finally:
        process.terminate()
        assert process.wait(10) == 0
        process.stdout.close()
