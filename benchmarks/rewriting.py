"""Taking a patron out of a long history: CPU seconds of the plan, the rewrite and a colleague's pull.

python -m benchmarks.rewriting [COMMITS]

The history is generated: one ticket changes in each commit, and every hundredth commit names the
patron. The peer, git-filter-repo by itself, replaces the same name in a clone of the same history;
it searches no vault, sends nothing, and leaves nothing for other clones. CPU time includes that of
Git's processes.
"""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Final

from benchmarks.library import NOW, commit_files, git, knowledge
from benchmarks.measure import SCRIPTS
from benchmarks.tickets import LAST, tickets
from deskbook.library.formats import ticket_file
from deskbook.library.model.library import ticket_path

COMMITS: Final = 2_000
TICKETS: Final = 500
NAMED_EVERY: Final = 100
NAME: Final = "Zuzanna Qwertzky"


def measure(commits: int) -> Iterator[tuple[str, float, int]]:
    """Yield what was done, its seconds of CPU, and the commits that name the patron afterwards."""
    with TemporaryDirectory(prefix="desk-") as name:
        folder = Path(name)
        _make(folder / "shared.git", commits)
        for clone in ("one", "two", "peer"):
            git(folder, "clone", "--quiet", "--no-local", "shared.git", clone)
        one, two, peer = folder / "one", folder / "two", folder / "peer"
        _desk(one, "new", "May I renew?", "-s", "reference", "-c", "email", "--patron-name", NAME)
        (patron,) = re.findall(r"^\+patron: (\S+)", git(one, "show").decode(), re.M)
        forget = ("patron", "forget", patron, "--rewrite-history")
        yield "plan", _desk(one, *forget), _naming(one)
        yield "rewrite", _desk(one, *forget, "--apply"), _naming(one)
        yield "pull in another clone", _desk(two, "pull"), _naming(two)
        (folder / "names").write_text(f"{NAME}==>redacted\n")
        program = str(Path(sys.executable).parent / "git-filter-repo")
        words = (program, "--quiet", "--replace-text", "../names")
        yield "git-filter-repo by itself", _cpu(peer, *words), _naming(peer)


def _make(bare: Path, commits: int) -> None:
    """Write a bare repository with the library and so many commits of edits."""
    git(bare.parent, "init", "--quiet", "--bare", "--initial-branch=main", bare.name)
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=bare, stdin=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        _stream(process.stdin, commits)
        process.stdin.close()
    if process.returncode:
        raise RuntimeError("git fast-import did not work")


def _stream(out: IO[bytes], commits: int) -> None:
    held = [(ticket_path(it), ticket_file.write(it)) for it in tickets(TICKETS)]
    begun = int(LAST.timestamp()) - commits * 60
    commit_files(out, begun, "The library", [*knowledge(), *held])
    texts = dict(held)
    for number, (path, _) in zip(range(1, commits), cycle(held), strict=False):
        who = NAME if number % NAMED_EVERY == 0 else "somebody"
        question, mark, rest = texts[path].partition("\n<!-- timeline")
        texts[path] = f"{question}\nEdit {number} for {who}.\n{mark}{rest}"
        commit_files(out, begun + number * 60, f"Edit {number}", [(path, texts[path])])


def _naming(root: Path) -> int:
    """How many commits of a clone's branches added or took away the name."""
    return len(git(root, "log", "--all", "--format=%h", f"-S{NAME}").split())


def _desk(root: Path, *words: str) -> float:
    return _cpu(root, sys.executable, "-m", "deskbook", *words)


def _cpu(root: Path, *command: str) -> float:
    """Run a command in a clone; return its CPU seconds, with those of the processes it started."""
    environment = {
        **os.environ, "DESK_NOW": NOW, "DESK_HANDLE": "eresources", "PYTHONPATH": str(SCRIPTS),
        **{f"GIT_{who}_NAME": "eresources" for who in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{who}_EMAIL": "eresources@library.example" for who in ("AUTHOR", "COMMITTER")},
    }  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(commits: int = COMMITS) -> Iterator[str]:
    """Yield the lines to print; the last one compares with git-filter-repo by itself."""
    measured = list(measure(commits))
    for work, seconds, naming in measured:
        yield f"{work}, {commits:,} commits: {seconds:.1f} s of CPU; {naming} commits name the patron"
    ours, theirs = measured[1][1], measured[-1][1]
    yield f"the rewrite takes {ours / theirs:.1f} times the CPU of git-filter-repo by itself"


if __name__ == "__main__":
    for line in main(*map(int, sys.argv[1:2])):
        print(line, flush=True)
