"""The outcomes of the gate, in words"""

from deskbook.library.model.finding import Finding
from deskbook.library.views.outcome import Said, Screen
from deskbook.privacy import views
from deskbook.privacy.model.privacy import FilesSearched

ERROR = Finding("a.md", 3, "privacy.email", "an address")
WARNING = Finding("a.md", 4, "privacy.name", "a name", "warning")


def searched(files, *findings, selection=""):
    outcome = FilesSearched(files=files, selection=selection, findings=findings)
    return views.describe_search(outcome, Screen())


def test_findings_end_with_a_line_that_counts_files_and_what_is_to_be_mended():
    assert searched(2, ERROR, WARNING) == Said(
        "a.md:3: an address\na.md:4: a name\nLooked at 2 files: 1 to mend, 1 to look at."
    )
    assert searched(1, ERROR) == Said("a.md:3: an address\nLooked at 1 file: 1 to mend.")


def test_a_search_without_findings_names_the_files_too():
    assert searched(1) == Said("No personal data found in 1 file.")
    assert searched(2, selection="staged") == Said("No personal data found in 2 files staged.")


def test_what_newly_passes_is_shown_to_be_confirmed():
    newly = ("919-555-0100", "maps@hill.example")
    outcome = FilesSearched(files=1, selection="staged", newly_own=newly)
    said = views.describe_search(outcome, Screen())
    assert said.out == (
        "From now on the gate lets pass as the library's own: 919-555-0100, maps@hill.example. "
        "If one is a patron's, take it out again.\nNo personal data found in 1 file staged."
    )
