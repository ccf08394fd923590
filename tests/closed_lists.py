"""Find every table that is keyed by a closed list, by its type or its keys, and its missing keys.

A closed list is a `Literal` of texts that a module of Deskbook has a name for. A table is

- a name of a module or a class, or a variable, whose type is a mapping from a closed list;
- a mapping without such a type with two or more keys, all of which are members of one closed list:
  a name of a module, however it is made, or any mapping that is written down in the code.

A table that leaves out members on purpose has the type `Annotated[..., Partial("the reason")]`.
"""

import ast
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, ClassVar, Final, Literal, Union, get_args, get_origin

from deskbook.library.model.vocabulary import Partial

Members = frozenset[str]

NOT_IMPORTED = ("deskbook.__main__",)


@dataclass(frozen=True)
class Table:
    """One table: where it is, the members it lacks, and its reason if it says that it is partial."""

    module: str
    line: int
    missing: Members
    reason: str | None

    @property
    def fault(self) -> str:
        """The fault of the table in words; empty where there is none."""
        if self.missing and self.reason is None:
            return f"{self.module}:{self.line}: {', '.join(sorted(self.missing))} missing"
        if self.reason is not None and not self.reason.strip():
            return f"{self.module}:{self.line}: Partial without a reason"
        if self.reason is not None and not self.missing:
            return f"{self.module}:{self.line}: nothing is missing, so take out Partial"
        return ""


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Every module of a package."""
    yield package
    for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if info.name not in NOT_IMPORTED:
            yield importlib.import_module(info.name)


def closed_lists(found: list[ModuleType]) -> frozenset[Members]:
    """The members of every closed list that has a name."""
    values = (value for module in found for value in vars(module).values())
    return frozenset(members for it in values if (members := members_of(it)))


def members_of(kind: Any) -> Members:
    """The members of a type that is a closed list of texts; none of any other type."""
    if get_origin(kind) in (Union, UnionType):
        kinds = [it for it in get_args(kind) if it is not NoneType]
        return (
            frozenset().union(*map(members_of, kinds))
            if all(map(members_of, kinds))
            else frozenset()
        )
    members = get_args(kind) if get_origin(kind) is Literal else ()
    return frozenset(members) if all(isinstance(it, str) for it in members) else frozenset()


def tables(module: ModuleType, source: str, lists: frozenset[Members]) -> Iterator[Table]:
    """Every table of a module."""
    scope = Scope(module, lists)
    yield from scope.tables(ast.parse(source))


class Scope:
    """Reads one module; the names in its annotations are looked up in it."""

    def __init__(self, module: ModuleType, lists: frozenset[Members]) -> None:
        self.module, self.lists = module, lists
        self.names = dict(vars(module))

    def tables(self, tree: ast.Module) -> Iterator[Table]:
        nodes = list(ast.walk(tree))
        self._import(nodes)
        returns: dict[ast.AST, ast.expr | None] = {}
        for node in nodes:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                inner = (it for it in ast.walk(node) if isinstance(it, ast.Return))
                returns |= dict.fromkeys(inner, node.returns)
        typed: set[ast.AST] = set()
        for node in nodes:
            kind: ast.expr | None = None
            value: ast.expr | None = None
            if isinstance(node, ast.AnnAssign):
                kind, value = node.annotation, node.value
            elif isinstance(node, ast.Return):
                kind, value = returns[node], node.value
            if kind is None or value is None:
                continue
            if not isinstance(value, ast.Dict | ast.Call) and node.col_offset > 0:
                continue
            hint, reason = unwrapped(self._type(kind))
            if reason is not None or members_of(mapping_key(hint)):
                typed.add(value)
            if reason is not None or mapping_key(hint):
                whole = self._whole(node)
                yield from self._typed(hint, reason, value, whole, node.lineno)
        for node in nodes:
            if isinstance(node, ast.Dict | ast.Call) and node not in typed:
                yield from self._untyped(written_keys(node), node.lineno)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value not in typed:
                whole = None if written_keys(node.value) else self._whole(node)
                yield from self._untyped(whole and texts(whole), node.lineno)

    def _import(self, nodes: list[ast.AST]) -> None:
        """Look up names that are imported for types, or in a function, too."""
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("deskbook."):
                there = vars(importlib.import_module(node.module))
                for it in node.names:
                    self.names.setdefault(it.asname or it.name, there.get(it.name))

    def _type(self, annotation: ast.expr) -> Any:
        return eval(ast.unparse(annotation), self.names)

    def _whole(self, node: ast.AST) -> Mapping[Any, Any] | None:
        """The value that a name of the module has when the program runs."""
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        name = targets[0].id if isinstance(targets[0], ast.Name) and node.col_offset == 0 else ""
        whole = vars(self.module).get(name)
        return whole if isinstance(whole, Mapping) else None

    def _typed(
        self, hint: Any, reason: str | None, value: ast.expr, whole: Any, line: int
    ) -> Iterator[Table]:
        """A table with a type, and the tables in it, of which some may be mappings themselves."""
        members = members_of(mapping_key(hint))
        keys = written_keys(value) if whole is None else texts(whole)
        name = self.module.__name__
        if keys is None:
            return
        if members and (keys or whole is not None):
            yield Table(name, line, members - keys, reason)
        elif reason is not None:
            fitting = [it for it in self.lists if keys and keys <= it]
            yield Table(
                name, line, min((it - keys for it in fitting), key=len, default=Members()), reason
            )
        inner, inner_reason = unwrapped(get_args(hint)[-1] if mapping_key(hint) else None)
        if mapping_key(inner) and isinstance(value, ast.Dict):
            for it in value.values:
                yield from self._typed(inner, inner_reason, it, None, it.lineno)

    def _untyped(self, keys: Members | None, line: int) -> Iterator[Table]:
        if keys is None or len(keys) < 2:
            return
        fitting = [it for it in self.lists if keys <= it]
        if fitting:
            yield Table(
                self.module.__name__, line, min((it - keys for it in fitting), key=len), None
            )


def unwrapped(kind: Any) -> tuple[Any, str | None]:
    """A type without `Final`, `ClassVar` and `Annotated`, and the reason of a `Partial`."""
    reason = None
    while get_origin(kind) in (Final, ClassVar, Annotated):
        if get_origin(kind) is Annotated:
            reason = next(
                (it.reason for it in kind.__metadata__ if isinstance(it, Partial)), reason
            )
            kind = kind.__origin__
        else:
            kind = get_args(kind)[0]
    if get_origin(kind) in (Union, UnionType):
        kind = next((it for it in get_args(kind) if mapping_key(it)), kind)
    return kind, reason


def mapping_key(kind: Any) -> Any:
    """The type of the keys of a mapping; none for any other type."""
    origin = get_origin(kind)
    return get_args(kind)[0] if isinstance(origin, type) and issubclass(origin, Mapping) else None


def texts(mapping: Mapping[Any, Any]) -> Members | None:
    """The keys of a mapping, all of which are texts (or none)."""
    keys = frozenset(mapping) - {None}
    return keys if all(isinstance(it, str) for it in keys) else None


def written_keys(node: ast.expr | None) -> Members | None:
    """The keys that a mapping is written down with; none where they are made by the code."""
    if isinstance(node, ast.Dict):
        if not all(isinstance(it, ast.Constant) for it in node.keys):
            return None
        keys = frozenset(it.value for it in node.keys) - {None}
        return keys if all(isinstance(it, str) for it in keys) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
        named = [it.arg for it in node.keywords]
        return frozenset(named) if not node.args and all(named) else None
    return None
