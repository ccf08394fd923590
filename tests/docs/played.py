"""Pages whose console blocks are played again: every output in them is real.

A block is headed by when and as whom it is run: `<!-- 2026-11-16 10:00 as history-liaison -->`.
Commands of `desk` are run in this process in a library of their own; ids that lots decide are drawn
from a fixed seed, so that they stand in the page as they were drawn.
"""

import io
import os
import random
import re
import shlex
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from deskbook.cli.main import call
from deskbook.library.adapters import chance

ROOT = Path(__file__).parents[2]

BLOCK = re.compile(
    r"(<!-- (?P<time>\d{4}-\d\d-\d\d \d\d:\d\d) as (?P<who>[a-z-]+) -->\n```console\n)(?P<said>.*?)(```\n)",
    re.DOTALL,
)

ZONE = ZoneInfo("America/New_York")


def retold(page: str, root: Path, before: Callable[[str], None] = lambda time: None) -> str:
    """The page with what each command says when it is played in the library `root`.

    `before` is called with the time of each block, for what happens meanwhile.
    """
    chance.secrets = random.Random(2026)  # type: ignore[assignment]

    def play(block: re.Match[str]) -> str:
        local = datetime.fromisoformat(block["time"]).replace(tzinfo=ZONE)
        os.environ["DESK_NOW"] = local.astimezone(UTC).isoformat()
        os.environ["DESK_HANDLE"] = block["who"]
        before(block["time"])
        commands = [line for line in block["said"].split("\n") if line.startswith("$ ")]
        return block[1] + "\n".join(f"{line}\n{output(line, root)}" for line in commands) + block[5]

    try:
        return BLOCK.sub(play, page)
    finally:
        import secrets

        chance.secrets = secrets


def output(line: str, root: Path) -> str:
    """What a command line says, without blank lines at its end; `# exit 1` after it is expected."""
    command, _, expected = line.partition("  # exit ")
    words = shlex.split(command)[2:]
    said, complained = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(complained):
        code = call([*words, "--root", str(root)])
    assert code == int(expected or 0), (line, complained.getvalue())
    text = said.getvalue().strip("\n")
    return text + "\n" if text else ""
