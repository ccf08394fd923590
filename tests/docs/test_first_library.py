"""The page of a first library: its file of answers and each of its commands, run as written."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import worlds
from tests.mail import mailhouse
from tests.mail.letters import letter

PAGE = (Path(__file__).parents[2] / "docs/first-library.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
(ANSWERS,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_page_has_at_most_ten_commands():
    assert len(COMMANDS) <= 10
    assert COMMANDS[0] == "desk setup our-library"


@pytest.fixture
def shelf(tmp_path):
    """A folder with the file of answers for the servers of the test, and `desk` on the path."""
    with mailhouse.opened(["ask", "quill"]) as servers:
        servers_block = "\n".join(
            line for line in servers.settings().splitlines() if re.match(r"\s+(imap|smtp):", line)
        )
        text = re.sub(r"  imap: .*\n  smtp: .*", lambda _: servers_block, ANSWERS)
        (tmp_path / "answers.yml").write_text(text.replace("/srv/www/ask", str(tmp_path / "www")))
        (tmp_path / "password").write_text(mailhouse.PASSWORD + "\n")
        desk = tmp_path / "bin/desk"
        desk.parent.mkdir()
        desk.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m deskbook "$@"\n')
        desk.chmod(0o755)
        yield tmp_path, servers


@pytest.mark.slow
def test_commands_of_the_page_lead_to_an_answered_mail_and_a_built_site(shelf):
    folder, servers = shelf
    root = Path(__file__).parents[2]
    known = {
        **{key: value for key, value in os.environ.items() if key != "DESK_NOW"},
        **worlds.GIT_ENVIRONMENT,
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": f"{root / 'scripts'}",
        "SSL_CERT_FILE": str(servers.folder / "cert.pem"),
    }
    place, number, said = folder, "", {}
    for step, line in enumerate(COMMANDS):
        if line.startswith("cd "):
            place = place / line.removeprefix("cd ")
            servers.send(letter("Where are the maps?"))
            servers.messages("ask", 1)
            continue
        words = line.replace("NUMBER", number)
        if line.startswith("desk setup"):  # what the questions ask is in the page's file
            words += f" --from {os.path.relpath(folder / 'answers.yml', place)}"
        words = words.replace(" --install", "")  # nothing is installed into the cron of a test
        if "setup" in words and place != folder:
            text = (folder / "answers.yml").read_text()
            (folder / "answers.yml").write_text(
                text.replace("password_file: password ", "password_file: ../password ")
            )
        done = subprocess.run(
            ["/bin/sh", "-c", words],
            cwd=place,
            env=known,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
        said[step] = done.stdout
        found = re.search(r"Q-[0-9A-Z]{6}", done.stdout)
        number = found[0] if found else number
        if line.startswith("desk reply"):  # the page says that a reply waits for a minute
            known["DESK_NOW"] = f"{datetime.now(UTC) + timedelta(seconds=90):%Y-%m-%dT%H:%M:%SZ}"
    letters = [it.decode(errors="replace") for it in servers.messages("quill", 2)]
    assert any("We have your question" in it for it in letters)
    assert any("third floor" in it for it in letters)
    assert "The help desk in Mill Hall" in (folder / "www/ask/index.html").read_text()
    assert "The test letter came back" in said[0]
