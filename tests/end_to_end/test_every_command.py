"""What holds for every command: its output in any encoding, and the repository that it writes to."""

import io
import sys
from collections.abc import Mapping
from pathlib import Path

import click
import pytest
from tests import errands, worlds
from tests.cli.test_command import declared

from deskbook.cli.main import desk as whole
from deskbook.library.adapters import console

ENCODINGS = ("ascii", "cp1252", "cp437", "latin-1")
POINTERS = (
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_WORK_TREE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_CONFIG_PARAMETERS",
    "GIT_CONFIG_COUNT",
)
HERE = [name for name, it in errands.ERRANDS.items() if not it.reason]
SAMPLE = [
    *("answer list", "brief", "check", "distill", "doctor", "list", "measure", "note", "queue"),
    *("remind", "schema", "search", "show"),
]


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = errands.write_library(tmp_path_factory.mktemp("errands") / "library")
    return worlds.start_git(root).parent


@pytest.fixture
def place(_template, tmp_path, at_the_desk, monkeypatch) -> Path:
    """The library of `errands` in Git; the working directory is in it."""
    worlds.copy(_template, tmp_path)
    monkeypatch.chdir(tmp_path / "library")
    return tmp_path / "library"


def test_every_command_has_an_errand():
    assert sorted(errands.ERRANDS) == sorted(name for name, _ in declared())
    assert all(it.words or it.reason for it in errands.ERRANDS.values())


class Printed:
    """Standard output and error as a console or pipe of some encoding."""

    def __init__(self, encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put them in place, as `PYTHONIOENCODING` makes them."""
        monkeypatch.setenv("PYTHONIOENCODING", encoding)
        for name in ("stdout", "stderr"):
            stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
            monkeypatch.setattr(sys, name, stream)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
        console.prepare()

    def read(self) -> str:
        """What was printed; click writes UTF-8 where it was told ASCII."""
        parts = []
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
            parts.append(stream.buffer.getvalue().decode(stream.encoding, "replace"))
        return "".join(parts)


def check_printing(name, encoding, root, monkeypatch):
    it = errands.prepare(name, root)
    printed = Printed(encoding, monkeypatch)
    assert (errands.call(it.words), "fault of ours" in printed.read()) == (it.code, False)


@pytest.mark.parametrize("name", SAMPLE)
def test_output_that_an_encoding_lacks_ends_no_command(name, place, monkeypatch):
    check_printing(name, ENCODINGS[len(name) % 4], place, monkeypatch)


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", HERE)
def test_every_command_prints_in_every_encoding(name, encoding, place, monkeypatch):
    check_printing(name, encoding, place, monkeypatch)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_help_is_printed_in_every_encoding(encoding, place, monkeypatch):
    printed = Printed(encoding, monkeypatch)
    for name, command in declared():
        click.echo(
            command.get_help(click.Context(command, info_name=name, parent=click.Context(whole)))
        )
    assert printed.read().count("Usage: ") == len(list(declared()))


def pointers(other: Path) -> Mapping[str, str]:
    """Variables as a hook of another repository gets them, and some that point into it."""
    git = other / ".git"
    return dict(
        zip(
            POINTERS,
            (
                *(str(git), str(git / "index"), str(other), str(git / "objects")),
                *(str(git / "objects"), str(git), "folder/", "other"),
                *("'core.worktree'='" + str(other) + "'", "1"),
            ),
            strict=True,
        )
    ) | {"GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": str(other)}


def start_other(place: Path) -> Path:
    """Another repository beside the library."""
    other = place.parent / "other"
    other.mkdir()
    (other / "file.md").write_text("theirs\n", encoding="utf-8")
    return worlds.start_git(other)


def check_repository(name, variables, place):
    """Run an errand and compare what it leaves behind with a run without those variables."""
    it = errands.prepare(name, place)
    other = start_other(place)
    before = {path: path.read_bytes() for path in other.rglob("*") if path.is_file()}
    commits = worlds.git(place, "rev-list", "--count", "HEAD")
    with pytest.MonkeyPatch.context() as patch:
        for key, value in pointers(other).items():
            if key in variables or key.endswith("_0"):
                patch.setenv(key, value)
        assert errands.call(it.words) == it.code
    assert {path: path.read_bytes() for path in other.rglob("*") if path.is_file()} == before
    if commits != worlds.git(place, "rev-list", "--count", "HEAD"):
        assert worlds.git(place, "status", "--porcelain") == ""
        return True
    return False


@pytest.mark.parametrize("name", ["note", "new", "holidays", "remind"])
def test_variables_of_another_repository_are_ignored(name, place):
    assert check_repository(name, POINTERS, place)


WRITING = [name for name, it in declared() if any(option.name == "commit" for option in it.params)]


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("variable", POINTERS)
@pytest.mark.parametrize("name", [name for name in WRITING if name in HERE])
def test_each_variable_of_another_repository_is_ignored(name, variable, place):
    check_repository(name, (variable,), place)
