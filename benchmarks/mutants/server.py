"""A process that has all tests in memory and runs some of them on one mutant after the other.

    python -m benchmarks.mutants.server ADDRESS warm|cold

For each mutant it forks a child, which ends with the answer. A `warm` server has collected all
tests; its child gives the functions of the mutated module their mutated code. A `cold` one has not
imported Deskbook yet; its child imports the mutated text in the place of the module, so that
constants, and what is made of them, are mutated too.
"""

import importlib.abc
import importlib.util
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import types
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any, Final

import hypothesis
import pytest

from benchmarks.mutants import tests

OPTIONS: Final = (
    "-q", "-p", "no:cacheprovider", "-W", "ignore:Module already imported:pytest.PytestWarning",
)  # fmt: skip
"""Hypothesis is imported before pytest begins, so that no mutant has to wait for it."""

MEMORY: Final = 6 << 30
"""Bytes of address space that a mutant may have."""

KILLED, SURVIVED, TIMEOUT, UNFIT = "killed", "survived", "timeout", "unfit"
"""`unfit`: a warm server cannot make the mutant, a cold one can."""

Job = tuple[str, str, str, Sequence[str], float]
"""A mutant: module, path, text, the ids of the tests, and the seconds that they may take."""


class Watch:
    """A plugin of pytest that remembers the first test that failed, and makes examples the same."""

    def __init__(self) -> None:
        self.failed = ""

    def pytest_collection(self) -> None:
        desk = hypothesis.settings.get_profile("desk")
        hypothesis.settings.register_profile("mutants", desk, derandomize=True, database=None)
        hypothesis.settings.load_profile("mutants")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


class Warm(Watch):
    """The plugin that answers for mutants in the place of running all tests."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {it.nodeid: it for it in session.items}
        answer(self.connection, lambda job, folder: self._run(session, items, job, folder))
        return True

    def _run(
        self, session: pytest.Session, items: dict[str, pytest.Item], job: Job, folder: Path
    ) -> str:
        name, path, text, names, _ = job
        try:
            _patch(sys.modules[name], path, text)
        except (KeyError, ValueError):
            return UNFIT
        session.config._tmp_path_factory._basetemp = folder  # type: ignore[attr-defined]
        chosen = [items[it] for it in names if it in items]
        for item, after in zip(chosen, [*chosen[1:], None], strict=True):
            item.ihook.pytest_runtest_protocol(item=item, nextitem=after)
            if self.failed:
                return f"{KILLED} {self.failed}"
        return SURVIVED


def answer(connection: Connection, run: Callable[[Job, Path], str]) -> None:
    """Run mutants as they are asked for, until there is none."""
    connection.send("ready")
    while job := connection.recv():
        connection.send(_forked(job, run))


def _forked(job: Job, run: Callable[[Job, Path], str]) -> str:
    """Run a mutant in a child with a folder of its own; the outcome, and what killed it."""
    folder = Path(tempfile.mkdtemp(prefix="mutant-", dir=os.environ["PYTEST_DEBUG_TEMPROOT"]))
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        _child(writer, folder, job, run)
    os.close(writer)
    ready, _, _ = select.select([reader], [], [], job[4])
    said = os.read(reader, 4096).decode() if ready else TIMEOUT
    os.close(reader)
    for stop in (os.killpg, os.kill):
        try:
            stop(child, signal.SIGKILL)
        except ProcessLookupError:
            time.sleep(0)
    os.waitpid(child, 0)
    shutil.rmtree(folder, ignore_errors=True)
    return said or f"{KILLED} crash"


def _child(writer: int, folder: Path, job: Job, run: Callable[[Job, Path], str]) -> None:
    said = f"{KILLED} crash"
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        os.environ["HOME"] = str(folder)
        said = run(job, folder)
    finally:
        os.write(writer, said[:4000].encode())
        os._exit(0)


def _patch(module: types.ModuleType, path: str, text: str) -> None:
    """Give the functions of a module the code of its mutated text."""
    fresh = types.ModuleType(module.__name__)
    fresh.__dict__["__file__"] = module.__file__
    sys.modules[module.__name__] = fresh  # dataclasses look their module up there
    try:
        exec(compile(text, str(Path(path).absolute()), "exec"), fresh.__dict__)
    finally:
        sys.modules[module.__name__] = module
    for name, new in vars(fresh).items():
        old = vars(module).get(name)
        if getattr(new, "__module__", None) != module.__name__:
            continue
        if isinstance(new, type) and isinstance(old, type):
            for key, value in vars(new).items():
                _replace(vars(old).get(key), value)
        else:
            _replace(old, new)


def _replace(old: Any, new: Any) -> None:
    old, new = _function(old), _function(new)
    if old is not None and new is not None:
        old.__code__ = new.__code__
        old.__defaults__, old.__kwdefaults__ = new.__defaults__, new.__kwdefaults__


def _function(it: Any) -> types.FunctionType | None:
    it = getattr(it, "__func__", it)
    it = getattr(it, "fget", it)
    while hasattr(it, "__wrapped__"):
        it = it.__wrapped__
    return it if isinstance(it, types.FunctionType) else None


class _Finder(importlib.abc.SourceLoader, importlib.abc.MetaPathFinder):  # type: ignore[misc]
    """Imports the text of a mutant in the place of its module."""

    def __init__(self, name: str, path: str, text: str) -> None:
        self.name, self.path, self.text = name, str(Path(path).absolute()), text

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        found = name == self.name
        return (
            importlib.util.spec_from_file_location(name, self.path, loader=self) if found else None
        )

    def get_filename(self, fullname: str) -> str:
        return self.path

    def get_data(self, path: str | bytes) -> bytes:
        return self.text.encode() if path == self.path else Path(os.fsdecode(path)).read_bytes()

    def path_stats(self, path: str | bytes) -> dict[str, float]:
        raise OSError  # a compiled file is neither read nor written


def cold(job: Job, folder: Path) -> str:
    """Run the tests of a mutant that is imported in the place of its module.

    Where a mutant gives tests other names, the files that they are in are run.
    """
    name, path, text, chosen, _ = job
    sys.meta_path.insert(0, _Finder(name, path, text))
    files = dict.fromkeys(it.partition("::")[0] for it in chosen)
    code: int = pytest.ExitCode.USAGE_ERROR
    for names in (chosen, [*files, "-m", tests.UNIT]):
        seen = Watch()
        options = [*OPTIONS, "-x", f"--basetemp={folder / 'tests'}"]
        code = pytest.main([*options, *names], plugins=[seen])
        if code != pytest.ExitCode.USAGE_ERROR:
            break
    return SURVIVED if code == pytest.ExitCode.OK else f"{KILLED} {seen.failed or 'import'}"


def main(address: str, kind: str) -> None:
    """Answer for mutants until there are no more."""
    with Client(address) as connection:
        if kind == "cold":
            answer(connection, cold)
        else:
            pytest.main([*OPTIONS, "-m", tests.UNIT], plugins=[Warm(connection)])


if __name__ == "__main__":
    main(*sys.argv[1:])
