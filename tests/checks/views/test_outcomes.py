"""Outcomes of checks in words."""

from deskbook.checks.model.outcomes import KindsListed, LibraryChecked
from deskbook.checks.views import outcomes
from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Screen

WARNING = Finding("knowledge/answers/a.md", 7, "answer.due", "it is due", "warning")


def test_kinds_are_listed_with_their_meanings():
    listed = KindsListed(kinds={"book": "A book we lend.", "s": "One step."})
    assert outcomes.list_kinds(listed, Screen()) == "book  A book we lend.\ns     One step."


def test_only_errors_or_a_strict_run_fail():
    checked = LibraryChecked(found=(WARNING,), looked_at={"answers": 3})
    assert checked.is_clean
    assert not LibraryChecked(found=(WARNING,), looked_at={"answers": 3}, strict=True).is_clean
    text = outcomes.list_findings(checked, Screen())
    assert text.endswith("Looked at 3 answers: 0 errors, 1 warning in 1 file")


def test_annotations_name_the_folder_of_the_library():
    checked = LibraryChecked(found=(WARNING,), looked_at={"answers": 3}, annotated="library/")
    assert outcomes.list_findings(checked, Screen()).startswith(
        "::warning file=library/knowledge/answers/a.md,line=7,title=answer.due::it is due\n"
    )
