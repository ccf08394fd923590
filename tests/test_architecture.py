"""The table of doors in ARCHITECTURE.md, against the code and the import contracts."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts/deskbook"


def doors():
    """The modules and packages that the table's first column names."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    table = text.partition("## The doors\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_every_module_of_the_adapters_stands_in_the_table_once():
    modules = [
        f"{it.parts[-3]}.{it.stem}"
        for it in PACKAGE.glob("*/adapters/*.py")
        if it.name != "__init__.py"
    ]
    packages = [
        f"{it.parts[-4]}.{it.parent.name}/" for it in PACKAGE.glob("*/adapters/*/__init__.py")
    ]
    assert sorted(doors()) == sorted(modules + packages)


def test_whatever_a_contract_lets_through_a_door_is_there():
    """A contract that names a module which is no more would let anybody in under its name."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    allowed = [
        it.partition(" -> ")[0] for kept in contracts for it in kept.get("ignore_imports", ())
    ]
    paths = [ROOT / "scripts" / it.removesuffix(".**").replace(".", "/") for it in allowed]
    assert len(paths) > 10
    assert [it for it in paths if not (it.with_suffix(".py").exists() or it.is_dir())] == []
