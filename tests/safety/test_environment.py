"""What a machine lacks and damaged files of ours: one sentence, exit code 2, no loss."""

import subprocess
from http.client import HTTPConnection

import pytest

from deskbook.sites.adapters import preview
from tests import disks, worlds


@pytest.fixture
def on_small_disk(git_library, tmp_path):
    """A library on a disk of four megabytes."""
    with disks.small(tmp_path / "disk") as disk:
        worlds.copy(git_library, disk / "library")
        yield disk


COMMANDS = (
    ("note", "Q-NEW001", "Looked."),
    ("new", "Is it open?", "-sreference", "-cemail"),
    ("edit", "Q-NEW001", "--title", "Another"),
    ("handover", "sign", "All quiet."),
)


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=lambda it: it[0])
def test_a_full_disk_is_named_and_nothing_is_lost(on_small_disk, desk, words, new_ticket):
    root = on_small_disk / "library"
    before = {it: it.read_bytes() for it in (root / "tickets").rglob("*.md")}
    disks.fill(on_small_disk / "filler")
    done = desk(*words, "--root", str(root))
    assert done.code == 2, done.err
    assert "the disk is full" in done.err
    assert {it: it.read_bytes() for it in before} == before
    (on_small_disk / "filler").unlink()
    assert desk(*words, "--root", str(root)).code == 0
    assert desk("check", "--root", str(root)).code == 0


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=lambda it: it[0])
def test_a_disk_that_can_only_be_read_is_named(on_small_disk, desk, words, new_ticket):
    root = on_small_disk / "library"
    subprocess.run(["mount", "-o", "remount,ro", str(on_small_disk)], check=True)
    done = desk(*words, "--root", str(root))
    assert done.code == 2, done.err
    assert "the disk can only be read" in done.err


@pytest.mark.parametrize("damage", ["empty", "a folder", "half"])
def test_a_damaged_journal_is_named_and_the_command_repairs_it(
    git_library, desk, new_ticket, damage
):
    journal = git_library / ".desk/journal"
    journal.parent.mkdir(exist_ok=True)
    if damage == "a folder":
        journal.mkdir()
    else:
        journal.write_text("" if damage == "empty" else '{"writes": [')
    refused = desk("note", new_ticket, "Looked.")
    assert refused.code == 2
    assert "`rm -r .desk/journal`" in refused.err
    assert "a change that was interrupted cannot be read" in desk("doctor", "--offline").out
    subprocess.run(["rm", "-r", ".desk/journal"], cwd=git_library, check=True)
    assert desk("note", new_ticket, "Looked.").code == 0
    assert "interrupted" not in desk("doctor", "--offline").out


@pytest.mark.parametrize("path", [".git/config", "lists/.git/x", ".desk/journal", ".GIT/config"])
def test_no_title_list_is_read_from_gits_folders(git_library, desk, path):
    record = next((git_library / "knowledge/resources").glob("*.md"))
    text = record.read_text().replace("---\n", f"---\nkbart: {path}\n", 1)
    record.write_text(text)
    assert f"{path} is a file of Git or Deskbook" in desk("check").out
    told = desk("diagnose", "1234-5679")
    assert told.code == 2
    assert "is a file of Git or Deskbook" in told.err


@pytest.mark.parametrize("name", ["index", "readme", "con"])
def test_no_answer_was_called_as_a_page_of_the_site(git_library, desk, name):
    record = next((git_library / "knowledge/answers").glob("*.md"))
    record.write_text(record.read_text().replace("---\n", f"---\nwas: [{name}]\n", 1))
    found = desk("check")
    assert found.code == 1
    assert f"{name} is a page of the site: take it out" in found.out


def test_an_address_that_no_file_can_have_gets_400(tmp_path):
    (tmp_path / "index.html").write_text("Home")
    with preview.serve_sites({"public": tmp_path}, 0) as addresses:
        host = addresses["public"].split("/")[2]
        connection = HTTPConnection(host, timeout=10)
        for path, status in (("/%00", 400), ("/a%00b/", 400), ("/", 200)):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == status, path
            connection.close()
