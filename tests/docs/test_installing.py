"""Every command of docs/installing.md is run as it is written, with the real pip, pipx and uv."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from deskbook.jobs.adapters import wheel
from tests import worlds

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/installing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```\n", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines()]
INSTALLS = [it for it in COMMANDS if re.match(r"(pipx|uv tool) install ", it)]

INIT = "desk init hill --timezone America/New_York --ask-email ask@library.example"

OTHERS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md"))]


def test_page_names_this_version_and_every_extra():
    wheels = set(re.findall(r"deskbook-[\d.]+[\w-]*\.whl", PAGE))
    assert wheels == {f"deskbook-{version('deskbook')}-py3-none-any.whl"}
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = re.findall(r"^\| `(\w+)` +\| ", PAGE, re.MULTILINE)
    assert set(named) == set(settings["project"]["optional-dependencies"])


def test_pipx_and_uv_install_from_a_wheel_and_from_an_address():
    kinds = {(it.split()[0], "git+" in it, "[" in it, "--force" in it) for it in INSTALLS}
    tools = {"pipx", "uv"}
    assert kinds >= {(it, address, False, False) for it in tools for address in (True, False)}
    assert kinds >= {(it, address, True, False) for it in tools for address in (True, False)}
    assert kinds >= {(it, False, False, True) for it in tools}


@pytest.mark.parametrize("path", OTHERS, ids=lambda it: it.name)
def test_line_of_a_document_that_installs_something_names_a_file_or_an_address(path):
    """Requirements of other projects are no exception: they are in files with hashes."""
    text = path.read_text(encoding="utf-8")
    for what in re.findall(r"\b(?:pip|pipx|uv tool|uvx|uv pip) install ([^`\n]+)", text):
        words = re.findall(r'"[^"]*"|\S+', what.partition("#")[0])
        named = [it.strip('"') for it in words if not it.startswith("-")]
        assert named, (path.name, what)
        for it in named:
            assert re.search(r"(^\.|/|git\+ADDRESS|\.whl)", it), (path.name, what)


@pytest.fixture(scope="module")
def tools(tmp_path_factory) -> Path:
    """A folder with pipx and uv, from the index of this machine."""
    place = tmp_path_factory.mktemp("tools")
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    pip = (place / "bin/python", "-m", "pip", "install", "--quiet", "pipx", "uv")
    subprocess.run(pip, check=True)
    return place / "bin"


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A clone of this repository, without changes that are not committed."""
    place = tmp_path_factory.mktemp("source") / "deskbook"
    worlds.git(ROOT, "clone", "--quiet", "--no-hardlinks", str(ROOT), str(place))
    worlds.git(place, "remote", "remove", "origin")
    return place


@pytest.fixture
def desk_of(tools, tmp_path):
    """Runs a command line in a place with the wheel and a library; returns what `desk` is there."""
    made = wheel.running()
    (tmp_path / Path(made.path).name).write_bytes(made.data)
    given = (tmp_path / "our-library" / made.path).parent
    given.mkdir(parents=True)
    (given / Path(made.path).name).write_bytes(made.data)

    def run(line: str, cwd: Path = tmp_path) -> str:
        kept = {it: value for it, value in os.environ.items() if not it.startswith("PYTHON")}
        beside = str(Path(sys.executable).parent)
        system = os.pathsep.join(it for it in kept["PATH"].split(os.pathsep) if it != beside)
        places = {
            "PIPX_HOME": str(tmp_path / "pipx"),
            "PIPX_BIN_DIR": str(tmp_path / "bin"),
            "UV_TOOL_DIR": str(tmp_path / "uv"),
            "UV_TOOL_BIN_DIR": str(tmp_path / "bin"),
            "UV_LINK_MODE": "copy",
            "UV_PYTHON_DOWNLOADS": "never",
            "PATH": os.pathsep.join([str(tmp_path / "bin"), str(tools), system]),
        }
        done = subprocess.run(
            ["bash", "-ec", line],
            cwd=cwd, env={**kept, **places}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stdout[-2000:] + done.stderr[-4000:])
        return done.stdout

    return run


@pytest.mark.slow
@pytest.mark.parametrize("line", dict.fromkeys(INSTALLS))
def test_installed_desk_is_on_the_path_and_begins_a_library(desk_of, source, tmp_path, line):
    place = source if "--editable" in line else tmp_path
    desk_of(line.replace("git+ADDRESS", f"git+file://{source}"), cwd=place)
    assert desk_of("command -v desk") == f"{tmp_path}/bin/desk\n"
    assert desk_of("desk --version") == f"desk, version {version('deskbook')}\n"
    desk_of(f"export {git_names()}; {INIT}")
    assert desk_of("desk check", cwd=tmp_path / "hill").endswith(": all is well\n")
    if "[analytics]" in line:
        desk_of("desk export parquet ../rows", cwd=tmp_path / "hill")
    if "--editable" not in line:
        desk_of(f"export {git_names()}; desk github init", cwd=tmp_path / "hill")


def git_names() -> str:
    """Return the environment in which Git knows who commits, for a shell."""
    return " ".join(f'{name}="{value}"' for name, value in worlds.GIT_ENVIRONMENT.items())


@pytest.mark.slow
def test_extra_is_added_by_the_command_that_its_absence_prints(desk_of, tmp_path):
    """Install without the extra, by each tool, then run what `desk` says and try again."""
    for line in INSTALLS:
        if "git+" in line or "[" in line or "--" in line or line.count("/") > 1:
            continue
        desk_of(f"{line}; export {git_names()}; {INIT}")
        asked = "desk export parquet ../rows 2>&1 || true"
        told = desk_of(asked, cwd=tmp_path / "hill")
        assert "a table of Parquet needs the extra `analytics` (duckdb, ibis is missing): " in told
        desk_of(told.partition("is missing): ")[2].strip())
        assert "needs the extra" not in desk_of(asked, cwd=tmp_path / "hill")
        desk_of("rm -rf hill rows bin pipx uv")


@pytest.mark.slow
def test_environment_of_ones_own_is_made_as_written(desk_of):
    block = next(it for it in BLOCKS if "desk-environment" in it)
    assert desk_of(block).endswith(f"desk, version {version('deskbook')}\n")
