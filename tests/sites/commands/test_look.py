"""`desk look` in a library: a file is copied, edited, compared and given up again."""

from pathlib import Path

import pytest

from deskbook.library.adapters import git, shipped

FRONT = "site/templates/public/front.html"
LOCK = "site/overrides.lock"


def test_a_file_is_copied_edited_compared_and_given_up(git_library, desk):
    original = shipped.find_originals()[FRONT]
    made = desk("look", "override", "public/front.html")
    assert (made.code, made.out) == (
        0,
        f"{FRONT} is the library's own now: edit it, then `desk build`\n",
    )
    assert Path(FRONT).read_bytes() == original.read_bytes()
    assert Path(LOCK).read_text().endswith(f"{shipped.digest(original.read_bytes())}  {FRONT}\n")
    assert git.run(git_library, "status", "--porcelain") == b""
    assert f"{FRONT}: a copy that you have not changed" in desk("look", "list").out
    Path(FRONT).write_text("<p>Ours</p>\n")
    assert f"  {FRONT}: changed by you\n" in desk("look", "list").out
    assert "\n+<p>Ours</p>\n" in desk("look", "diff", FRONT).out
    git.commit_all(git_library, "Our front page")
    assert desk("look", "drop", FRONT).code == 0
    assert not Path(FRONT).exists()
    assert not Path(LOCK).exists()
    assert git.run(git_library, "status", "--porcelain") == b""


def test_a_copy_under_another_name_has_no_original(library, desk):
    made = desk("look", "override", "en.yml", "--as", "site/languages/fr.yml")
    assert made.code == 0
    assert "site/languages/fr.yml: your own file" in desk("look", "list").out
    assert not Path(LOCK).exists()


def test_check_names_an_override_whose_original_has_changed(library, desk):
    assert desk("look", "override", FRONT).code == 0
    Path(FRONT).write_text("<p>Ours</p>\n")
    assert "site.override" not in desk("check").out
    lock = Path(LOCK).read_text()
    Path(LOCK).write_text(lock.replace(lock.splitlines()[1][:64], "0" * 64))
    assert f"{FRONT}:1: warning: the program's file has changed" in desk("check").out
    Path("mkdocs.yml").write_text("plugins: []\n")
    assert "mkdocs.yml:1: warning: nothing reads this file" in desk("check").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("override", "mkdocs.yml"), "mkdocs.yml cannot be overridden"),
        (("override", "site/staff.yml"), "site/staff.yml cannot be overridden"),
        (("override", "frnt.html"), "there is no frnt.html here"),
        (("override", "site/templates/public/frnt.html"), f"is {FRONT} meant?"),
        (("override", "search.html"), "search.html is 2 files, name one"),
        (("override", "../../etc/passwd"), "there is no ../../etc/passwd here"),
        (("override", FRONT, "--as", "../front.html"), "../front.html cannot be overridden"),
        (("override", FRONT, "--as", "site/../../front.html"), "leads out of the library"),
        (("override", FRONT, "--as", "knowledge/library.md"), "knowledge/library.md cannot be"),
        (("diff", FRONT), "the library overrides nothing"),
        (("drop", FRONT), "the library overrides nothing"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(library, desk, words, said):
    refused = desk("look", *words)
    assert refused.code == 2
    assert said in refused.err
    assert not Path(LOCK).exists()


def test_a_file_that_the_library_has_is_not_written_over(library, desk):
    Path(FRONT).parent.mkdir(parents=True)
    Path(FRONT).write_text("ours")
    assert (
        "has site/templates/public/front.html already: edit it"
        in desk("look", "override", FRONT).err
    )
    assert Path(FRONT).read_text() == "ours"
    assert "there is no other.html" in desk("look", "drop", "other.html").err


def test_the_programs_own_repository_is_edited_itself(desk, monkeypatch):
    monkeypatch.chdir(shipped.home())
    assert "edit its files in site/ themselves" in desk("look", "override", FRONT).err
