"""An upgrade in words."""

from dataclasses import replace

from deskbook.library.views.outcome import Screen
from deskbook.setup.model import LibraryUpgraded
from deskbook.setup.views import describe_upgrade

PLANNED = LibraryUpgraded(
    before=1,
    version=2,
    steps=("pages come with the program",),
    changed=("knowledge/library.md",),
    removed=("site/main.html",),
    notes=("mkdocs.yml is not read any more",),
    renewed=("Git's hook", "the merge driver"),
    applied=False,
)


def test_a_plan_names_steps_files_and_the_command_that_carries_it_out():
    assert (
        describe_upgrade(PLANNED, Screen())
        == """\
The library would be upgraded from format 1 to 2:
- pages come with the program
  write   knowledge/library.md
  remove  site/main.html
Look at these yourself:
  mkdocs.yml is not read any more
Nothing was changed. `desk upgrade --apply` does it, in one commit."""
    )


def test_an_upgrade_names_what_was_renewed():
    done = replace(PLANNED, applied=True, removed=(), notes=())
    assert (
        describe_upgrade(done, Screen())
        == """\
The library was upgraded from format 1 to 2:
- pages come with the program
  write   knowledge/library.md
Renewed in this clone: Git's hook and the merge driver"""
    )
    assert "Renewed" not in describe_upgrade(replace(done, renewed=()), Screen())


def test_a_current_library_has_nothing_to_do():
    current = replace(PLANNED, before=2, steps=(), changed=(), removed=(), notes=())
    assert describe_upgrade(current, Screen()) == "The library has format 2, the current one"


def test_many_removed_files_of_a_folder_are_one_line():
    paths = ("mkdocs.yml", *(f"site/{it}.html" for it in "abcdef"))
    shown = describe_upgrade(replace(PLANNED, removed=paths), Screen())
    assert "  remove  mkdocs.yml\n  remove  site/ (6 files)\nLook at" in shown
