"""The files of the sites: the program's, unless a library has its own."""

import subprocess
from pathlib import Path

import pytest

from deskbook.library.adapters import shipped

ROOT = Path(__file__).parents[3]
LAST = "bfa5c4a"
"""The last commit whose `desk init` copied the files of the sites into a library."""


def write(root, path, text):
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_every_file_is_the_programs_where_a_library_has_none(tmp_path):
    look = shipped.find_whole_look(tmp_path)
    assert look.files == look.originals
    assert look.overrides == ()
    assert look.files["mkdocs.yml"] == shipped.home() / "mkdocs.yml"
    assert look.below("site/pages").keys() == {
        "status/index.html",
        "status/status.css",
        "status/status.js",
    }


def test_the_repository_of_the_program_overrides_nothing():
    assert shipped.find_look(ROOT).overrides == ()


def test_a_changed_file_and_a_new_one_are_the_librarys_own(tmp_path):
    write(tmp_path, "site/overrides/main.html", "ours")
    write(tmp_path, "site/overrides/assets/logo.png", b"\x89PNG")
    write(
        tmp_path,
        "site/languages/fr.yml",
        shipped.find_originals()["site/languages/en.yml"].read_bytes(),
    )
    look = shipped.find_whole_look(tmp_path)
    assert look.overrides == (
        "site/languages/fr.yml", "site/overrides/assets/logo.png", "site/overrides/main.html",
    )  # fmt: skip
    assert look.files["site/overrides/main.html"] == tmp_path / "site/overrides/main.html"
    assert look.files["site/overrides/404.html"] == look.originals["site/overrides/404.html"]


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "site/staff.yml",
        "site/overrides.lock",
        "site/templates/.hidden.html",
        "site/overrides/main.html~",
        "site/overrides/main.html.orig",
        "other/main.html",
    ],
)
def test_configuration_and_leftovers_are_never_used(tmp_path, path):
    write(tmp_path, path, "ours")
    assert shipped.find_whole_look(tmp_path).overrides == ()


def test_links_are_not_followed(tmp_path):
    write(tmp_path, "elsewhere/main.html", "ours")
    library = tmp_path / "library"
    (library / "site/overrides").mkdir(parents=True)
    (library / "site/overrides/main.html").symlink_to(tmp_path / "elsewhere/main.html")
    (library / "site/templates").symlink_to(tmp_path / "elsewhere")
    assert shipped.find_whole_look(library).overrides == ()
    other = tmp_path / "other"
    other.mkdir()
    (other / "site").symlink_to(tmp_path / "elsewhere")
    assert shipped.find_whole_look(other).overrides == ()


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_copies_of_the_present_files_are_not_overrides(tmp_path, ends):
    for path, place in shipped.find_originals().items():
        write(tmp_path, path, place.read_bytes().replace(b"\n", ends))
    assert shipped.find_whole_look(tmp_path).overrides == ()


def test_a_copy_that_desk_look_made_counts_though_nobody_changed_it(tmp_path):
    path = "site/overrides/main.html"
    data = shipped.find_originals()[path].read_bytes()
    write(tmp_path, path, data)
    write(
        tmp_path,
        "site/overrides/404.html",
        shipped.find_originals()["site/overrides/404.html"].read_bytes(),
    )
    write(tmp_path, shipped.LOCK, f"{shipped.digest(data)}  {path}\n")
    assert shipped.find_whole_look(tmp_path).overrides == (path,)
    assert shipped.list_unused(tmp_path) == ("site/overrides/404.html",)
    (override,) = shipped.list_overrides(tmp_path)
    assert (override.is_untouched, override.is_outdated) == (True, False)


def git(*words):
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, check=False)


def test_every_version_that_a_library_may_have_a_copy_of_is_known():
    """All versions in the history of this repository, whichever commit a library began with."""
    log = git(
        "log",
        "--format=",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--root",
        "-m",
        LAST,
        "--",
        "site",
        "mkdocs.yml",
    )
    if log.returncode or git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        pytest.skip("this clone has no history back to format 1")
    rows = [line.split("\t") for line in log.stdout.decode().splitlines()]
    versions = {(path, meta.split()[3]) for meta, path in rows} - {
        (path, "0" * 40) for _, path in rows
    }
    assert len(versions) > 150
    unknown = [
        (path, blob)
        for path, blob in sorted(versions)
        if not shipped.is_former(path, git("cat-file", "blob", blob).stdout)
    ]
    assert unknown == []
