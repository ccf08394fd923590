"""Words that all outcomes share."""

from dataclasses import replace

from deskbook.library.model.finding import Finding
from deskbook.library.model.outcome import Notice, Outcome, Replaced, Step, Written
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


def test_replaced_and_doubtful_data_is_quoted_once_each():
    sure = Replaced("name", "a person's name", "[name]", sure=True, text="Tessa\x1b[0m\nSample")
    email = Replaced("email", "an e-mail address", "[e-mail]", sure=True, text="q@x.example")
    doubtful = Replaced("name", "a person's name", "[name]", sure=False, text="Mock")
    written = Written(replaced=(sure, email, doubtful, email))
    assert [*view.list_replaced(written)] == [
        'Replaced before it was kept: a person\'s name "Tessa\ufffd[0m Sample"; '
        'an e-mail address "q@x.example".',
        "Kept, but is it somebody's? a person's name \"Mock\".",
        "The text as it came is kept nowhere: only the vault may keep it, with a patron.",
        'What is nobody\'s may stay: `desk allow "…"` lets it pass from then on.',
    ]
    kept = replace(written, vault="p-7f3kq29d")
    assert "The vault keeps the text as it came with p-7f3kq29d." in [*view.list_replaced(kept)]
    [_, _, said] = view.list_replaced(replace(kept, as_typed=("7F3K9Q2M",)))
    assert said == "The reply goes out as you typed it: the vault keeps it with p-7f3kq29d."
    assert [*view.list_replaced(Written())] == []
    assert [*view.list_replaced(Written(replaced=(doubtful,)))] == [
        "Kept, but is it somebody's? a person's name \"Mock\"."
    ]
