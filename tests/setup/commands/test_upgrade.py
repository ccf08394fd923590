"""`desk upgrade` in libraries of an earlier format, and a newer format with an older program."""

import re
import shutil
from pathlib import Path

import click
import pytest
from tests.cases import some

from deskbook.cli.main import VERBS
from deskbook.cli.main import desk as program
from deskbook.jobs import views
from deskbook.jobs.adapters import wheel
from deskbook.jobs.formats.pins import parse
from deskbook.jobs.model.wheel import PINS, Pins
from deskbook.library.adapters import git, lookup, shipped
from deskbook.library.model.vocabulary import FORMAT

ROOT = Path(__file__).parents[3]
LIBRARY = "knowledge/library.md"


def set_format(root, line):
    """Write a line in place of the format of a library; an empty one removes it."""
    path = root / LIBRARY
    path.write_text(re.sub(r"(?m)^format: .*\n", line, path.read_text("utf-8")), "utf-8")


def head(root):
    """Return the commit that a clone is at."""
    return git.run(root, "rev-parse", "HEAD").decode().strip()


def test_an_upgrade_is_shown_and_then_made_in_one_commit(git_library, desk):
    set_format(git_library, "")
    (git_library / ".gitignore").write_text(".desk/\n")
    git.commit_all(git_library, "An earlier format")
    before = head(git_library)
    shown = desk("upgrade")
    assert shown.code == 0
    assert f"from format 1 to {FORMAT}" in shown.out
    assert head(git_library) == before
    assert desk("upgrade", "--apply").code == 0
    assert f"\nformat: {FORMAT}\n" in (git_library / LIBRARY).read_text("utf-8")
    assert ".venv/" in (git_library / ".gitignore").read_text("utf-8")
    assert desk("upgrade", "--apply").out.startswith(f"The library has format {FORMAT}")
    assert git.run(git_library, "rev-list", "--count", f"{before}..HEAD") == b"1\n"
    assert git.run(git_library, "status", "--porcelain") == b""


@pytest.mark.slow
@pytest.mark.parametrize(
    "named",
    some(["deskbook==0.1.0", "deskbook @ git+https://git.example/us/desk@v0.1.0", "-e ."], 1),
)
def test_name_that_jobs_installed_becomes_the_wheel_of_the_program(git_library, desk, named):
    """What `desk github init` wrote once trusted whoever has that name on an index."""
    set_format(git_library, "")
    assert desk("github", "init").code == 0
    pins, due = git_library / PINS, wheel.running()
    (git_library / due.path).unlink()
    pins.write_text(f"{views.HEAD}{named}\n")
    (pins.parent / "install.sh").write_text(f"{views.HEAD}pip install -r {PINS}\n")
    git.commit_all(git_library, "As in format 1")
    done = desk("upgrade", "--apply")
    assert done.code == 0
    assert due.path in done.out
    assert (git_library / due.path).read_bytes() == due.data
    assert parse(pins.read_text()) == Pins({due.path: due.digest})
    assert "--require-hashes" in (pins.parent / "install.sh").read_text()
    assert git.run(git_library, "status", "--porcelain") == b""
    assert "the jobs use Deskbook 0.1.0, as you do\n" in desk("doctor").out


def test_copies_of_the_sites_files_go_and_changed_ones_stay(git_library, desk):
    root = git_library
    set_format(root, "")
    shutil.copytree(ROOT / "site", root / "site")
    shutil.copy(ROOT / "mkdocs.yml", root)
    macros, main = root / "site/templates/macros.html", root / "site/overrides/main.html"
    macros.write_bytes(macros.read_bytes().replace(b"\n", b"\r\n"))
    main.write_text(main.read_text("utf-8") + "<!-- ours -->\n", "utf-8")
    git.commit_all(root, "As in format 1")
    done = desk("upgrade", "--apply")
    assert done.code == 0
    assert "site/overrides/main.html was changed here, so it stays" in done.out
    assert [it for it in (root / "site").rglob("*") if it.is_file()] == [main]
    assert [it.name for it in (root / "site").rglob("*")] == ["overrides", "main.html"]
    assert not (root / "mkdocs.yml").exists()
    assert git.run(root, "status", "--porcelain") == b""


@pytest.mark.slow
def test_copies_that_a_merge_brought_back_are_named_and_removed_again(git_library, desk):
    original = shipped.find_originals()["site/overrides/main.html"]
    assert desk("upgrade", "--apply").code == 0
    assert desk("look", "override", "main.html").code == 0
    assert desk("upgrade").out == f"The library has format {FORMAT}, the current one\n"
    (git_library / "site/templates").mkdir()
    shutil.copy(ROOT / "site/templates/macros.html", git_library / "site/templates")
    shutil.copy(ROOT / "mkdocs.yml", git_library)
    git.commit_all(git_library, "A merge")
    assert "mkdocs.yml:1: warning: nothing reads this file and 1 more" in desk("check").out
    done = desk("upgrade", "--apply")
    assert "  remove  mkdocs.yml\n  remove  site/templates/macros.html\n" in done.out
    kept = git_library / "site/overrides/main.html"
    assert kept.read_bytes() == original.read_bytes()
    assert git.run(git_library, "log", "-1", "--format=%s") == (
        b"Renew the files that the program makes\n"
    )
    assert "site.unused" not in desk("check").out


def test_the_programs_own_repository_keeps_its_files(git_library, desk):
    set_format(git_library, "")
    shutil.copytree(ROOT / "site", git_library / "site")
    (git_library / "scripts/deskbook").mkdir(parents=True)
    (git_library / "scripts/deskbook/__main__.py").write_text("")
    git.commit_all(git_library, "A checkout")
    done = desk("upgrade", "--apply")
    assert (done.code, "remove" in done.out) == (0, False)
    assert (git_library / "site/templates/macros.html").is_file()
    assert "site.unused" not in desk("check").out


def test_check_names_the_command_of_an_upgrade_that_is_due(library, desk):
    set_format(library, "")
    found = desk("check", LIBRARY)
    assert "run `desk upgrade`" in found.out
    assert "[library.format]" in found.out
    assert desk("upgrade", "--apply").code == 0
    assert "library.format" not in desk("check", LIBRARY).out


NEWER = FORMAT + 1


@pytest.mark.parametrize(
    "line",
    [
        f"format: {NEWER}\n",
        f'format: "{NEWER}"\n',
        f"format:   '{NEWER}'   # since May\n",
        f'"format": {NEWER}\n',
        f"format : {NEWER * 10**20}\r\n",
    ],
)
def test_a_newer_format_is_refused_however_it_is_written(library, desk, line):
    set_format(library, line)
    refused = desk("list")
    assert refused.code == 2
    assert refused.err.count("\n") == 1
    assert "install a newer Deskbook" in refused.err


def verbs():
    """Return every command that has a library, as the words that call it."""

    def walk(command, words):
        if isinstance(command, click.Group):
            for name in command.list_commands(None):
                yield from walk(command.get_command(None, name), (*words, name))
        elif any(it.name == "root" for it in command.params):
            yield words

    for section in VERBS.values():
        for name in section:
            yield from walk(program.get_command(None, name), (name,))


@pytest.mark.parametrize("words", list(verbs()), ids=" ".join)
def test_every_command_of_a_library_refuses_a_newer_format(library, desk, words):
    set_format(library, f"format: {NEWER}\n")
    refused = desk(*words, "--root", str(library))
    assert refused.code == 2
    assert f"has format {NEWER}" in refused.err


def test_the_merge_driver_refuses_a_newer_format(library, desk):
    set_format(library, f"format: {NEWER}\n")
    for words in (("merge-driver", "--install"), ("merge-driver", "a", "b", "c")):
        refused = desk(*words)
        assert refused.code == 2
        assert f"has format {NEWER}" in refused.err


def test_a_format_in_the_text_of_a_library_is_no_format(library):
    with (library / LIBRARY).open("a") as stream:
        stream.write(f"\nformat: {NEWER}\n")
    lookup.refuse_newer(library)
