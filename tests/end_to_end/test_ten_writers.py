"""Ten processes push to one repository at once, and one of them is killed: nothing is lost"""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.adapters import repo

WRITERS, EDITS, EACH = 10, 50, 5
"""How many write, how many edits each of them makes, and how many of these go in one push."""

SCRIPTS = Path(__file__).parents[2] / "scripts"

WRITER = """
import sys
from pathlib import Path
from deskbook.cli.main import call

root, who, edits, each = Path.cwd(), sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
tickets = sorted(path.stem for path in root.glob("tickets/*/*/*.md"))
assert call(["pull"]) == 0  # after a kill this also finishes what was begun
there = "".join(path.read_text() for path in root.glob("tickets/*/*/*.md"))
for n in range(edits):
    said = f"{who} wrote {n}."
    if said not in there:
        ticket = tickets[(n * 7 + len(who)) % len(tickets)]
        words = ["promise", ticket, f"2027-01-{1 + n % 28:02}"] if n % 5 == 2 else ["note", ticket]
        if call([*words, said]):
            call(["note", ticket, said]) and sys.exit(3)
    if n % each == each - 1:
        call(["push"]) and sys.exit(4)
        print(n, file=sys.stderr, flush=True)
"""


def started(root: Path, who: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(SCRIPTS)}
    environment.pop("DESK_NOW")
    command = [sys.executable, "-c", WRITER, who, str(EDITS), str(EACH)]
    with (root.parent / f"{root.name}.said").open("a") as said:
        return subprocess.Popen(
            command, cwd=root, env=environment, stdout=said, stderr=said, text=True
        )


@pytest.mark.slow
def test_five_hundred_edits_of_ten_writers_are_all_there_though_one_was_killed(
    tmp_path, _git_template, at_the_desk
):
    shared = tmp_path / "shared.git"
    worlds.git(tmp_path, "clone", "--quiet", "--bare", str(_git_template), str(shared))
    names = [f"writer-{n}" for n in range(WRITERS)]
    for name in names:
        worlds.git(tmp_path, "clone", "--quiet", str(shared), name)
    running = {name: started(tmp_path / name, name) for name in names}
    unlucky = random.choice(names)
    time.sleep(random.uniform(1.5, 5))
    running[unlucky].kill()
    was_amid = running[unlucky].wait() == -9
    running[unlucky] = started(tmp_path / unlucky, unlucky)
    codes = {name: it.wait() for name, it in running.items()}
    said = {name: (tmp_path / f"{name}.said").read_text() for name, code in codes.items() if code}
    assert said == {}
    assert was_amid
    worlds.git(tmp_path, "clone", "--quiet", str(shared), "afterwards")
    after = tmp_path / "afterwards"
    assert repo.load(after).findings == ()
    texts = "".join(path.read_text() for path in after.glob("tickets/*/*/*.md"))
    counts = [texts.count(f"{name} wrote {n}.\n") for name in names for n in range(EDITS)]
    assert counts == [1] * (WRITERS * EDITS)
    assert worlds.git(shared, "rev-list", "--min-parents=2", "main") == ""
    assert worlds.git(shared, "rev-list", "--count", "main") == f"{WRITERS * EDITS + 1}\n"
    for root in (shared, *(tmp_path / name for name in names)):
        assert worlds.git(root, "fsck", "--strict", "--no-dangling") == ""
    for name in names:
        assert worlds.git(tmp_path / name, "status", "--porcelain") == ""
