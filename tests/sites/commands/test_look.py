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
    assert f"  {FRONT}: changed by you; not approved in this clone" in desk("look", "list").out
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


MACROS = "site/templates/macros.html"


def copied_earlier(root, desk, *, recorded, mine, original):
    """Override a file that the program had in another version then, and change it here."""
    assert desk("look", "override", MACROS, "--no-commit").code == 0
    text = shipped.find_originals()[MACROS].read_text("utf-8")
    before = original(text)
    Path(MACROS).write_text(before, "utf-8")
    digest = shipped.digest(before.encode())
    lock = f"{digest}  {MACROS}\n" if recorded else "# no line\n"
    Path(LOCK).write_text(lock)
    git.commit_all(root, "Copied from an earlier version")
    Path(MACROS).write_text(mine(before), "utf-8")
    git.commit_all(root, "Our change")
    return text


def test_an_update_brings_the_programs_changes_in_beside_ours(git_library, desk):
    text = copied_earlier(
        git_library, desk, recorded=True,
        original=lambda it: "{# An older first line #}\n" + it, mine=lambda it: it + "{# Ours #}\n",
    )  # fmt: skip
    assert f"`desk look update {MACROS}`" in desk("check").out
    assert desk("look", "update", "macros.html").code == 0
    assert Path(MACROS).read_text("utf-8") == text + "{# Ours #}\n"
    assert git.run(git_library, "status", "--porcelain") == b""
    assert "site.override" not in desk("check").out
    assert "has not changed since it was copied" in desk("look", "update", MACROS).err


def test_an_update_that_cannot_keep_both_changes_writes_nothing(git_library, desk):
    copied_earlier(
        git_library, desk, recorded=True,
        original=lambda it: "{# Older #}\n" + it, mine=lambda it: it.replace("Older", "Ours"),
    )  # fmt: skip
    before = Path(MACROS).read_bytes()
    refused = desk("look", "update", MACROS)
    assert refused.code == 2
    assert "in the same lines by the program, so nothing was written" in refused.err
    assert Path(MACROS).read_bytes() == before


def test_a_file_that_is_not_utf_8_is_not_updated(git_library, desk):
    copied_earlier(
        git_library, desk, recorded=True,
        original=lambda it: "{# An older first line #}\n" + it, mine=lambda it: it,
    )  # fmt: skip
    with Path(MACROS).open("ab") as stream:
        stream.write("{# Bücher #}\n".encode("latin-1"))
    refused = desk("look", "update", MACROS)
    assert (refused.code, "is not UTF-8: save it" in refused.err) == (2, True)


def test_an_original_that_nobody_recorded_is_one_that_libraries_had_copies_of(
    git_library, desk, monkeypatch
):
    text = copied_earlier(
        git_library, desk, recorded=False,
        original=lambda it: "{# Older #}\n" + it, mine=lambda it: it + "{# Ours #}\n",
    )  # fmt: skip
    refused = desk("look", "update", MACROS)
    assert "is not in Git's history, so nothing can be merged" in refused.err
    monkeypatch.setattr(
        shipped,
        "is_former",
        lambda _, data: data.startswith(b"{# Older") and not data.endswith(b"Ours #}\n"),
    )
    assert desk("look", "update", MACROS).code == 0
    assert Path(MACROS).read_text("utf-8") == text + "{# Ours #}\n"


def test_what_has_no_original_is_not_updated(library, desk):
    assert desk("look", "override", "en.yml", "--as", "site/languages/fr.yml").code == 0
    assert "has no site/languages/fr.yml" in desk("look", "update", "fr.yml").err
    assert desk("look", "override", FRONT).code == 0
    lock = Path(LOCK).read_text()
    Path(LOCK).write_text(lock.replace(lock.splitlines()[1][:64], "0" * 64))
    assert "is not in Git's history" in desk("look", "update", FRONT).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("override", "mkdocs.yml"), "mkdocs.yml cannot be overridden"),
        (("override", "site/staff.yml"), "site/staff.yml cannot be overridden"),
        (("override", "frnt.html"), "there is no frnt.html here"),
        (("override", "site/templates/public/frnt.html"), f"is {FRONT} meant?"),
        (("override", "search.html"), "search.html is 3 files, name one"),
        (("override", "../../etc/passwd"), "there is no ../../etc/passwd here"),
        (("override", FRONT, "--as", "../front.html"), "../front.html cannot be overridden"),
        (("override", FRONT, "--as", "site/../../front.html"), "leads out of the library"),
        (("override", FRONT, "--as", "knowledge/library.md"), "knowledge/library.md cannot be"),
        (("update", FRONT), "the library overrides nothing"),
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


@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_name_of_a_file_is_refused(git_library, desk, name):
    outcome = desk("look", "override", name)
    why = "desk: name a file of the sites: `desk look list` shows them\n"
    assert (outcome.code, outcome.err) == (2, why)
