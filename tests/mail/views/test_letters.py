"""Letters before they are kept, the outbox, and corrections, in words."""

from dataclasses import replace
from datetime import UTC, datetime

from deskbook.library.views.outcome import Screen
from deskbook.mail.model.outcomes import LetterListed, LetterPreviewed, OutboxListed
from deskbook.mail.model.outgoing import PublicLetter
from deskbook.mail.views import letter as letters
from deskbook.mail.views import outcomes

SCREEN = Screen()
LETTER = PublicLetter(
    ticket="Q-AAAAAA",
    entry="00000001",
    text="On floor two.",
    written=datetime(2026, 11, 5, 15, tzinfo=UTC),
    library="Hill Library",
    service="",
    link="",
    automatic=False,
)
SHOWN = """\
  | On floor two.
  |
  | --
  | Hill Library
  | Your question has the number Q-AAAAAA. To go on, answer this message."""


def test_letter_is_shown_as_its_patron_will_read_it():
    assert outcomes.show_preview(LetterPreviewed(ticket="Q-AAAAAA", letter=LETTER), SCREEN) == SHOWN


def test_colleagues_letter_is_shown_below():
    two = LetterPreviewed(ticket="Q-AAAAAA", letter=LETTER, other="ann", other_text="Floor three.")
    assert outcomes.show_preview(two, SCREEN) == (
        f"{SHOWN}\n\nann wrote to this patron within the last day:\n\n  | Floor three."
    )


def test_ticket_without_mail_has_no_letter():
    none = LetterPreviewed(ticket="Q-AAAAAA", letter=None)
    assert outcomes.show_preview(none, SCREEN) == "Replies in Q-AAAAAA do not go out by mail."


def test_outbox_lists_letters_with_what_can_be_done():
    it = LetterListed("Q-AAAAAA", "00000001", "ann", "held", LETTER.written, "is held back")
    assert outcomes.list_outbox(OutboxListed(letters=(it,)), SCREEN) == (
        "Q-AAAAAA ^00000001  @ann, is held back\n"
        "`desk outbox hold|edit|release TICKET`, or `desk undo TICKET` takes one back."
    )
    assert outcomes.list_outbox(OutboxListed(letters=()), SCREEN) == (
        "No letter waits in the outbox."
    )


def test_correction_says_first_what_it_corrects():
    it = replace(LETTER, corrects="Thursday 5 November 2026")
    first = "This corrects what we wrote to you on Thursday 5 November 2026."
    assert letters.write_plain(it).startswith(f"{first}\n\nOn floor two.\n\n-- \n")
    assert f"<p>{first}</p>\n<p>On floor two.</p>" in letters.write_html(it)
