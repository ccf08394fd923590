"""The structure of the package, against its plan in ARCHITECTURE.md and in pyproject.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from coverage.files import GlobMatcher

from tests import structure
from tests.structure import FRONT, LAYERS, PACKAGE, Module

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
CONTRACTS: list[dict[str, Any]] = SETTINGS["importlinter"]["contracts"]

FOUNDATION = {"library", "calendar", "patrons", "privacy", "tickets"}
AGGREGATORS = {"checks", "jobs", "overview", "setup", "sites", "web"}
USES = {
    "answers": set(),
    "care": {"answers", "reports", "search"},
    "eresources": set(),
    "erasure": set(),
    "github": {"care", "status"},
    "mail": {"answers", "erasure", "sharing", "status"},
    "problems": {"care", "eresources", "reports", "search"},
    "reports": {"answers", "eresources", "search"},
    "search": {"answers"},
    "sharing": {"erasure", "github"},
    "status": {"answers"},
    "transfer": {"answers", "mail", "reports"},
}
"""The subjects above the foundation, each with those of them that it depends on."""

COLLECTED = {
    "checks": {"answers", "care", "eresources", "reports", "transfer"},
    "jobs": {"care", "checks", "github", "mail", "reports", "search", "sharing", "sites", "status"},
    "overview": {"care", "search"},
    "setup": {"care", "github", "jobs", "mail", "sharing", "sites", "status"},
    "sites": {"answers", "care", "problems", "reports", "status"},
    "web": {"answers", "care", "mail", "problems", "search", "sharing", "sites"},
}
"""The aggregators, each with what it collects from besides the foundation."""

PURE = ("model", "formats", "rules", "views")


def layer(path: str) -> str | None:
    """Return the layer of a module, `front` for the command line; none where it is in no layer."""
    subject, *rest = path.removesuffix(".py").split("/")
    if subject in FRONT or path == "__init__.py":
        return "front"
    known = FOUNDATION | USES.keys() | AGGREGATORS
    if subject not in known or not rest:
        return None
    return rest[0] if rest[0] in (*LAYERS, "__init__") else None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("library/model/ticket.py", "model"),
        ("calendar/model.py", "model"),
        ("sites/adapters/engine.py", "adapters"),
        ("cli/mail.py", "front"),
        ("care/__init__.py", "__init__"),
        ("care/helpers/ticket.py", None),
        ("care/helpers.py", None),
        ("utils.py", None),
        ("storage/model.py", None),
    ],
)
def test_a_layer_is_the_second_part_of_a_path_below_a_known_subject(path, expected):
    assert layer(path) == expected


def test_every_module_is_in_a_known_subject_and_layer():
    paths = [it.relative_to(PACKAGE).as_posix() for it in PACKAGE.rglob("*.py")]
    assert len(paths) > 400
    assert [it for it in paths if layer(it) is None] == []


def test_every_layer_has_a_contract_that_forbids_the_layers_above_it():
    forbidden = {
        it["source_modules"][0].removeprefix("deskbook.*."): set(it["forbidden_modules"])
        for it in CONTRACTS
        if it["name"].startswith("Layer: ")
    }
    above = {
        "model": {"formats", "rules", "views", "adapters", "commands"},
        "formats": {"rules", "views", "adapters", "commands"},
        "rules": {"formats", "views", "adapters", "commands"},
        "views": {"formats", "rules", "adapters", "commands"},
        "adapters": {"commands"},
        "commands": set(),
    }
    assert above.keys() == set(LAYERS)
    assert forbidden == {
        it: {"deskbook.cli", *(f"deskbook.*.{other}" for other in others)}
        for it, others in above.items()
    }


def test_the_contract_lists_every_subject_in_one_order_without_exceptions():
    (order,) = (it for it in CONTRACTS if it["type"] == "layers")
    named = [name for row in order["layers"] for name in re.split(r"\W+", row)]
    subjects = {it.name for it in PACKAGE.iterdir() if (it / "__init__.py").is_file()}
    assert sorted(named) == sorted(subjects | {"__main__"})
    assert subjects == FOUNDATION | USES.keys() | AGGREGATORS | {"cli"}
    (cycles,) = (it for it in CONTRACTS if it["type"] == "acyclic_siblings")
    assert "ignore_imports" not in order
    assert "ignore_imports" not in cycles


@pytest.fixture(scope="module")
def edges() -> frozenset[tuple[str, str]]:
    """Return every import between modules of the package."""
    return structure.imports(structure.modules())


def test_subjects_depend_only_on_the_foundation_and_on_what_is_listed(edges):
    found: dict[str, set[str]] = {it: set() for it in USES.keys() | AGGREGATORS}
    for source, target in edges:
        user, used = source.partition(".")[0], target.partition(".")[0]
        if user in found and used not in FOUNDATION | {user}:
            found[user].add(used)
    assert {it: found[it] for it in USES} == USES
    assert {it: found[it] for it in AGGREGATORS} == COLLECTED
    assert AGGREGATORS & {used for it in USES for used in found[it]} == set()


def test_the_foundation_imports_nothing_above_it(edges):
    used = {b.partition(".")[0] for a, b in edges if a.partition(".")[0] in FOUNDATION}
    assert used == FOUNDATION


def test_coverage_measures_every_module_of_the_pure_layers():
    """Whoever adds a layer or a subject need not name it for its coverage to be demanded."""
    run = SETTINGS["coverage"]["run"]
    assert run["source"] == ["deskbook"]
    omitted = GlobMatcher(run["omit"])
    paths = [it.relative_to(PACKAGE).as_posix() for it in PACKAGE.rglob("*.py")]
    layers = {it: layer(it) for it in paths if not omitted.match(f"/src/deskbook/{it}")}
    assert set(layers.values()) == set(PURE)
    assert sorted(layers) == sorted(it for it in paths if layer(it) in PURE)


def test_no_module_has_more_than_300_lines():
    assert [(it.path, it.lines) for it in structure.modules() if it.lines > 300] == []


def test_no_folder_has_more_than_20_modules():
    found = structure.folders(structure.modules())
    assert sum(found.values()) > 400
    assert {folder: number for folder, number in found.items() if number > 20} == {}


def adapters() -> list[str]:
    """Return the modules and packages that the first column of the table of adapters names."""
    table = (ROOT / "docs/adapters.md").read_text(encoding="utf-8").partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def test_every_adapter_is_in_the_table_once():
    modules = [
        f"{it.parts[-3]}.{it.stem}"
        for it in PACKAGE.glob("*/adapters/*.py")
        if it.name != "__init__.py"
    ]
    single = [f"{it.parent.name}.adapters" for it in PACKAGE.glob("*/adapters.py")]
    packages = [
        f"{it.parts[-4]}.{it.parent.name}/" for it in PACKAGE.glob("*/adapters/*/__init__.py")
    ]
    assert sorted(adapters()) == sorted(modules + single + packages)


DOCUMENTS = [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/*.md"))]


def named_code(text: str) -> set[str]:
    """Return the modules, functions and files of the package that a document names."""
    subjects = "|".join(sorted(FOUNDATION | USES.keys() | AGGREGATORS | {"cli"}))
    parts = rf"(?:{'|'.join(LAYERS)})"
    dotted = re.findall(rf"`(?:deskbook\.)?((?:{subjects})\.{parts}(?:\.\w+)*)`", text)
    front = re.findall(r"`(cli(?:\.\w+)+)`", text)
    paths = re.findall(rf"`(?:scripts/deskbook/)?((?:{subjects})/[\w/]+\.py)`", text)
    return {*dotted, *front, *(it.removesuffix(".py").replace("/", ".") for it in paths)}


def exists(name: str) -> bool:
    """Return whether a dotted name below the package is a package, a module, or a name in one."""
    path = PACKAGE / name.replace(".", "/")
    if path.is_dir() or path.with_suffix(".py").is_file():
        return True
    module, _, last = name.rpartition(".")
    file = (PACKAGE / module.replace(".", "/")).with_suffix(".py")
    defined = rf"^(?:def {last}\(|class {last}\b|{last}\b.* = )"
    return file.is_file() and bool(re.search(defined, file.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda it: it.name)
def test_the_code_that_a_document_names_exists(document):
    assert [it for it in sorted(named_code(document.read_text("utf-8"))) if not exists(it)] == []


def test_names_of_code_are_found_in_a_document():
    text = "See `care.rules.due`, `cli.command`, `library/model/ticket.py` and `library.md`."
    assert named_code(text) == {"care.rules.due", "cli.command", "library.model.ticket"}
    assert exists("library.model.ticket.Ticket")
    assert not exists("library.model.ticket.Tickets")


def test_every_module_that_a_contract_excepts_exists():
    """A contract that names a missing module would let any new module of that name through."""
    allowed = [
        it.partition(" -> ")[0] for kept in CONTRACTS for it in kept.get("ignore_imports", ())
    ]
    paths = [ROOT / "scripts" / it.removesuffix(".**").replace(".", "/") for it in allowed]
    assert len(paths) > 10
    assert [it for it in paths if not (it.with_suffix(".py").exists() or it.is_dir())] == []


def test_the_figures_count_what_they_name():
    ticket = Module(
        "library/model/ticket.py",
        'class Ticket:\n    """A ticket."""\n\n    id: str\n    title: str\n    lead: str\n',
    )
    front = Module(
        "cli/one.py",
        "from deskbook.care.rules import due\n\n\n"
        'def forward(root, day):\n    """How it is."""\n    return due.run(root, at=day)\n\n\n'
        "def decide(root, day):\n    return due.run(root, at=day or 1)\n",
    )
    due = Module(
        "care/rules/due.py",
        "from deskbook.library.model.ticket import Ticket\nfrom deskbook.mail import rules\n"
        'SHOWN = ("id", "title", "lead")\nFEW = ("id", "title", "other")\n',
    )
    mail = Module("mail/rules.py", "from deskbook.care.rules.due import SHOWN\n")
    found = (ticket, front, due, mail)
    edges = structure.imports(found)
    assert edges == {
        ("cli.one", "care.rules.due"),
        ("care.rules.due", "library.model.ticket"),
        ("care.rules.due", "mail.rules"),
        ("mail.rules", "care.rules.due"),
    }
    assert structure.pairs(edges) == (("care", "mail"),)
    assert structure.kinds(edges) == {"foundation": 1, "crossing": 2}
    assert structure.passing(found) == ("cli/one.py:4 forward",)
    assert structure.field_lists(found) == ("care/rules/due.py:3",)
    assert [it for it in structure.docstrings(found) if structure.interrogative(it[1])] == [
        ("cli/one.py:4", "How it is.")
    ]
