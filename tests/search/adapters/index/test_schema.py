"""The modules whose change makes an index outdated."""

from pathlib import Path

import grimp

import deskbook
from deskbook.search.adapters.index import schema

PACKAGE = Path(deskbook.__file__).parent


def test_every_module_that_decides_what_is_in_an_index_is_in_its_checksum():
    found = {it.relative_to(PACKAGE).as_posix() for it in schema.sources()}
    imports = grimp.build_graph("deskbook")
    fill = ("deskbook.search.adapters.index.writer", "deskbook.reports.adapters.tallies")
    used = {it for name in fill for it in imports.find_upstream_modules(name)}
    expected = {
        path
        for it in PACKAGE.rglob("*.py")
        if (path := it.relative_to(PACKAGE).as_posix()).split("/")[1:2]
        and (
            path.split("/")[1].removesuffix(".py") in ("model", "formats")
            or path.startswith("search/adapters/index/")
            or (path.split("/")[1] == "rules" and _name(path) in used)
        )
    }
    assert {
        "calendar/model.py",
        "library/formats/ticket_file.py",
        "library/model/records/answers.py",
        "search/adapters/index/schema.py",
        "answers/rules/use.py",
    } <= expected
    assert expected <= found


def _name(path):
    return f"deskbook.{path.removesuffix('.py').replace('/', '.')}"


def test_a_change_of_a_module_changes_the_checksum(tmp_path, monkeypatch):
    for path in ("calendar/model.py", "library/model/records/answers.py"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text("a = 1\n", encoding="utf-8")
    monkeypatch.setattr(schema, "_PACKAGE", tmp_path)
    before = schema.code_version.__wrapped__()
    (tmp_path / "library/model/records/answers.py").write_text("a = 2\n", encoding="utf-8")
    after = schema.code_version.__wrapped__()
    (tmp_path / "calendar/model.py").write_text("a = 3\n", encoding="utf-8")
    assert len({before, after, schema.code_version.__wrapped__()}) == 3
