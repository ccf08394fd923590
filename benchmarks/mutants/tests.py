"""Which tests run which lines, measured once, and how long each test takes."""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

UNIT: Final = "not slow and not exhaustive"
"""The marks of the unit suite."""

MOST: Final = 250
"""Tests that are tried on one mutant: what all of these let pass, hardly any other test notices."""


@dataclass(frozen=True, slots=True)
class Known:
    """The tests of each line of each module, and the seconds that each test takes.

    `users` are the modules that import a module.
    """

    lines: dict[str, dict[int, list[str]]]
    seconds: dict[str, float]
    users: dict[str, list[str]] = field(default_factory=dict)

    def of(self, path: str, line: int) -> list[str]:
        """The tests to be tried on a mutant: of those that run its line at most `MOST`.

        Those of the module come first, then those of its subject, the quickest of each first. A
        line that runs when the module is imported is run by every test of the module; a module
        of nothing but constants by the tests of the modules that import it.
        """
        found = self.lines.get(path, {}).get(line) or self._of_modules([path])
        found = found or self._of_modules(self.users.get(path, ()))
        subject, stem = path.split("/")[2], path.rpartition("/")[2].removesuffix(".py")
        order = sorted(
            found, key=lambda it: (self._distance(it, subject, stem), self._time(it), it)
        )
        return order[:MOST]

    def _of_modules(self, paths: Iterable[str]) -> list[str]:
        return sorted(
            {it for path in paths for tests in self.lines.get(path, {}).values() for it in tests}
        )

    def _distance(self, test: str, subject: str, stem: str) -> int:
        file = test.partition("::")[0]
        return (not file.endswith(f"test_{stem}.py")) + (not file.startswith(f"tests/{subject}/"))

    def _time(self, test: str) -> float:
        return self.seconds.get(test, 1.0)

    def time(self, tests: Iterable[str]) -> float:
        """The seconds that some tests take."""
        return sum(map(self._time, tests))


def measure(tree: Path, folder: Path, paths: list[str], processes: int) -> Known:
    """Run the unit suite once, and remember which test runs which line."""
    kept = folder / "tests.json"
    if not kept.exists():
        _run(tree, folder, processes)
        kept.write_text(json.dumps(_read(tree, folder, paths)), encoding="utf-8")
    values = json.loads(kept.read_text(encoding="utf-8"))
    lines = {
        path: {int(line): [values["tests"][it] for it in tests] for line, tests in found.items()}
        for path, found in values["lines"].items()
    }
    return Known(lines, values["seconds"], _users(tree, paths))


def _users(tree: Path, paths: list[str]) -> dict[str, list[str]]:
    """The modules that import each module, by their paths."""
    texts = {path: (tree / path).read_text(encoding="utf-8") for path in paths}
    found = {}
    for path in paths:
        package, _, name = path.removeprefix("scripts/").removesuffix(".py").rpartition("/")
        package = re.escape(package.replace("/", "."))
        used = re.compile(rf"from {package}(?:\.{name} import|(?= import)[^\n]*\b{name}\b)")
        found[path] = [it for it, text in texts.items() if used.search(text)]
    return found


def _run(tree: Path, folder: Path, processes: int) -> None:
    settings = folder / "coveragerc"
    settings.write_text(
        f"[run]\nsource = {tree / 'scripts/deskbook'}\ndata_file = {folder / 'coverage'}\n"
    )
    command = [
        sys.executable, "-m", "pytest", "-q", "-n", str(processes), "-m", UNIT,
        "--cov", f"--cov-config={settings}", "--cov-context=test", "--cov-report=",
        f"--junit-xml={folder / 'tests.xml'}",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=tree, env=environment(tree), capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(f"the tests cannot be run:\n{done.stdout[-3000:]}{done.stderr[-2000:]}")


def environment(tree: Path) -> dict[str, str]:
    """The environment of tests in a copy of the tree."""
    return {**os.environ, "PYTHONPATH": f"{tree / 'scripts'}:{tree}", "PYTHONHASHSEED": "0"}


def _read(tree: Path, folder: Path, paths: list[str]) -> dict[str, object]:
    from coverage import CoverageData

    seconds, failed = _reported(folder)
    if failed:
        print("these tests fail without any mutant and are left out:", *sorted(failed), sep="\n  ")
    data = CoverageData(basename=str(folder / "coverage"))
    data.read()
    numbers: dict[str, int] = {}
    lines: dict[str, dict[int, list[int]]] = {}
    for path in paths:
        found: dict[int, set[int]] = defaultdict(set)
        for line, contexts in data.contexts_by_lineno(str(tree / path)).items():
            tests = {it.partition("|")[0] for it in contexts if it} - failed
            found[line] = {numbers.setdefault(it, len(numbers)) for it in tests}
        lines[path] = {line: sorted(tests) for line, tests in sorted(found.items()) if tests}
    return {"tests": list(numbers), "lines": lines, "seconds": seconds}


def _reported(folder: Path) -> tuple[dict[str, float], set[str]]:
    """The seconds that each test took, and the tests that failed."""
    seconds: dict[str, float] = defaultdict(float)
    failed = set()
    for case in ElementTree.parse(folder / "tests.xml").iter("testcase"):
        name = f"{str(case.get('classname')).replace('.', '/')}.py::{case.get('name')}"
        seconds[name] += float(case.get("time") or 0)
        if case.find("failure") is not None or case.find("error") is not None:
            failed.add(name)
    return seconds, failed
