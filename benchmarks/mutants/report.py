"""The results of mutants as a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

BUDGET: Final = 0.12
"""The share of the mutants of `rules` that may survive."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one mutant: killed (by which test), survived, or too slow to end.

    `tests` is how many tests run its line; `before` and `after` its first line that differs.
    """

    key: str
    path: str
    line: int
    outcome: str
    by: str
    tests: int
    before: str
    after: str

    @property
    def survived(self) -> bool:
        """Whether no test noticed it."""
        return self.outcome == "survived"

    @property
    def layer(self) -> str:
        """The layer that it is in."""
        return self.path.split("/")[3].removesuffix(".py")


def is_within_budget(results: Iterable[Result]) -> bool:
    """Whether no more mutants of `rules` survive than the budget allows."""
    rules = [it for it in results if it.layer == "rules"]
    return sum(it.survived for it in rules) <= BUDGET * len(rules)


def survivor(it: Result) -> str:
    """A mutant that no test noticed, in one line."""
    tests = f"{it.tests} tests" if it.tests else "no unit test"
    return f"{it.path.removeprefix('scripts/deskbook/')}:{it.line} ({tests}): {it.before} => {it.after}"


def page(results: list[Result], drawn: int, total: int, seed: int, mutmut: str) -> str:
    """All numbers, and every mutant that survived."""
    tried = f"{len(results):,} of the {drawn:,}" if len(results) < drawn else f"{drawn:,}"
    parts = [
        "# Mutants\n",
        "Written by `make mutants`, which makes small faults in the rules and in the adapters that\n"
        "write, one at a time, and runs the unit tests that run the line. A mutant that no test\n"
        "notices survives. Some of them cannot be noticed, for the program does the same.\n",
        f"Tried: {tried} mutants drawn from {total:,} with the seed {seed}, made by mutmut "
        f"{mutmut}.\n"
        f"Budget: at most {BUDGET:.0%} of the mutants of `rules` survive.\n",
        "| modules | mutants | survived | share | too slow to end |\n|---|--:|--:|--:|--:|",
        *_rows(results),
        "",
    ]
    for layer in ("rules", "adapters"):
        found = sorted(
            (it.path, it.line, it.after, it) for it in results if it.survived and it.layer == layer
        )
        if found:
            parts += [
                f"## Survivors in {layer}\n",
                "| where | tests | before | after |\n|---|--:|---|---|",
            ]
            parts += [_survivor(it) for *_, it in found]
            parts.append("")
    return "\n".join(parts)


def _rows(results: list[Result]) -> Iterable[str]:
    for layer in ("rules", "adapters"):
        yield _row(f"**{layer}**", [it for it in results if it.layer == layer])
    subjects = sorted({it.path.split("/")[2] for it in results})
    for subject in subjects:
        for layer in ("rules", "adapters"):
            found = [
                it for it in results if it.path.startswith(f"scripts/deskbook/{subject}/{layer}")
            ]
            if found:
                yield _row(f"{subject}, {layer}", found)


def _row(name: str, found: list[Result]) -> str:
    survived = sum(it.survived for it in found)
    late = sum(it.outcome == "timeout" for it in found)
    share = f"{survived / len(found):.1%}" if found else ""
    return f"| {name} | {len(found)} | {survived} | {share} | {late or ''} |"


def _survivor(it: Result) -> str:
    where = f"{it.path.removeprefix('scripts/deskbook/')}:{it.line}"
    before, after = (_code(text) for text in (it.before, it.after))
    return f"| {where} | {it.tests or 'none'} | {before} | {after} |"


def _code(text: str) -> str:
    short = text if len(text) <= 120 else text[:117] + "..."
    return (
        f"`{short}`".replace("|", "\\|")
        if "`" not in short
        else f"`` {short} ``".replace("|", "\\|")
    )
