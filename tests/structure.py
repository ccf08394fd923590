"""Figures on the structure of the package: `python -m tests.structure [PACKAGE]` prints them.

With `--list` each figure that counts places is followed by the places.
"""

import ast
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parents[1] / "scripts/deskbook"
FOUNDATION: Final = frozenset({"library", "tickets", "calendar"})
FRONT: Final = frozenset({"__main__", "cli"})
LAYERS: Final = ("model", "formats", "rules", "views", "adapters", "commands")
INTERROGATIVES: Final = frozenset(
    {"what", "which", "who", "whom", "whose", "where", "whether", "when", "why", "how"}
)
SMALL: Final = 25
FEW: Final = 3


@dataclass(frozen=True)
class Module:
    """A module of the package: its path below it, and its source."""

    path: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.source)

    @cached_property
    def name(self) -> str:
        """The dotted name below the package."""
        return ".".join(_parts(self.path))

    @property
    def subject(self) -> str:
        """The first part of the name."""
        return self.name.partition(".")[0]

    @property
    def lines(self) -> int:
        """The number of physical lines."""
        return len(self.source.splitlines())

    @property
    def is_bare(self) -> bool:
        """Return true for an `__init__` with nothing but a docstring."""
        return self.path.endswith("__init__.py") and len(self.tree.body) <= 1


def _parts(path: str) -> list[str]:
    parts = path.removesuffix(".py").split("/")
    return parts[:-1] if parts[-1] == "__init__" else parts


def modules(package: Path = PACKAGE) -> tuple[Module, ...]:
    """Return the modules of a package, without those that are nothing but a docstring."""
    paths = sorted(package.rglob("*.py"))
    found = (
        Module(it.relative_to(package).as_posix(), it.read_text(encoding="utf-8")) for it in paths
    )
    return tuple(it for it in found if not it.is_bare)


def imports(found: tuple[Module, ...]) -> frozenset[tuple[str, str]]:
    """Return the imports between modules, as names below the package."""
    known = {it.name for it in found}
    return frozenset(
        (it.name, target)
        for it in found
        for node in statements(it.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("deskbook")
        for target in _targets(node, known)
        if target != it.name
    )


def statements(node: ast.AST) -> Iterator[ast.stmt]:
    """Yield the statements below a node, those in functions included; expressions have none."""
    for block in ("body", "orelse", "finalbody", "handlers", "cases"):
        below = getattr(node, block, ())
        for it in below if isinstance(below, list) else ():
            if isinstance(it, ast.stmt):
                yield it
            yield from statements(it)


def _targets(node: ast.ImportFrom, known: set[str]) -> Iterator[str]:
    base = (node.module or "").removeprefix("deskbook").lstrip(".")
    for alias in node.names:
        whole = f"{base}.{alias.name}".lstrip(".")
        yield from (it for it in (whole if whole in known else base,) if it in known)


def pairs(edges: frozenset[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the subjects that import each other."""
    crossing = {(_subject(a), _subject(b)) for a, b in edges}
    return tuple(sorted((a, b) for a, b in crossing if a < b and (b, a) in crossing))


def kinds(edges: frozenset[tuple[str, str]]) -> Mapping[str, int]:
    """Return how many imports stay within a subject, go to the foundation, or cross.

    Imports of the front ends are left out.
    """
    found = Counter[str]()
    for source, target in edges:
        a, b = _subject(source), _subject(target)
        if a not in FRONT:
            found["within" if a == b else "foundation" if b in FOUNDATION else "crossing"] += 1
    return found


def _subject(name: str) -> str:
    return name.partition(".")[0]


def folders(found: tuple[Module, ...]) -> Mapping[str, int]:
    """Return the number of modules of each folder, without `__init__` modules."""
    named = (it.path.rpartition("/")[0] for it in found if not it.path.endswith("__init__.py"))
    return Counter(named)


def passing(found: tuple[Module, ...]) -> tuple[str, ...]:
    """Return the functions of the command line that only pass their arguments on."""
    return tuple(
        f"{it.path}:{node.lineno} {node.name}"
        for it in found
        if it.subject == "cli"
        for node in ast.walk(it.tree)
        if isinstance(node, ast.FunctionDef) and _only_passes_on(node)
    )


def _only_passes_on(function: ast.FunctionDef) -> bool:
    body = [
        it
        for it in function.body
        if not isinstance(it, ast.Import | ast.ImportFrom)
        and not (isinstance(it, ast.Expr) and isinstance(it.value, ast.Constant))
    ]
    if len(body) != 1 or not isinstance(body[0], ast.Return | ast.Expr):
        return False
    call = body[0].value
    if not isinstance(call, ast.Call) or not function.args.args + function.args.kwonlyargs:
        return False
    given = [*call.args, *(it.value for it in call.keywords)]
    named = {it.arg for it in (*function.args.args, *function.args.kwonlyargs)}
    named |= {it.arg for it in (function.args.vararg, function.args.kwarg) if it}
    plain = (it.value if isinstance(it, ast.Starred) else it for it in given)
    return all(isinstance(it, ast.Name) and it.id in named for it in plain)


def field_names(found: tuple[Module, ...]) -> frozenset[str]:
    """Return the names of a ticket's fields, from its definition."""
    (ticket,) = (
        node
        for it in found
        if it.name.endswith("model.ticket")
        for node in it.tree.body
        if isinstance(node, ast.ClassDef) and node.name == "Ticket"
    )
    return frozenset(
        it.target.id
        for it in ticket.body
        if isinstance(it, ast.AnnAssign) and isinstance(it.target, ast.Name)
    )


def field_lists(found: tuple[Module, ...]) -> tuple[str, ...]:
    """Return the literals with three or more names of a ticket's fields."""
    names = field_names(found)
    return tuple(
        f"{it.path}:{node.lineno}"
        for it in found
        for node in ast.walk(it.tree)
        if len(names & set(_texts(node))) >= FEW
    )


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        elements = node.elts
    elif isinstance(node, ast.Dict):
        elements = [it for it in node.keys if it is not None]
    else:
        return
    for it in elements:
        if isinstance(it, ast.Constant) and isinstance(it.value, str):
            yield it.value


def docstrings(found: tuple[Module, ...]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of every docstring."""
    for it in found:
        for node in ast.walk(it.tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and (
                text := ast.get_docstring(node)
            ):
                line = getattr(node, "lineno", 1)
                yield f"{it.path}:{line}", text


def interrogative(text: str) -> bool:
    """Return true for a docstring that begins with an interrogative."""
    return text.split(maxsplit=1)[0].strip(",:;").lower() in INTERROGATIVES


def figures(package: Path = PACKAGE) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each figure: its name, its value, and the places that were counted."""
    found = modules(package)
    edges = imports(found)
    biggest = max(found, key=lambda it: it.lines)
    (folder, size), *_ = Counter(folders(found)).most_common(1)
    parts, said = kinds(edges), list(docstrings(found))
    asking = tuple(
        f"{place} {text.split(chr(10))[0]}" for place, text in said if interrogative(text)
    )
    total = sum(parts.values())
    shares = " / ".join(
        f"{parts[it]} ({100 * parts[it] / total:.0f} %)"
        for it in ("within", "foundation", "crossing")
    )
    yield "modules", f"{len(found)}", ()
    yield "lines", f"{sum(it.lines for it in found)}", ()
    yield "modules in the largest folder", f"{size} ({folder})", ()
    yield "lines of the largest module", f"{biggest.lines} ({biggest.path})", ()
    small = tuple(it.path for it in found if it.lines <= SMALL)
    yield f"modules of at most {SMALL} lines", f"{len(small)}", small
    both = tuple(f"{a} {b}" for a, b in pairs(edges))
    yield "pairs of subjects that import each other", f"{len(both)}", both
    yield "imports within a subject / to the foundation / crossing", shares, ()
    forwards = passing(found)
    yield "functions in cli that only pass arguments on", f"{len(forwards)}", forwards
    lists = field_lists(found)
    yield "literals with three or more names of ticket fields", f"{len(lists)}", lists
    share = f"{len(asking)} of {len(said)} ({100 * len(asking) / len(said):.0f} %)"
    yield "docstrings that begin with an interrogative", share, asking


def main() -> None:
    """Print the figures of the package that the command line names, or of this one."""
    words = [it for it in sys.argv[1:] if it != "--list"]
    for name, value, places in figures(Path(words[0]) if words else PACKAGE):
        shown = places if "--list" in sys.argv else ()
        sys.stdout.write("".join((f"{name}: {value}\n", *(f"    {it}\n" for it in shown))))


if __name__ == "__main__":
    main()
