"""All mutants of the modules that are tested, and a sample of them.

The faults themselves are those of mutmut (`mutmut.mutation.mutators`): another number, comparison,
operator, text, argument or branch. Which modules are mutated, the sample and the runs are ours.
"""

import ast
import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

WRITES: Final = re.compile(
    r"\.(write\w*|replace|rename|unlink|rmdir|rmtree|mkdir|symlink_to|hardlink_to|truncate|fsync"
    r"|execute\w*|sendmail|push|commit\w*|append|copy\w*)\("
)
"""Calls by which an adapter changes something outside of the program."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mutant before it is made: the module, the number of the mutation in it, and its line."""

    path: str
    number: int
    line: int
    in_function: bool

    @property
    def module(self) -> str:
        """The name of the module."""
        return self.path.removeprefix("scripts/").removesuffix(".py").replace("/", ".")

    @property
    def layer(self) -> str:
        """The layer of the module: `rules` or `adapters`."""
        return self.path.split("/")[3].removesuffix(".py")

    @property
    def subject(self) -> str:
        """The subject of the module."""
        return self.path.split("/")[2]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A mutant: the whole text of its module, and the first line that differs, before and after."""

    place: Place
    text: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """A name by which the result of this mutant is found again."""
        return hashlib.sha256(f"{self.place.path}\n{self.text}".encode()).hexdigest()[:16]


def modules(root: Path) -> list[str]:
    """The modules that are mutated: all rules, and the adapters that write."""
    package = root / "scripts/deskbook"
    rules = [*package.glob("*/rules/**/*.py"), *package.glob("*/rules.py")]
    adapters = [*package.glob("*/adapters/**/*.py"), *package.glob("*/adapters.py")]
    writing = [it for it in adapters if WRITES.search(it.read_text(encoding="utf-8"))]
    return sorted(it.relative_to(root).as_posix() for it in (*rules, *writing))


def places(root: Path, paths: list[str]) -> Iterator[Place]:
    """Every mutant of some modules."""
    for path in paths:
        text = (root / path).read_text(encoding="utf-8")
        constants = constant_lines(text)
        for number, (line, in_function) in enumerate(_mutations(text).positions):
            if in_function or line in constants:
                yield Place(path, number, line, in_function)


def sample(found: list[Place], number: int, seed: int) -> list[Place]:
    """So many of the mutants, the same for the same seed and code."""
    return random.Random(seed).sample(found, min(number, len(found)))


def constant_lines(text: str) -> set[int]:
    """The lines of constants of a module; type aliases and the like are no code that can fail."""
    lines: set[int] = set()
    for node in ast.parse(text).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id.isupper():
                lines |= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return lines


def make(root: Path, place: Place) -> Mutant | None:
    """Make a mutant; none where its text is the same program."""
    text = (root / place.path).read_text(encoding="utf-8")
    mutated = _mutations(text).text(place.number)
    try:
        if ast.dump(ast.parse(mutated)) == ast.dump(ast.parse(text)):
            return None
    except SyntaxError:
        return None
    pairs = zip(text.split("\n"), mutated.split("\n"), strict=False)
    before, after = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    return Mutant(place, mutated, before.strip(), after.strip())


class _Mutations:
    """The mutations that mutmut knows of one text."""

    def __init__(self, text: str) -> None:
        import libcst
        from libcst.metadata import MetadataWrapper, PositionProvider
        from mutmut.mutation.file_mutation import MutationVisitor, mutation_operators
        from mutmut.mutation.pragma_handling import IgnoredCode

        wrapper = MetadataWrapper(libcst.parse_module(text))
        visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
        wrapper.visit(visitor)
        self._module = wrapper.module
        self._found: list[Any] = visitor.mutations
        known = wrapper.resolve(PositionProvider)
        self.positions = [
            (
                known[it.original_node].start.line if it.original_node in known else 0,
                it.contained_by_top_level_function is not None,
            )
            for it in self._found
        ]

    def text(self, number: int) -> str:
        """The text with one of the mutations."""
        it = self._found[number]
        made: str = self._module.deep_replace(it.original_node, it.mutated_node).code
        return made


_READ: Final[dict[str, _Mutations]] = {}


def _mutations(text: str) -> _Mutations:
    if text not in _READ:
        _READ[text] = _Mutations(text)
    return _READ[text]
