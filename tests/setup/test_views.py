"""An upgrade in words."""

from dataclasses import replace

from deskbook.jobs.model.outcomes import Look
from deskbook.library.views.outcome import Screen
from deskbook.setup.model import Joined, LibraryUpgraded, RolesShown, VaultShared
from deskbook.setup.views import (
    describe_joining,
    describe_roles,
    describe_sharing,
    describe_upgrade,
)

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


def test_a_clone_that_joined_has_a_line_for_each_part_and_for_what_is_left():
    looks = (Look("fine", "lee acts here"), Look("missing", "no vault", "ask for it\nthen again"))
    left = Joined(folder="/srv/lee", looks=looks)
    assert not left.is_clean
    assert describe_joining(left, Screen()).splitlines() == [
        "fine     lee acts here",
        "missing  no vault",
        "           ask for it",
        "           then again",
        "/srv/lee is not ready yet: 1 thing to do.",
    ]
    two = describe_joining(replace(left, looks=looks[1:] * 2), Screen())
    assert two.endswith("/srv/lee is not ready yet: 2 things to do.")
    done = replace(left, looks=looks[:1])
    assert done.is_clean
    assert describe_joining(done, Screen()) == "fine  lee acts here\n/srv/lee is ready."


def test_roles_say_what_the_clone_does():
    assert describe_roles(RolesShown(roles=(), machine="desk-1"), Screen()) == (
        "This clone on desk-1 has no role: `desk role desk` gives it one."
    )
    assert describe_roles(RolesShown(roles=("mail",), machine="desk-1"), Screen()) == (
        "mail: this machine fetches mail and sends the replies"
    )


def test_a_shared_vault_names_the_next_commands():
    assert describe_sharing(VaultShared(address="there.git"), Screen()) == (
        "The vault is shared through there.git. Now `desk push`; then, on each other machine: "
        "`desk pull` and `desk join`."
    )
