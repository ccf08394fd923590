"""Libraries of every format and of earlier themes upgrade, check clean and build with today's program."""

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.adapters import shipped
from deskbook.library.model.vocabulary import FORMAT

ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "tests/frozen"
NOW = "2026-11-16T15:30:00Z"
THEMES = ("23365e6", "78bdc0e", "b24227b", "cafdcfe", "388d56e", "ef11522")
"""Commits of the days before format 2 that changed the templates and what they are given."""

pytestmark = pytest.mark.slow


def unpack(data, folder):
    """Unpack an archive; Python 3.11.2 of Debian 12 knows no filter yet."""
    checked = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(folder, **checked)


@pytest.fixture
def thaw(tmp_path, at_the_desk, monkeypatch):
    """Unpack the library of a format into a new clone, in which kim works."""

    def thawed(number, change=lambda _root: None):
        monkeypatch.setenv("DESK_NOW", NOW)
        monkeypatch.setenv("DESK_HANDLE", "kim")
        unpack((FROZEN / f"format-{number}.tar.xz").read_bytes(), tmp_path)
        root = tmp_path / f"format-{number}"
        change(root)
        monkeypatch.chdir(worlds.start_git(root))
        return root

    return thawed


def contents(root):
    """Return the files that a librarian wrote, by path."""
    found = (it for top in ("tickets", "knowledge") for it in (root / top).rglob("*.md"))
    return {it.relative_to(root).as_posix(): it.read_bytes() for it in found}


def upgrade(root, desk):
    """Upgrade a library, and demand that nothing but the format of its records changes."""
    before = contents(root)
    shown = desk("upgrade")
    assert shown.code == 0
    assert contents(root) == before
    done = desk("upgrade", "--apply")
    assert (done.code, done.err) == (0, "")
    after = contents(root)
    profile = after.pop("knowledge/library.md")
    lines = before.pop("knowledge/library.md").splitlines()
    assert [it for it in profile.splitlines() if it not in lines] in ([], [b"format: %d" % FORMAT])
    assert after == before
    assert worlds.git(root, "status", "--porcelain") == ""
    return done


def demand_sound(root, desk):
    """Demand that a library checks clean, has nothing to upgrade and builds both sites."""
    checked = desk("check", "--strict")
    assert (checked.code, checked.out.splitlines()[-1][-13:]) == (0, ": all is well"), checked.out
    again = desk("upgrade", "--apply")
    assert "the current one" in again.out
    assert worlds.git(root, "status", "--porcelain") == ""
    built = desk("build")
    assert (built.code, built.err) == (0, "")
    front = (root / "build/public/site/index.html").read_text("utf-8")
    assert "Hill College Library" in front
    assert (root / "build/public/site/answers/old-maps/index.html").is_file()
    assert (root / "build/staff/site/queues/index.html").is_file()


def test_there_is_a_frozen_library_of_each_format():
    names = {it.name for it in FROZEN.glob("*.tar.xz")}
    assert names == {f"format-{number}.tar.xz" for number in range(1, FORMAT + 1)}


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_library_of_each_format_upgrades_checks_clean_and_builds(thaw, desk, number):
    root = thaw(number)
    due = desk("check")
    assert ("library.format" in due.out) == (number < FORMAT)
    assert f"format {number}" in desk("doctor").out
    assert desk("build", "--public").code == 0
    upgrade(root, desk)
    assert shipped.find_whole_look(root).overrides == ()
    demand_sound(root, desk)
    assert len(desk("list", "--all").out.splitlines()) >= 2


def put_theme(commit):
    """Return what puts the files of the sites of a commit into a library."""
    made = subprocess.run(
        ["git", "archive", commit, "site", "mkdocs.yml"], cwd=ROOT, capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"this clone has no commit {commit}")

    def put(root):
        shutil.rmtree(root / "site")
        (root / "mkdocs.yml").unlink()
        unpack(made.stdout, root)

    return put


@pytest.mark.parametrize("commit", THEMES)
def test_a_library_with_an_earlier_theme_builds_before_and_after_its_upgrade(thaw, desk, commit):
    root = thaw(1, put_theme(commit))
    assert desk("build").code == 0
    upgrade(root, desk)
    assert not (root / "site").exists()
    assert not (root / "mkdocs.yml").exists()
    demand_sound(root, desk)


def test_a_changed_template_of_an_earlier_theme_is_named_until_it_is_dropped(thaw, desk):
    path = "site/templates/public/front.html"

    def change(root):
        put_theme("23365e6")(root)
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write("<p>Ours</p>\n")

    root = thaw(1, change)
    done = upgrade(root, desk)
    assert f"{path} was changed here, so it stays" in done.out
    assert shipped.find_whole_look(root).overrides == (path,)
    assert desk("build", "--public").code == 0
    assert desk("trust", "--apply").code == 0
    refused = desk("build", "--public")
    assert refused.code == 2
    assert refused.err.startswith(f"desk: {path}: no page index can be made of this")
    assert f"`desk look update {path}`" in refused.err
    assert desk("look", "drop", path).code == 0
    demand_sound(root, desk)


def test_a_change_to_an_earlier_template_is_carried_over_to_the_present_one(thaw, desk):
    path = "site/templates/public/front.html"

    def change(root):
        put_theme("23365e6")(root)
        subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
        worlds.git(root, "add", "-A")
        worlds.git(root, "commit", "-qm", "As the program made it")
        with (root / path).open("a", encoding="utf-8") as stream:
            stream.write("<p>Ours</p>\n")

    root = thaw(1, change)
    upgrade(root, desk)
    assert desk("look", "update", path).code == 0
    assert desk("trust", "--apply").code == 0
    demand_sound(root, desk)
    assert "<p>Ours</p>" in (root / "build/public/site/index.html").read_text("utf-8")
