"""An upgrade in words."""

from dataclasses import replace
from datetime import date

from deskbook.jobs.model.outcomes import Look
from deskbook.library.model.records import Holiday
from deskbook.library.views.outcome import Screen
from deskbook.mail.model.health import LetterStep, LetterTested
from deskbook.setup import views
from deskbook.setup.model import Joined, LibrarySetUp, LibraryUpgraded, RolesShown, VaultShared
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
    current = replace(PLANNED, before=3, version=3, steps=(), changed=(), removed=(), notes=())
    assert describe_upgrade(current, Screen()) == "The library has format 3, the current one"


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


SET_UP = LibrarySetUp(
    name="Mill",
    folder="/srv/our mill",
    begun=True,
    paths=("knowledge/library.md",),
    local=("A.",),
    applied=True,
)
CAME = LetterTested(to="ask@l.example", steps=(LetterStep("out"),), back=True)
LOST = replace(CAME, steps=(LetterStep("in", "not within 60 seconds", "look for it"),), back=False)
CRON = {"crontab": "PATH=/bin\n10 6 * * * desk\n"}
UNITS = {"a.service": "x", "a.timer": "y"}


def shown(outcome):
    return views.describe_setup(outcome, Screen()).split("\n")


def test_library_that_was_begun_is_named_with_the_next_commands():
    assert shown(SET_UP) == [
        "Mill is begun in /srv/our mill:",
        "  knowledge/library.md",
        "A.",
        "",
        "Next:",
        "",
        "  cd '/srv/our mill'",
        "  desk build && desk serve",
    ]


def test_plan_of_a_set_up_writes_nothing():
    planned = replace(SET_UP, begun=False, applied=False)
    assert shown(planned)[0] == "Mill would be set up with these files:"
    assert shown(planned)[-1] == "Nothing was written."
    assert shown(replace(planned, paths=()))[0] == "Mill has all of this already."


def test_lost_test_letter_is_named_and_fails_the_set_up():
    lost = replace(SET_UP, begun=False, tested=LOST)
    assert shown(lost)[3:] == [
        "The test letter did not come back.",
        "  in: not within 60 seconds; look for it",
    ]
    assert not lost.is_clean
    assert replace(lost, tested=CAME).is_clean
    assert SET_UP.is_clean


def test_jobs_the_test_letter_and_doubtful_holidays_are_named():
    day = Holiday(day=date(2027, 10, 11), name="Columbus Day")
    whole = replace(SET_UP, begun=False, schedule=CRON, tested=CAME, doubtful=(day,))
    assert shown(whole)[3:] == [
        "The daily jobs are for cron, in .desk/jobs/:",
        "  PATH=/bin",
        "  10 6 * * * desk",
        "Start them with `desk setup --install`, or by hand.",
        "The test letter came back.",
        "Decide on these public holidays yourself; many libraries are open on them, or",
        "close on the day on which they are observed. The others are pinned.",
        "  2027-10-11 Columbus Day",
        "To close on one, add it to `holidays` in knowledge/library.md.",
    ]
    assert "  a.timer" in shown(replace(whole, schedule=UNITS))
    assert "The daily jobs are started by timers of systemd." in shown(
        replace(whole, schedule=UNITS, installed=True)
    )


def test_what_started_jobs_before_is_named_until_it_is_removed():
    former = replace(SET_UP, begun=False, former=("crontab", ".github/workflows/mail.yml"))
    names = ["  crontab", "  .github/workflows/mail.yml"]
    assert shown(former)[3:] == [
        "These still start jobs as before; `desk setup --install` removes them:",
        *names,
    ]
    assert shown(replace(former, stopped=True))[3:] == [
        "Removed, because they started jobs before:",
        *names,
    ]
