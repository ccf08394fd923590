"""`docs/adding-a-field.md`: its example is applied to a copy of the package, and the field is used everywhere."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import worlds

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DEFINITION = re.search(
    r"```python\n(    campus: .*?)```", (ROOT / "docs/adding-a-field.md").read_text(), re.DOTALL
).group(1)
BEFORE = "    course: str | None = field("
MODULE = "scripts/deskbook/library/model/ticket.py"
UNDECLARED = '    campus: str | None = field(default=None, metadata=doc("The campus."))\n'

TABLE = "id,asked,text,place\n1,2026-11-02 10:00,Where is the scanner?,North Campus\n2,2026-11-02 11:00,Where is the lift?,\n"
MAPPING = """\
source: desk
id: [id]
question: text
opened: {column: asked}
fields:
  - {field: channel, value: desk}
  - {field: service, value: reference}
  - {field: campus, column: place, table: [{from: North Campus, to: north}]}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """A copy of the package; a function puts a definition of the field into it."""
    folder = tmp_path_factory.mktemp("scratch")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts/deskbook", folder / "scripts/deskbook", ignore=ignored)
    shutil.copytree(ROOT / "site", folder / "site")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    text = (folder / MODULE).read_text()

    def defined(definition):
        assert text.count(BEFORE) == 1
        (folder / MODULE).write_text(text.replace(BEFORE, definition + "\n" + BEFORE))
        return folder

    return defined


@pytest.fixture
def run(package, git_library):
    """Run commands of the changed package in the small library."""
    state = {"folder": package(DEFINITION)}

    def call(*words, code=0):
        environment = {
            **os.environ,
            "PYTHONPATH": str(state["folder"] / "scripts"),
            "COLUMNS": "100",
        }
        command = [sys.executable, "-P", "-m", "deskbook", *words]
        done = subprocess.run(
            command,
            check=False,
            cwd=git_library,
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    call.package = lambda definition: state.update(folder=package(definition))
    return call


def test_one_definition_is_enough(run, git_library):
    made = run("new", "Where is the scanner?", "-s", "reference", "-c", "desk", "--campus", "north")
    name = re.search(r"Q-\w{6}", made).group()
    assert worlds.front(git_library, name)["campus"] == "north"
    run("new", "Where is the lift?", "--campus", "North Campus", code=2)

    assert "campus: north -> south" in run("edit", name, "--campus", "south")
    listed = json.loads(run("list", "--campus", "south", "--json"))
    assert [it["id"] for it in listed["tickets"]] == [name]
    assert run("list", "--campus", "north").startswith("No ticket fits")
    assert re.search(r"^  campus +south$", run("show", name), re.MULTILINE)

    second = run("split", name, "And the printer?")
    other = re.findall(r"Q-\w{6}", second)[-1]
    assert worlds.front(git_library, other)["campus"] == "south"

    run("build", "--staff")
    page = (git_library / f"build/staff/site/tickets/{name}/index.html").read_text()
    assert re.search(r"Campus</dt>\s*<dd[^>]*>\s*south", page)

    (git_library.parent / "table.csv").write_text(TABLE)
    (git_library.parent / "map.yml").write_text(MAPPING)
    run("import", "csv", "../table.csv", "--map", "../map.yml", "--apply")
    run("export", "../out")
    with (git_library.parent / "out/tickets.csv").open(encoding="utf-8-sig") as file:
        campuses = [row["campus"] for row in csv.DictReader(file)]
    assert sorted(filter(None, campuses)) == ["north", "south", "south"]

    measured = run("measure", "--by", "campus", "--period", "month", "--of", "2026-11")
    assert re.search(r"^\| south +\| +2 ", measured, re.MULTILINE), measured
    assert '"campus"' in run("schema", "ticket")
    run("check")


def test_a_field_without_a_declaration_is_read_and_kept_inside(run, git_library):
    run.package(UNDECLARED)
    path = git_library / f"tickets/2026/11/{worlds.NEW}.md"
    text = path.read_text()
    path.write_text(text.replace("course:", "campus: ask todd@people.example\ncourse:"))
    assert "[privacy.email]" in run("check", code=1)
    worlds.git(git_library, "add", "-A")
    assert "an e-mail address stands here" in run("gate", "--staged", code=1)
    assert "todd@people.example" not in run("show", worlds.NEW)
    run("list", "--campus", "x", code=2)
