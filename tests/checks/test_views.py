"""Outcomes of checks in words."""

from deskbook.checks import views
from deskbook.checks.model import KindsListed, LibraryChecked
from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Screen
from deskbook.library.views.terminal import Ink

WARNING = Finding("knowledge/answers/a.md", 7, "answer.due", "it is due", "warning")


def test_kinds_are_listed_with_their_meanings():
    listed = KindsListed(kinds={"book": "A book we lend.", "s": "One step."})
    assert views.list_kinds(listed, Screen()) == "book  A book we lend.\ns     One step."


def test_only_errors_or_a_strict_run_fail():
    checked = LibraryChecked(found=(WARNING,), looked_at={"answers": 3})
    assert checked.is_clean
    assert not LibraryChecked(found=(WARNING,), looked_at={"answers": 3}, strict=True).is_clean
    text = views.list_findings(checked, Screen())
    assert text.endswith("Looked at 3 answers: 0 errors, 1 warning in 1 file")


def test_annotations_name_the_folder_of_the_library():
    checked = LibraryChecked(found=(WARNING,), looked_at={"answers": 3}, annotated="library/")
    assert views.list_findings(checked, Screen()).startswith(
        "::warning file=library/knowledge/answers/a.md,line=7,title=answer.due::it is due\n"
    )


LOOKED_AT = {"tickets": 1200, "staff": 1, "answers": 1, "shifts": 0, "library": 1}
FOUND = [
    Finding("knowledge/answers/a.md", 3, "record.names", 'no staff is called "x"', "warning"),
    Finding(
        "tickets/2026/11/Q-A.md", 0, "file.conflict", "two versions\nmet \x1b[31m", fixable=True
    ),
]


def test_findings_for_the_eye_hold_nothing_that_steers_a_terminal():
    assert views.describe(FOUND, LOOKED_AT, Ink()) == (
        'knowledge/answers/a.md:3: warning: no staff is called "x" [record.names]\n'
        "tickets/2026/11/Q-A.md:0: error: two versions\nmet \ufffd[31m [file.conflict]\n"
        "Looked at 1,200 tickets, 1 staff, 1 answer, 1 library: 1 error, 1 warning in 2 files"
    )


def test_with_colour_an_error_stands_out():
    line = views.describe(FOUND[1:], LOOKED_AT, Ink(colour=True)).split("\n")[0]
    assert line.startswith("\x1b[1mtickets/2026/11/Q-A.md:0\x1b[0m: \x1b[31;1merror\x1b[0m: ")


def test_it_is_said_what_was_looked_at_when_all_is_well_too():
    assert views.describe([], LOOKED_AT, Ink()) == (
        "Looked at 1,200 tickets, 1 staff, 1 answer, 1 library: all is well"
    )


def test_findings_for_other_programs():
    assert views.values(FOUND, LOOKED_AT) == {
        "looked_at": LOOKED_AT,
        "errors": 1,
        "warnings": 1,
        "findings": [
            {
                "path": "knowledge/answers/a.md",
                "line": 3,
                "rule": "record.names",
                "message": 'no staff is called "x"',
                "severity": "warning",
                "fixable": False,
            },
            {
                "path": "tickets/2026/11/Q-A.md",
                "line": 0,
                "rule": "file.conflict",
                "message": "two versions\nmet \x1b[31m",
                "severity": "error",
                "fixable": True,
            },
        ],
    }


def test_no_text_of_a_file_can_begin_a_command_of_a_workflow():
    hostile = Finding(
        "knowledge/a,b:c\n.md", 2, "file.name", "100 %\r\n::add-mask::x::set-env name=PATH::/evil"
    )
    assert views.annotate([hostile, *FOUND], LOOKED_AT, "sample/") == (
        "::error file=sample/knowledge/a%2Cb%3Ac%0A.md,line=2,title=file.name::"
        "100 %25%0D%0A::add-mask::x::set-env name=PATH::/evil\n"
        "::warning file=sample/knowledge/answers/a.md,line=3,title=record.names::"
        'no staff is called "x"\n'
        "::error file=sample/tickets/2026/11/Q-A.md,line=1,title=file.conflict::"
        "two versions%0Amet \x1b[31m\n"
        "Looked at 1,200 tickets, 1 staff, 1 answer, 1 library: 2 errors, 1 warning in 3 files"
    )
