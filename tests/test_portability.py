"""Nothing in the package needs Linux: by its text, and in a process without what Windows lacks."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import errands, like_windows, worlds
from tests.structure import PACKAGE

TREES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
LACKING = {name: set(like_windows.missing(name)) for name in ("os", "signal", "socket", "time")}

UNSAFE_FORMAT = re.compile(r"%[klPsv]|%[-_#^0][a-zA-Z]")
"""Directives of `strftime` beyond C99, and flags that pad: each system has others."""


def places(found: Iterator[tuple[str, int, str]]) -> list[str]:
    """Findings as `path:line: what`."""
    return [f"{path}:{line}: {what}" for path, line, what in found]


def find_foreign_names(trees) -> Iterator[tuple[str, int, str]]:
    """Uses of what Windows lacks; `getattr(os, "fork", None)` is how to ask for it."""
    for path, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.Import(names=names):
                    wrong = [it.name for it in names if it.name in like_windows.MODULES]
                case ast.ImportFrom(module=module, names=names) if module:
                    lacking = LACKING.get(module, set())
                    wrong = [it.name for it in names if it.name in lacking]
                    wrong += [module] * (module in like_windows.MODULES)
                case ast.Attribute(value=ast.Name(id=module), attr=name):
                    wrong = [f"{module}.{name}"] * (name in LACKING.get(module, ()))
                case _:
                    wrong = []
            yield from ((path, node.lineno, it) for it in wrong)


def find_text_files(trees) -> Iterator[tuple[str, int, str]]:
    """Text files that are opened without an encoding, or written without `newline`."""
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (missing := list_missing(node)):
                yield path, node.lineno, f"{ast.unparse(node.func)} without {missing}"


def list_missing(call: ast.Call) -> str:
    """The arguments that a call lacks which opens, reads or writes a text file."""
    given = {it.arg for it in call.keywords}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    whole = ast.unparse(call.func)
    if name == "read_text" and not call.args and not isinstance(call.func, ast.Name):
        return "" if "encoding" in given else "encoding"
    if name == "write_text" and isinstance(call.func, ast.Attribute):
        return ", ".join({"encoding", "newline"} - given)
    if whole in {"os.open", "webbrowser.open"} or name not in {
        *("open", "fdopen", "NamedTemporaryFile", "TemporaryFile", "TextIOWrapper"),
    }:
        return ""
    mode = find_mode(call, name)
    if "b" in mode:
        return ""
    wanted = {"encoding", "newline"} if set(mode) & set("wax+") else {"encoding"}
    return ", ".join(sorted(wanted - given))


def find_mode(call: ast.Call, name: str) -> str:
    """The mode of a call that opens a file."""
    default = "w+b" if name.endswith("TemporaryFile") else "r"
    for keyword in call.keywords:
        if keyword.arg == "mode":
            return str(ast.literal_eval(keyword.value))
    first = isinstance(call.func, ast.Attribute) and name == "open"
    modes = call.args[0:1] if first or name.endswith("TemporaryFile") else call.args[1:2]
    return next((str(it.value) for it in modes if isinstance(it, ast.Constant)), default)


def find_formats(trees) -> Iterator[tuple[str, int, str]]:
    """Formats of dates that other systems do not know."""
    for path, tree in trees.items():
        for node in ast.walk(tree):
            match node:
                case ast.FormattedValue(format_spec=ast.JoinedStr(values=parts)):
                    texts = parts
                case ast.Call(func=ast.Attribute(attr="strftime"), args=texts):
                    pass
                case _:
                    continue
            for part in texts:
                if isinstance(part, ast.Constant) and UNSAFE_FORMAT.search(str(part.value)):
                    yield path, node.lineno, str(part.value)


def test_nothing_is_used_that_windows_lacks():
    assert places(find_foreign_names(TREES)) == []


def test_text_files_have_an_encoding_and_line_ends():
    assert places(find_text_files(TREES)) == []


def test_dates_are_formatted_as_every_system_does():
    assert places(find_formats(TREES)) == []


@pytest.mark.parametrize(
    ("source", "find", "what"),
    [
        ("import fcntl", find_foreign_names, "fcntl"),
        ("def f():\n from os import fork", find_foreign_names, "fork"),
        ("os.open(x, os.O_NOFOLLOW)", find_foreign_names, "os.O_NOFOLLOW"),
        ("signal.alarm(1)", find_foreign_names, "signal.alarm"),
        ("time.tzset()", find_foreign_names, "time.tzset"),
        ("open(x)", find_text_files, "open without encoding"),
        ("path.open('a')", find_text_files, "path.open without encoding, newline"),
        ("open(x, 'w', encoding='utf-8')", find_text_files, "open without newline"),
        ("os.fdopen(x, 'w')", find_text_files, "os.fdopen without encoding, newline"),
        ("path.read_text()", find_text_files, "path.read_text without encoding"),
        ("path.write_text(x, encoding='utf-8')", find_text_files, "path.write_text without newline"),
        ("tempfile.NamedTemporaryFile('w', newline='')", find_text_files, "tempfile.NamedTemporaryFile without encoding"),
        ("f'{day:%-d %b}'", find_formats, "%-d %b"),
        ("day.strftime('%s')", find_formats, "%s"),
    ],
)  # fmt: skip
def test_what_other_systems_lack_is_found(source, find, what):
    assert [it for _, _, it in find({"x.py": ast.parse(source)})] == [what]


def test_what_every_system_has_is_no_finding():
    source = (
        "os.stat(x); os.getpid(); signal.SIGTERM; getattr(os, 'fork', None)\n"
        "open(x, 'rb'); path.open('xb'); tempfile.NamedTemporaryFile()\n"
        "path.open('w', encoding='utf-8', newline=''); f'{day:%Y-%m-%dT%H:%M:%SZ} {x:.1%}'\n"
    )
    tree = {"x.py": ast.parse(source)}
    assert places(find_foreign_names(tree)) == []
    assert places(find_text_files(tree)) == []
    assert places(find_formats(tree)) == []


def as_on_windows(root: Path, *commands: tuple[str, ...]) -> str:
    """Run commands in a process without what Windows lacks, and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.like_windows", *(json.dumps(words) for words in commands)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def place(tmp_path, at_the_desk, monkeypatch) -> Path:
    """The library of `errands` in Git, shared through a bare repository."""
    root = worlds.start_git(errands.write_library(tmp_path / "library"))
    monkeypatch.chdir(root)
    monkeypatch.setenv("PYTHONPATH", f"{PACKAGE.parent}:{PACKAGE.parents[1]}")
    return root


@pytest.mark.slow
def test_every_module_is_imported_without_what_windows_lacks(place):
    assert int(as_on_windows(place)) > 400


@pytest.mark.slow
def test_a_question_is_answered_shared_and_published_without_what_windows_lacks(place):
    errands.share(place)
    commands = (
        ("check",),
        ("new", "-s", "reference", "-c", "desk", "Where are the maps?"),
        ("list",),
        ("show", errands.SCRIPTS),
        ("note", errands.SCRIPTS, "A note."),
        ("reply", errands.SCRIPTS, "At nine."),
        ("resolve", errands.SCRIPTS, "Done."),
        ("push",),
        ("build",),
        ("init", "../made", "--name", "Bücherei", "--handle", "lee"),
    )
    printed = as_on_windows(place, *commands)
    assert json.loads(printed.splitlines()[-1]) == [0] * len(commands), printed
    shared = worlds.git(place.parent, "--git-dir", "shared.git", "log", "--format=%s", "main")
    assert shared.splitlines()[:3] == [
        f"{errands.SCRIPTS}: {what} by history-liaison"
        for what in ("resolved as answered", "reply", "note")
    ]
    assert worlds.git(place, "status", "--porcelain") == ""
    assert (place / "build/public/site/index.html").is_file()


@pytest.mark.exhaustive
@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, it in errands.ERRANDS.items() if not it.reason])
def test_every_command_runs_without_what_windows_lacks(name, place, monkeypatch):
    it = errands.prepare(name, place)
    who, words = errands.split(it.words)
    monkeypatch.setenv("DESK_HANDLE", who)
    printed = as_on_windows(place, words)
    assert json.loads(printed.splitlines()[-1]) == [it.code], printed
