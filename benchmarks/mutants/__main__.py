"""`make mutants`: a seeded sample of mutants, the share that no test notices, and which they are.

    python -m benchmarks.mutants [--number N] [--seed N] [--processes N] [--only TEXT]
        [--minutes N]

Everything happens in a copy of the tree below the folder for temporary files. What a run has found
is kept in `build/mutants/`, and the next run of the same code goes on from there. The whole sample
is written to `benchmarks/mutants/results.md`; the code ends with 1 where more mutants of `rules`
survive than the budget allows. `--only` tries the mutants of paths that have TEXT in them,
`--minutes` as many of the sample as can be tried in that time; the next run goes on with the rest.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from importlib.metadata import version
from math import inf
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Final

from benchmarks.mutants import mutations, report, server, tests
from benchmarks.mutants.mutations import Mutant, Place
from benchmarks.mutants.report import Result
from benchmarks.mutants.tests import Known

ROOT: Final = Path(__file__).parents[2]
NUMBER: Final = 1500
SEED: Final = 20261201
LEAST: Final = 20.0
"""Seconds that a mutant has at least: the machine may be busy."""

SLOWER: Final = 5
"""How many times longer than without a mutant the tests may take."""


def main(words: list[str]) -> int:
    """Try a sample of mutants, and write what was found."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("--number", type=int, default=NUMBER)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", default="")
    parser.add_argument("--minutes", type=float, default=inf)
    given = parser.parse_args(words)
    files = _files()
    folder = ROOT / "build/mutants" / _digest(files)
    folder.mkdir(parents=True, exist_ok=True)
    with _copy(files) as tree:
        known = tests.measure(tree, folder, mutations.modules(tree), given.processes)
        paths = [it for it in mutations.modules(tree) if given.only in it]
        every = list(mutations.places(tree, paths))
        sample = mutations.sample(every, given.number, given.seed)
        end = time.monotonic() + 60 * given.minutes
        results = _tried(tree, folder, sample, known, given.processes, end)
    text = report.page(results, len(sample), len(every), given.seed, version("mutmut"))
    print(text)
    if given.number == NUMBER and not given.only:
        (Path(__file__).parent / "results.md").write_text(text, encoding="utf-8")
    return 0 if report.is_within_budget(results) else 1


def _files() -> list[str]:
    """The files of the tree as they are, those that Git does not know yet included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(it for it in set(listed.split("\0")) if it and (ROOT / it).is_file())


def _digest(files: list[str]) -> str:
    """A name for the code and the tests as they are."""
    found = hashlib.sha256()
    for it in files:
        if it.startswith(("scripts/", "tests/")):
            found.update(it.encode() + b"\0" + (ROOT / it).read_bytes())
    return found.hexdigest()[:12]


@contextmanager
def _copy(files: list[str]) -> Iterator[Path]:
    """A copy of the tree that tests may run in, a Git repository like the tree itself."""
    with tempfile.TemporaryDirectory(prefix="deskbook-mutants-") as name:
        tree = Path(name) / "tree"
        for it in files:
            (tree / it).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / it, tree / it, follow_symlinks=False)
        os.environ["PYTEST_DEBUG_TEMPROOT"] = name
        yield tree


def _tried(
    tree: Path, folder: Path, sample: list[Place], known: Known, processes: int, end: float
) -> list[Result]:
    """The result of each mutant of the sample, those of an earlier run included."""
    kept = folder / "results.jsonl"
    done = _known_results(kept)
    made = [it for place in sample if (it := mutations.make(tree, place))]
    waiting: SimpleQueue[Mutant] = SimpleQueue()
    for it in made:
        if it.key not in done:
            waiting.put(it)
    lock, total = Lock(), waiting.qsize()
    print(f"{len(made)} mutants, {total} of them to be tried", flush=True)

    def keep(result: Result) -> None:
        with lock, kept.open("a", encoding="utf-8") as file:
            done[result.key] = result
            file.write(json.dumps(asdict(result)) + "\n")
            if result.survived:
                print(f"{total - waiting.qsize()}/{total} {report.survivor(result)}", flush=True)

    def work() -> None:
        with _server(tree, "warm") as warm, _server(tree, "cold") as cold, suppress(Empty):
            while time.monotonic() < end:
                keep(_result(waiting.get_nowait(), known, warm, cold))

    threads = [Thread(target=work) for _ in range(processes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [done[it.key] for it in made if it.key in done]


def _known_results(kept: Path) -> dict[str, Result]:
    """The results of an earlier run of the same code."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    found = (Result(**json.loads(line)) for line in lines)
    return {it.key: it for it in found}


def _result(mutant: Mutant, known: Known, warm: Connection, cold: Connection) -> Result:
    """Run the tests that run the mutated line, the likeliest first, until one fails.

    They run at once in a warm server. What they let pass, or what is late, is imported anew.
    """
    place, words = mutant.place, ""
    chosen = known.of(place.path, place.line)
    if place.in_function and chosen:
        words = _asked(warm, mutant, chosen, known)
    if not words.startswith(server.KILLED):
        words = _asked(cold, mutant, chosen, known) if chosen else server.SURVIVED
    outcome, _, by = words.partition(" ")
    return Result(
        mutant.key, place.path, place.line, outcome, by, len(chosen), mutant.before, mutant.after
    )


def _asked(to: Connection, mutant: Mutant, chosen: list[str], known: Known) -> str:
    limit = LEAST + SLOWER * known.time(chosen)
    to.send((mutant.place.module, mutant.place.path, mutant.text, chosen, limit))
    words: str = to.recv()
    return words


@contextmanager
def _server(tree: Path, kind: str) -> Iterator[Connection]:
    with Listener() as listener:
        command = [sys.executable, "-m", "benchmarks.mutants.server", str(listener.address), kind]
        process = subprocess.Popen(
            command,
            cwd=tree,
            env=tests.environment(tree),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            with listener.accept() as connection:
                assert connection.recv() == "ready"
                yield connection
                connection.send(None)
            process.wait(60)
        finally:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
