"""Definition sets: those that come with Deskbook, and a library's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from deskbook.library.adapters import files, repo
from deskbook.library.formats import yaml_file
from deskbook.library.formats.text import Reading
from deskbook.library.model.finding import DeskError, Finding, UnreadableError
from deskbook.library.rules import references
from deskbook.reports.model.survey import DefinitionSet
from deskbook.reports.rules import counts

OURS: Final = Path(__file__).parents[1] / "surveys"
OWN: Final = f"knowledge/{repo.SURVEYS}"
"""The folder of the sets of a library, one YAML file each."""


def names(root: Path) -> tuple[str, ...]:
    """The names of all sets that there are."""
    found = (*OURS.glob("*.yml"), *(root / OWN).glob("*.yml"))
    return tuple(sorted({path.stem for path in found}))


def load(root: Path, name: str) -> DefinitionSet:
    """A set by its name, the library's own before ours, on top of what it is based on.

    Raises:
        DeskError: there is none, its file has to be mended, or sets are based on each other.
    """
    found, seen = _read(root, name), {name}
    base = found.based_on
    while base:
        if base in seen:
            raise DeskError(f"{OWN}/{name}.yml: {base} is based on itself in the end")
        seen.add(base)
        below = _read(root, base)
        found, base = counts.merge(found, below), below.based_on
    return found


def findings(root: Path) -> Iterator[Finding]:
    """Everything wrong with the library's own sets, what they are based on included."""
    for path in sorted((root / OWN).glob("*")):
        if path.suffix != ".yml":
            message = "only sets of definitions belong here: name it .yml, or move it"
            yield Finding(f"{OWN}/{path.name}", 1, "file.stray", message)
            continue
        reading = _parsed(root, path.stem)
        yield from reading.findings
        if reading.filed is not None and not reading.findings:
            try:
                load(root, path.stem)
            except DeskError as error:
                yield Finding(f"{OWN}/{path.name}", 1, "survey.set", str(error))


def _parsed(root: Path, name: str) -> Reading[DefinitionSet]:
    path = f"{OWN}/{name}.yml"
    own = (root / path).exists()
    data = (files.inside(root, path) if own else OURS / f"{name}.yml").read_bytes()
    return yaml_file.parse(DefinitionSet, "survey", path, data)


def _read(root: Path, name: str) -> DefinitionSet:
    references.refuse_unknown("set", "set of definitions", name, names(root))
    reading = _parsed(root, name)
    if reading.filed is None or reading.findings:
        raise UnreadableError(reading.findings)
    found = reading.filed.record
    if found.name != name:
        raise DeskError(
            f"{OWN}/{name}.yml: the set is called {found.name}, and the file {name}: use one name"
        )
    return found
