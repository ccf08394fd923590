"""Several colleagues at one desk."""

import os
import subprocess
import sys

import pytest
from tests import worlds

CODE = """
import sys
from deskbook.cli.main import call
for number in range(5):
    if call(["note", "new", f"{sys.argv[1]} {number}"]):
        sys.exit(1)
"""


@pytest.mark.slow
def test_four_colleagues_write_on_one_ticket_at_once_and_nothing_is_lost(git_library, new_ticket):
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CODE, who],
            env={**os.environ, "DESK_NOW": worlds.NOW},
            stdout=subprocess.DEVNULL,
        )
        for who in "abcd"
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    said = worlds.timeline(git_library, new_ticket).splitlines()
    assert {line for line in said if line[:1] in "abcd" and line} == {
        f"{who} {number}" for who in "abcd" for number in range(5)
    }
    assert worlds.git(git_library, "rev-list", "--count", "HEAD") == "21\n"
    assert worlds.git(git_library, "status", "--porcelain") == ""
