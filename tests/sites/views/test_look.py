"""Overrides in words."""

import pytest

from deskbook.checks.rules import look as checks
from deskbook.library.model.look import Override
from deskbook.library.views.outcome import Screen
from deskbook.sites.model import (
    LookCompared,
    LookListed,
    OverrideDropped,
    OverrideMade,
    OverrideUpdated,
    Trusted,
)
from deskbook.sites.views import look

OLD, NEW, MINE = "a" * 64, "b" * 64, "c" * 64
PATH = "site/overrides/main.html"


@pytest.mark.parametrize(
    ("override", "state", "finding"),
    [
        (Override(PATH, MINE, "", ""), "your own file, besides the program's", ""),
        (
            Override(PATH, MINE, OLD, ""),
            "the program has no such file any more",
            "may be used nowhere",
        ),
        (
            Override(PATH, OLD, OLD, NEW),
            "an unchanged copy of an earlier version: drop it",
            "hides the present one",
        ),
        (Override(PATH, OLD, OLD, OLD), "a copy that you have not changed", ""),
        (
            Override(PATH, MINE, OLD, NEW),
            "by the program since you copied it: update",
            "has changed since this copy",
        ),
        (Override(PATH, MINE, OLD, OLD), "changed by you", ""),
        (Override(PATH, MINE, "", NEW), "changed by you; its original is not known: update", ""),
    ],
)
def test_each_state_of_an_override_has_words_and_a_finding_where_something_is_to_do(
    override, state, finding
):
    assert state in look.describe_state(override)
    found = [it.message for it in checks.list_findings([override], [])]
    assert len(found) == bool(finding)
    assert all(finding in it and f"`desk look drop {PATH}`" in it for it in found)


def test_files_that_nothing_reads_are_one_finding():
    (found,) = checks.list_findings([], ["mkdocs.yml"])
    assert (found.path, found.severity, found.rule) == ("mkdocs.yml", "warning", "site.unused")
    assert found.message.startswith("nothing reads this file: the files of the sites come")
    (found,) = checks.list_findings([], ["mkdocs.yml", "site/a.html", "site/b.html"])
    assert found.message.startswith("nothing reads this file and 2 more: ")


def test_files_are_listed_with_the_librarys_own_first():
    mine = Override(PATH, MINE, OLD, OLD)
    listed = LookListed(overrides=(mine,), others=("site/a.html",), unused=("mkdocs.yml",))
    assert look.list_files(listed, Screen()) == (
        "Files of this library, used in place of the program's:\n"
        "  site/overrides/main.html: changed by you\n"
        "Files of this library that nothing reads:\n"
        "  mkdocs.yml\n"
        "The program's files, which `desk look override FILE` copies here:\n"
        "  site/a.html"
    )
    none = LookListed(overrides=(), others=("site/a.html",))
    assert look.list_files(none, Screen()).startswith("The program's files")


def test_what_was_done_is_described():
    mine = Override(PATH, MINE, OLD, OLD)
    made = OverrideMade(path=PATH, source=PATH)
    assert (
        look.describe_made(made, Screen())
        == f"{PATH} is the library's own now: edit it, then `desk build`"
    )
    other = OverrideMade(path="site/languages/fr.yml", source="site/languages/en.yml")
    assert look.describe_made(other, Screen()).startswith(
        "site/languages/fr.yml is a copy of site/languages/en.yml"
    )
    compared = LookCompared(override=mine, lines=("-a", "+b"))
    assert look.show_difference(compared, Screen()) == f"{PATH}: changed by you\n-a\n+b"
    dropped = look.describe_dropped(OverrideDropped(override=mine), Screen())
    assert dropped == f"{PATH} is removed: the program's file is used again"
    addition = look.describe_dropped(OverrideDropped(override=Override(PATH, MINE)), Screen())
    assert addition == f"{PATH} is removed"
    updated = look.describe_updated(OverrideUpdated(override=mine), Screen())
    assert updated.startswith(f"{PATH} has the program's changes and yours")


def test_where_nothing_is_to_be_approved_it_is_said():
    told = look.describe_trust(Trusted(files=(), applied=False), Screen())
    assert told == "Every file of the sites is the program's, or approved in this clone."
