"""Words that all outcomes share."""

from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Notice, Outcome, Step
from deskbook.library.views import outcome as view

TICKET = Finding("tickets/2026/11/Q-BAD001.md", 3, "ticket.id", "this is no id")
FILE = Finding("tickets/2026/11/Q-BAD002.md", 7, "file.text", "this is not UTF-8")
WARNING = Finding("knowledge/library.md", 2, "library.week", "no opening hours", "warning")


def test_outcome_without_remarks_says_nothing():
    assert view.remarks(Outcome()) == ""
    assert Outcome().is_clean


def test_damaged_tickets_are_named_with_a_closing_line_and_fail_the_run():
    outcome = Outcome(notices=(Notice("a.b", "First."),), findings=(WARNING,), damaged=(TICKET,))
    assert not outcome.is_clean
    assert view.remarks(outcome).split("\n") == [
        "First.",
        "knowledge/library.md:2: no opening hours",
        "tickets/2026/11/Q-BAD001.md:3: this is no id",
        "desk: these tickets are looked after again once they are mended",
    ]


def test_unread_files_are_named_with_a_closing_line_and_fail_the_run():
    outcome = Outcome(unread=(FILE,))
    assert not outcome.is_clean
    assert view.remarks(outcome).split("\n") == [
        "tickets/2026/11/Q-BAD002.md:7: this is not UTF-8",
        "desk: these files are left out of the list until they are mended",
    ]


def test_warnings_do_not_fail_the_run():
    assert Outcome(findings=(WARNING,)).is_clean


def test_steps_are_given_one_a_line():
    outcome = Outcome(next=(Step("Do this."), Step("Then that.", ("desk list",))))
    assert list(view.steps(outcome)) == ["Do this.", "Then that."]
